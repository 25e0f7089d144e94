"""`newsdiff watch`: compare each new file of a folder as soon as it is whole."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsdiff.cli import options, pages, panels
from newsdiff.cli.amounts import Seconds
from newsdiff.cli.interrupt import interruptible
from newsdiff.cli.output import Output
from newsdiff.errors import LoadError, OutputError, RunError, say_reason
from newsdiff.report import formats
from newsdiff.settings import Settings
from newsdiff.settings.intake import Intake

if TYPE_CHECKING:
    from newsdiff import api
    from newsdiff.model import Document, TargetLine

STATE = ".newsdiff-watched"
"""File of the watched folder with the names of what was reported; its name keeps it out of every corpus."""
_Stat = tuple[int, int]


@click.command(short_help="Compare each new file of a folder with an archive.")
@click.argument(
    "watched", metavar="DIR", type=click.Path(exists=True, file_okay=False, dir_okay=True)
)
@click.option(
    "--against",
    metavar="DIR|FILE",
    required=True,
    help="The corpus or archive that new articles are compared with.",
)
@click.option("--once", is_flag=True, help="Report what is new and end, as for cron.")
@click.option(
    "--every",
    type=Seconds(0.1),
    default=5,
    show_default=True,
    metavar="SECONDS",
    help="Time between two looks at the folder.",
)
@click.option(
    "--settle",
    type=Seconds(0),
    default=2,
    show_default=True,
    metavar="SECONDS",
    help="Time for which a file must not have changed to be whole.",
)
@click.option(
    "--state",
    metavar="FILE",
    help=f"Where the names of what was reported are kept; {STATE} in DIR by default.",
)
@options.ignore
@options.reading
@pages.page(formats.WATCH_FORMATS)
@pages.zone
@panels.settings()
def watch(
    *,
    watched: str,
    against: str,
    once: bool,
    every: float,
    settle: float,
    state: str | None,
    ignore: str | None,
    intake: Intake,
    output: Output,
    settings: Settings,
) -> None:
    """Compare each new file of DIR with an archive or corpus, once it is whole: a line for each of its articles.

    Ends with Ctrl-C. What was reported is not reported again, by the next run neither.
    """
    if output.path is not None:
        raise click.UsageError(
            "watch writes to standard output as files come; redirect it instead."
        )
    from newsdiff import api

    seen = _Seen(Path(state) if state else Path(watched, STATE))
    folder, rows = _Folder(Path(watched), settle), _Rows(output)
    ignored = api.ignored_text(ignore)
    stays = f"what was printed is finished and kept in {seen.path}; the same command goes on"
    with interruptible(stays), api.Desk(against, settings, intake, ignored=ignored) as desk:
        while True:
            new, is_waiting = folder.look(intake, seen.names)
            if new:
                try:
                    with api.kept_vectors(against, settings):
                        _report(new, folder, desk, seen, rows, intake, output)
                except RunError as error:
                    if once:
                        raise
                    output.note(f"{error}; looking again")
            if once and not is_waiting:
                return
            time.sleep(min(every, settle) if is_waiting else every)


def _report(
    new: list[str],
    folder: _Folder,
    desk: api.Desk,
    seen: _Seen,
    rows: _Rows,
    intake: Intake,
    output: Output,
) -> None:
    """Write a line for each article of new files.

    Raises:
        RunError: Somebody writes to the archive; what was not reported is new at the next look.
    """
    from newsdiff import api

    by_file: dict[str, list[Document]] = {name: [] for name in new}
    try:
        for document in api.articles_of(folder.path, new, intake):
            by_file[document.path or ""].append(document)
    except LoadError as error:  # none of them holds an article
        output.note(str(error))
    with desk.beside() as beside:
        for name, documents in by_file.items():
            shown = (folder.path / name).as_posix()
            known = (beside.known(d, f"{shown}/{d.id}") for d in documents)
            for report in api.provenance_each(map(beside.prepared, known), beside):
                rows.write(api.target_line(report))
            seen.add(name)


@dataclass(slots=True)
class _Folder:
    """A folder whose files come in."""

    path: Path
    settle: float
    """Seconds for which a whole file has not changed."""
    known: dict[str, tuple[_Stat, float]] = field(default_factory=dict)
    """What files that are not whole yet were at the first look that saw them so, and when that was."""

    def look(self, intake: Intake, seen: set[str]) -> tuple[list[str], bool]:
        """Return the new files that are whole, and whether others are still waited for."""
        from newsdiff import api

        new, waiting = [], {}
        for name, path in api.listed_files(self.path, intake):
            if name in seen:
                continue
            try:
                about = path.stat()
            except OSError:  # gone again
                continue
            stat, now = (about.st_size, about.st_mtime_ns), time.monotonic()
            before, since = self.known.get(name, (stat, now))
            since = since if before == stat else now
            is_old = time.time() - about.st_mtime >= self.settle
            if is_old or now - since >= self.settle:
                new.append(name)
            else:
                waiting[name] = (stat, since)
        self.known = waiting
        return new, bool(waiting)


class _Seen:
    """The names of the files that were reported, in a file that the next run reads.

    An archive cannot say so: it knows what was put into it, which a comparison does not do.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        if path.is_fifo():  # it would be waited for
            raise LoadError(f"{path} is a pipe; name a file with --state")
        try:
            written = path.read_text(encoding="ascii") if path.exists() else ""
            # A line that a killed run left has a beginning and no end; what has neither is a file of something else.
            lines = [x for x in written.splitlines() if not x.startswith('"') or x.endswith('"')]
            self.names = set(map(json.loads, lines))
        except (OSError, ValueError) as error:
            raise LoadError(
                f"{path} cannot be read as names of reported files; name another one with --state"
            ) from error
        self._open_line = "" if written.endswith("\n") or not written else "\n"
        """What ends the line that a killed run left half written."""

    def add(self, name: str) -> None:
        """Keep a name, also if this run is killed."""
        self.names.add(name)
        try:
            with self.path.open("a", encoding="ascii") as file:
                file.write(f"{self._open_line}{json.dumps(name)}\n")
            self._open_line = ""
        except OSError as error:
            raise OutputError(
                f"{self.path} cannot be written ({say_reason(error)}); name another place with --state"
            ) from error


class _Rows:
    """A table that grows line by line."""

    def __init__(self, output: Output) -> None:
        self._output, self._n_written = output, 0

    def write(self, line: TargetLine) -> None:
        """Write a line, the first one below the header."""
        from newsdiff.report.targets import TargetsReport

        output = self._output
        head = TargetsReport(newsdiff="", settings={}, corpus="", targets=())
        rows = list(output.target_rows(head, [line]))
        is_headed = output.format != "jsonl"
        output.write(rows[1:] if is_headed and self._n_written else rows, is_growing=True)
        self._n_written += 1
