"""What the commands print for the sample corpus, byte for byte.

After a change that is meant, `pytest tests/test_golden.py --update-golden` rewrites the files; the
difference is then reviewed like code.
"""

import pytest

CASES = {
    "provenance.80.txt": "provenance 001 000",
    "provenance.160.txt": "provenance 001 000 --width 160",
    "provenance.csv": "provenance 001 000 --format csv",
    "provenance-whole-corpus.txt": "provenance 001",
    "provenance-nothing.txt": "provenance 010 011",
    "dedupe.80.txt": "dedupe",
    "dedupe.160.txt": "dedupe --width 160",
    "dedupe.csv": "dedupe --format csv",
    "clean.80.txt": "clean",
    "clean.csv": "clean --explain 004 --format csv",
    "clean-explain.txt": "clean --explain 000:11",
}


@pytest.mark.parametrize(("golden", "arguments"), CASES.items())
def test_a_command_prints_what_it_printed(run, golden, arguments):
    assert run(arguments, golden).code == 0


def test_no_golden_file_is_left_over(request):
    folder = request.path.parent / "golden"

    assert {path.name for path in folder.iterdir()} == CASES.keys()
