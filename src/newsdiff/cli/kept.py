"""A shelf whose corpus is an archive: only what is asked for is read."""

from __future__ import annotations

from newsdiff import api, select
from newsdiff.cli.corpus import Shelf, place
from newsdiff.cli.output import Output
from newsdiff.errors import LoadError
from newsdiff.model import Document


def shelf(given: str | None, encoding: str | None, names: list[str], output: Output) -> Shelf:
    """Return the shelf of a corpus, whether it is a folder, a file or an archive.

    Args:
        given: The corpus that was named, None for the default.
        encoding: Encoding of every file, None to find out.
        names: All that will be asked for; empty if the whole corpus is needed.
        output: Where to say what was read.
    """
    try:
        root = place(given)
    except LoadError:
        root = ""
    if root and api.is_archive(root):
        return _Kept(root, encoding, output)
    return Shelf(given, encoding, names, output)


class _Kept(Shelf):
    """Documents of an archive, as far as they were asked for, and files outside of it."""

    is_whole = False

    def __init__(self, path: str, encoding: str | None, output: Output) -> None:
        """Begin with an empty shelf."""
        super().__init__(None, encoding, ["-"], output)
        self._path = path
        self._output = output

    def take(self, name: str) -> Document:
        """Return the document of that id, unique prefix or path, from the archive or a file."""
        found = api.kept_named(name, self._path)
        if found:
            chosen = select.document(found, name)
            if all(document.id != chosen.id for document in self.documents):
                self.documents.append(chosen)
            return chosen
        return super().take(name)

    def bring_kin(self, target: Document) -> None:
        """Put on the shelf what shares text with a target."""
        target, kin = api.kept_kin(target, self._path)
        known = {document.id for document in self.documents}
        self.documents += [document for document in kin if document.id not in known]
        self._output.detail(
            f"{self._path} holds {len(kin)} articles that share text with {target.id}"
        )
