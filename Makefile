# Everything a developer runs. `make` alone lists the targets; each creates .venv on first use.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LOWEST := .venv-lowest
TOOLS := .venv-tools
SPARK := .venv-spark
SAIL := 'pysail==0.7.2' 'pyspark-client==4.2.*'# Spark without Java, for the tests; no extra, since a user has a Spark
LOCK := requirements-dev.txt
MINUTES := 10
WRITTEN = $(shell git log -1 --format=%ct 2>/dev/null || echo 315532800)# seconds since 1970, of the last commit
REFUSED := GNU General Public License (GPL);GNU General Public License v2 (GPLv2);GNU General Public License v3 (GPLv3);GNU Affero General Public License v3
DATA := ../shared/data# labelled articles of others, where a developer has them
PYTEST := $(BIN)/python -m pytest -n auto --dist worksteal
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.DEFAULT_GOAL := help
.PHONY: help install demo test long spark fuzz check lowest format lint types docs train eval bench golden faults load audit lock dist clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

install: $(VENV)/dev ## create .venv with newsdiff and the development tools

demo: $(VENV)/run ## install and show where article 001 of corpus/ comes from
	$(BIN)/newsdiff provenance 001 000

test: $(VENV)/dev ## run the tests and the examples in the docstrings
	$(PYTEST) -m "not long"

long: $(VENV)/dev ## run the tests that take long: browser, kills, full disks, load, growth
	$(PYTEST) -m long

spark: $(SPARK)/dev ## run the tests that need Spark itself and Java, and kill a worker of a cluster; 450 MB at first
	NEWSDIFF_REQUIRE_SPARK=jvm $(SPARK)/bin/python -m pytest tests/test_spark_jvm.py

fuzz: $(VENV)/dev ## give random inputs to everything that reads for MINUTES=10; what breaks is kept in tests/fuzz/found
	$(BIN)/python tests/fuzz/loop.py --minutes $(MINUTES)

check: lint types test ## format, lint, types, tests, docs up to date
	$(BIN)/python docs/update.py --check

lowest: $(LOWEST)/dev ## lint and run the tests of `make test` with the lowest versions that pyproject.toml allows
	$(LOWEST)/bin/ruff check
	$(LOWEST)/bin/python -m pytest -n auto --dist worksteal -m "not long"

format: $(VENV)/dev ## rewrite the code in the house format
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

lint: $(VENV)/dev ## check the format and the rules in pyproject.toml
	$(BIN)/ruff format --check
	$(BIN)/ruff check

types: $(VENV)/dev ## check the types, strictly
	$(BIN)/mypy

docs: $(VENV)/dev ## run the commands shown in README.md and docs/ again and paste their output
	$(BIN)/python docs/update.py

train: $(VENV)/dev ## make the model of cleaning from the labelled pages in DATA, and measure it on what is left out
	$(PIP) install scikit-learn
	$(BIN)/python -m benchmarks.train_boilerplate --data $(DATA) --across

eval: $(VENV)/dev ## compare what is found with the labels of corpus/ and with the floors for the data in DATA
	$(BIN)/python -m benchmarks.corpus
	$(BIN)/python -m benchmarks.gate --data $(DATA)

bench: $(VENV)/dev ## print the start-up time beside that of the bare imports
	$(BIN)/python -m benchmarks.startup

golden: $(VENV)/dev ## accept what the commands print now into tests/golden/; read the difference
	$(BIN)/python -m pytest tests/test_golden.py --update-golden

faults: $(VENV)/dev ## kill commands, take disk and memory from them, and see that nothing is lost; half an hour
	$(BIN)/python -m benchmarks.faults

load: $(VENV)/dev ## read an archive by eight processes while a ninth writes, for MINUTES
	$(BIN)/python -m benchmarks.load --minutes $(MINUTES)

audit: $(TOOLS)/made $(VENV)/dev ## known faults of the locked versions, and the licences; needs the network
	$(BIN)/ruff check --select S src
	$(TOOLS)/bin/pip-licenses --python $(BIN)/python --ignore-packages newsdiff --fail-on '$(REFUSED)'
	$(TOOLS)/bin/pip-audit --requirement $(LOCK) --require-hashes --disable-pip --strict --progress-spinner off

lock: $(TOOLS)/made ## renew the lock file of the development tools; needs the network
	$(TOOLS)/bin/uv pip compile --quiet --universal --python-version 3.11 --extra dev --generate-hashes --upgrade \
	  --custom-compile-command 'make lock' --output-file $(LOCK) pyproject.toml

# Built twice, in two places: the same bytes, or it ends with an error.
dist: $(TOOLS)/made $(VENV)/run ## wheel, source and bill of materials (CycloneDX) in dist/, the same bytes every time; needs the network
	rm -rf dist build/again
	SOURCE_DATE_EPOCH=$(WRITTEN) $(TOOLS)/bin/python -m build --outdir dist
	SOURCE_DATE_EPOCH=$(WRITTEN) $(TOOLS)/bin/python -m build --outdir build/again
	cd build/again && for file in *; do cmp "$$file" "../../dist/$$file"; done
	$(TOOLS)/bin/cyclonedx-py environment --pyproject pyproject.toml --output-reproducible --output-file dist/newsdiff.cdx.json $(BIN)/python
	cd dist && sha256sum * >SHA256SUMS && cat SHA256SUMS

clean: ## remove the environments, caches and build results
	rm -rf $(VENV) $(LOWEST) $(SPARK) $(TOOLS) build dist tests/actual .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamps are renewed when pyproject.toml changes. `run` holds what a user needs, `dev` adds the tools.

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/run: pyproject.toml | $(BIN)/python
	$(PIP) install --editable .
	@touch $@

$(VENV)/dev: pyproject.toml | $(BIN)/python
	$(PIP) install --editable '.[dev]' $(SAIL)
	@touch $@ $(VENV)/run

# Apart from the others: pyspark and pyspark-client are the same package.
$(SPARK)/dev: pyproject.toml
	$(PYTHON) -m venv $(SPARK)
	$(SPARK)/bin/python -m pip --disable-pip-version-check --quiet install --editable '.[spark]' 'pyspark[connect]==4.2.*' pytest pytest-timeout hypothesis
	@touch $@

$(TOOLS)/made:
	$(PYTHON) -m venv $(TOOLS)
	$(TOOLS)/bin/python -m pip --disable-pip-version-check --quiet install build cyclonedx-bom pip-audit pip-licenses uv
	@touch $@

# Every `name>=version` becomes `name==version`, also for the build; a version that is not on PyPI, has no wheel or
# does not go with the others is an error.
$(LOWEST)/dev: pyproject.toml
	$(PYTHON) -m venv --clear $(LOWEST)
	grep -o '"[A-Za-z][A-Za-z0-9-]*>=[^"]*"' pyproject.toml | sed 's/"//g; s/>=/==/' >$(LOWEST)/constraints.txt
	PIP_CONSTRAINT=$(CURDIR)/$(LOWEST)/constraints.txt $(LOWEST)/bin/python -m pip --disable-pip-version-check --quiet \
	  install --only-binary :all: --editable '.[dev]'
	@touch $@
