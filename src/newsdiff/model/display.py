"""What every report can do with itself: become JSON, a table, or a page in a notebook.

The renderers stand above the model. They are loaded when one of these methods is called and never before, the one
exception to the rule that imports point down (tests/test_layers.py names it).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from newsdiff.model.encode import to_json

if TYPE_CHECKING:
    from newsdiff.model import Report


class Shown:
    """The part of a report that shows it."""

    __slots__ = ()

    def to_json(self) -> str:
        """Return the report as JSON text, the bytes that `--format json` prints."""
        return to_json(self)

    def to_arrow(self) -> Any:  # noqa: ANN401  pyarrow may be missing, with its types
        """Return a `pyarrow.Table`: a row for each paragraph (provenance, clean) or passage (dedupe).

        Raises:
            EngineError: pyarrow is missing.
        """
        from newsdiff.render import frames

        return frames.arrow(cast("Report", self))

    def to_pandas(self) -> Any:  # noqa: ANN401  pandas may be missing, with its types
        """Return the rows of `to_arrow` as a `pandas.DataFrame`.

        Raises:
            EngineError: pandas or pyarrow is missing.
        """
        from newsdiff.render import frames

        return frames.pandas(cast("Report", self))

    def to_polars(self) -> Any:  # noqa: ANN401  Polars may be missing, with its types
        """Return the rows of `to_arrow` as a `polars.DataFrame`.

        Raises:
            EngineError: Polars or pyarrow is missing.
        """
        from newsdiff.render import frames

        return frames.polars(cast("Report", self))

    def _repr_html_(self) -> str:
        """Return what a notebook shows: the page of `--format html` in a frame."""
        from newsdiff.render import notebook

        return notebook.render(cast("Report", self))
