"""`newsdiff completion`: what a shell has to know to complete commands, options and ids."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_MAX_IDS = 2_000
"""Ids that are looked at: a shell shows no more, and an answer has to come at once."""
_TEXTS = (".txt", ".md", ".html")


@click.command(short_help="Print what a shell needs to complete commands, options and ids.")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(ctx: click.Context, *, shell: str) -> None:
    """Print what SHELL needs to complete commands, options and the ids of articles."""
    from click.shell_completion import get_completion_class

    made = get_completion_class(shell)
    if made is None:
        raise click.UsageError(f"nothing is known of {shell}.")
    click.echo(made(ctx.find_root().command, {}, "newsdiff", "_NEWSDIFF_COMPLETE").source())


def ids(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Complete the ids of articles whose files lie in the corpus, of an archive those inside, and the names of files."""
    from click.shell_completion import CompletionItem

    del param
    from newsdiff.cli.whereabouts import default_corpus

    root = ctx.params.get("corpus") or ctx.params.get("against") or default_corpus()
    known = _known(str(root), incomplete) if root else []
    found = [CompletionItem(name) for name in sorted(set(known))[:_MAX_IDS]]
    # First, since bash forgets what stands before it, and then offers files where no id fits.
    return [CompletionItem(incomplete, type="file"), *found]


def _known(root: str, beginning: str) -> list[str]:
    """Return the ids of a corpus that begin so; none where it cannot be read."""
    from newsdiff import api
    from newsdiff.errors import NewsdiffError

    try:
        if api.is_archive(root):
            with api.opened(root) as archive:
                return [name for name in archive.ids if name.startswith(beginning)]
    except NewsdiffError:
        return []
    names = []
    for folder, _, files in os.walk(root):
        paths = (Path(folder, name) for name in files if name.startswith(beginning))
        names += [path.stem for path in paths if path.suffix in _TEXTS]
        if len(names) > _MAX_IDS:
            break
    return names
