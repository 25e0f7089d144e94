"""Reports in a notebook: they show themselves, and become tables of other packages."""

import html
import re
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import handmade
from newsdiff.errors import MissingExtra
from newsdiff.report import html as page
from newsdiff.report import jsonl, notebook

MAKERS = [handmade.provenance, handmade.dedupe, handmade.clean]


@pytest.mark.parametrize("make", MAKERS)
def test_a_notebook_shows_the_page_in_a_frame_of_its_own(make):
    shown = make()._repr_html_()
    (source,) = re.findall(r'<iframe [^>]*sandbox="allow-scripts" [^>]*srcdoc="([^"]*)"', shown)

    assert html.unescape(source) == page.render(make())


def test_the_headline_stands_outside_of_the_frame():
    shown = handmade.dedupe()._repr_html_()

    assert shown.startswith("<p><strong>2 passages run through several outlets")


@settings(max_examples=30)
@given(text=st.text(max_size=30))
def test_no_name_leaves_its_place(text):
    shown = handmade.provenance(text, text)._repr_html_()

    assert shown.encode().decode() == shown
    assert re.findall(r"<(\w+)", shown) == ["p", "strong", "iframe"]


def test_a_page_too_long_for_a_notebook_is_its_headline(monkeypatch):
    monkeypatch.setattr(notebook, "_MAX_CHARACTERS", 10)

    assert "iframe" not in handmade.clean()._repr_html_()


@pytest.mark.parametrize("make", MAKERS)
def test_tables_of_every_package_have_the_same_columns_and_rows(make):
    for name in ("pyarrow", "pandas", "polars"):
        pytest.importorskip(name)
    report = make()
    arrow, pandas, polars = report.to_arrow(), report.to_pandas(), report.to_polars()

    assert polars.to_dicts() == arrow.to_pylist()
    assert list(pandas.columns) == polars.columns == arrow.column_names
    assert pandas["text"].tolist() == arrow["text"].to_pylist()
    assert len(pandas) == len(list(jsonl.render(report)))


@pytest.mark.parametrize(
    ("package", "method", "extra"),
    [
        ("pyarrow", "to_arrow", "parquet"),
        ("pandas", "to_pandas", "pandas"),
        ("polars", "to_polars", "polars"),
    ],
)
def test_the_extra_that_is_missing_is_named(monkeypatch, package, method, extra):
    monkeypatch.setitem(sys.modules, package, None)

    with pytest.raises(MissingExtra, match=rf"pip install .*\[{extra}\]'"):
        getattr(handmade.clean(), method)()
