"""Run the commands shown in README.md and docs/ again, and paste what they print.

Every block fenced as `console` whose first line is a `newsdiff` command holds that command and its output,
80 columns wide and without colour:

    ```console
    $ newsdiff provenance 001 000 | head -20
    62 % of 001 ...
    ```

Between the comments of docs/settings.md stands a table of every setting.

Without arguments the files are rewritten; with `--check` the stale blocks are listed and the exit code
is 1 if there are any.
"""

import os
import re
import shlex
import subprocess
import sys
from itertools import groupby
from pathlib import Path

from newsdiff.settings import every, written

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"(?<=^```console\n)\$ (newsdiff\b.*)\n(?:.*\n)*?(?=^```$)", re.MULTILINE)
PANEL = re.compile(
    r"(?<=^<!-- settings: written by make docs -->\n).*?(?=^<!-- end -->$)",
    re.MULTILINE | re.DOTALL,
)
ENVIRONMENT = {"NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}


def output(command: str) -> str:
    """Run a command line that starts with `newsdiff` in the checkout and return what it prints."""
    run = subprocess.run(  # noqa: S602  the command lines are our own, and some have a pipe
        command.replace("newsdiff", f"{shlex.quote(sys.executable)} -m newsdiff", 1),
        shell=True,
        cwd=ROOT,
        env=os.environ | ENVIRONMENT,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=False,
    )
    if not run.stdout:
        sys.exit(f"{command}: printed nothing")
    return re.sub(r" +$", "", run.stdout, flags=re.MULTILINE)


def panel() -> str:
    """Return a table of the settings of each section."""
    lines = []
    for section, group in groupby(every().values(), lambda one: one.section):
        lines += [
            f"\n### {section}\n",
            "| name | default | unit | takes | meaning |",
            "|---|---|---|---|---|",
        ]
        for one in group:
            cells = (
                f"`{one.name}`",
                f"`{written(one.default)}`",
                one.rule.unit,
                one.range,
                one.rule.meaning,
            )
            lines.append(f"| {' | '.join(cells)} |")
    return "\n".join([*lines, "\n"])


def refreshed(page: str) -> str:
    """Return a page with the output of its commands, and the settings, as they are now."""
    page = PANEL.sub(lambda _: panel(), page)
    return BLOCK.sub(lambda block: f"$ {block[1]}\n{output(block[1])}", page)


def main() -> int:
    """Rewrite or check every page; return the exit code."""
    is_stale = False
    for path in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]:
        page = path.read_text(encoding="utf-8")
        current = refreshed(page)
        if page == current:
            continue
        is_stale = True
        print(f"{path.relative_to(ROOT)} shows output that is out of date; run: make docs")
        if "--check" not in sys.argv:
            path.write_text(current, encoding="utf-8")
    return int(is_stale and "--check" in sys.argv)


if __name__ == "__main__":
    sys.exit(main())
