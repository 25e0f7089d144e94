"""A shelf whose corpus is an archive: only what is asked for is read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from newsdiff import api
from newsdiff.cli.corpus import Shelf, place
from newsdiff.cli.output import Output
from newsdiff.corpus import choose
from newsdiff.errors import LoadError
from newsdiff.model import Document
from newsdiff.settings import Settings


@contextmanager
def shelf(
    given: str | None, encoding: str | None, names: list[str], output: Output, settings: Settings
) -> Iterator[Shelf]:
    """Open the shelf of a corpus, whether it is a folder, a file or an archive.

    Args:
        given: The corpus that was named, None for the default.
        encoding: Encoding of every file, None to find out.
        names: All that will be asked for; empty if the whole corpus is needed.
        output: Where to say what was read.
        settings: How to find what shares text with a target.
    """
    try:
        root = place(given)
    except LoadError:
        root = ""
    if root and api.is_archive(root):
        with api.kept(root, settings) as kept:
            yield _Kept(kept, root, encoding, output)
    else:
        yield Shelf(given, encoding, names, output)


class _Kept(Shelf):
    """Documents of an archive, as far as they were asked for, and files outside of it."""

    is_whole = False

    def __init__(self, kept: api.Kept, path: str, encoding: str | None, output: Output) -> None:
        """Begin with an empty shelf."""
        super().__init__(None, encoding, ["-"], output)
        self._kept = kept
        self._path = path
        self._output = output

    def take(self, name: str) -> Document:
        """Return the document of that id, unique prefix or path, from the archive or a file."""
        found = self._kept.named(name)
        if found:
            chosen = choose.document(found, name)
            if all(document.id != chosen.id for document in self.documents):
                self.documents.append(chosen)
            return chosen
        return super().take(name)

    def bring_kin(self, target: Document) -> None:
        """Put on the shelf what shares text with a target."""
        target, kin = self._kept.kin(target)
        known = {document.id for document in self.documents}
        self.documents += [document for document in kin if document.id not in known]
        self._output.detail(
            f"{self._path} holds {len(kin)} articles that share text with {target.id}"
        )
