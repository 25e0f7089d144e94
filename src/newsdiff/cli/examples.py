"""Examples below the help of each command; the tests see that they are commands."""

EXAMPLES = {
    "provenance": (
        "newsdiff provenance 001 000",
        "newsdiff provenance today.txt --corpus news.duckdb --format html -o today.html",
        "newsdiff provenance today/ --against news.duckdb --since 2024-05-03",
    ),
    "explain": ("newsdiff explain 001 000",),
    "versions": (
        "newsdiff versions 0912.txt 1140.txt 1630.txt",
        "newsdiff versions story-*.txt --copier theirs.txt --format html -o versions.html",
    ),
    "watch": (
        "newsdiff watch incoming/ --against news.duckdb",
        "newsdiff watch incoming/ --against news.duckdb --once --format jsonl",
    ),
    "serve": ("newsdiff serve news.duckdb", "newsdiff serve corpus/ --port 9000"),
    "mcp": ("newsdiff mcp news.duckdb",),
    "dedupe": (
        "newsdiff dedupe corpus/",
        "newsdiff dedupe articles.csv --format html -o site",
        "newsdiff dedupe today/ --against news.duckdb --ignore disclaimers.txt",
    ),
    "thin": ("newsdiff thin corpus/ -o thinned",),
    "clean": (
        "newsdiff clean corpus/",
        "newsdiff clean page.txt --strip-boilerplate",
        "newsdiff clean raw/ --strip-boilerplate -o cleaned",
    ),
    "learn": ("newsdiff learn corpus/ -o overlay.toml",),
    "restore": ("newsdiff restore cleaned -o originals",),
    "show": ("newsdiff show report.json --format html -o report.html",),
    "index": ("newsdiff index corpus/ --into news.duckdb",),
    "info": ("newsdiff info news.duckdb",),
    "archive": ("newsdiff archive remove news.duckdb 001_90214c",),
    "archive remove": ("newsdiff archive remove news.duckdb 001_90214c",),
    "archive refresh": ("newsdiff archive refresh news.duckdb",),
    "settings": ("newsdiff settings",),
    "schema": ("newsdiff schema provenance",),
    "completion": (
        'eval "$(newsdiff completion bash)"',
        "newsdiff completion fish > ~/.config/fish/completions/newsdiff.fish",
    ),
}
"""Command lines by command."""


def epilog(name: str) -> str:
    """Return what stands below the help of a command."""
    lines = "\n".join(f"  {line}" for line in EXAMPLES[name])
    return f"\b\nExamples:\n{lines}"
