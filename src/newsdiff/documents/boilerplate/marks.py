"""Marks: all of cleaning in order, from documents to marked documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from newsdiff.documents.boilerplate import (
    copies,
    decide,
    model,
    observations,
    reasons,
    sections,
    vetoes,
)
from newsdiff.documents.boilerplate.context import Context, Decision
from newsdiff.documents.boilerplate.cues import printed_words
from newsdiff.documents.boilerplate.lines import line_keys
from newsdiff.documents.boilerplate.model import Leaves, Model
from newsdiff.documents.boilerplate.observations import Observations
from newsdiff.documents.boilerplate.overlay import Overlay
from newsdiff.documents.boilerplate.ragged import Floats
from newsdiff.documents.boilerplate.units import Unit
from newsdiff.model import Document, Kind, Paragraph
from newsdiff.settings import CleanSettings

_N_REASONS = 4
"""What moved the model that the evidence names."""
_N_NAMED = 3
"""What of it a reason names."""
_MIN_TITLE_WORDS = 4
"""Words of a title that no other line has by chance."""


def mark(
    documents: Sequence[Document],
    settings: CleanSettings,
    overlay: Overlay | None = None,
    trained: Model | None = None,
) -> list[Document]:
    """Mark every paragraph of every document.

    Args:
        documents: With paragraphs and outlets.
        settings: How much evidence a removal needs, and the thresholds.
        overlay: Lines that the user keeps or drops, per outlet.
        trained: A model instead of the one that ships, for benchmarks.

    Returns:
        The documents in the same order, each paragraph with a `Mark`; `kind` becomes `caption`, or
        `boilerplate` where the mark is to remove it. A document for which the model was set aside has a warning.
    """
    overlay = overlay or Overlay()
    trained = trained or model.shipped_model()
    known = observations.observe(documents, settings)
    titles = _titles(documents, known)
    result: list[Document] = []
    for batch, matrix, _ in observations.matrices(known):
        leaves = trained.leaves(matrix)
        scores = iter(model.probabilities(trained.scores(leaves)).tolist())
        rows, contexts = [], []
        for i in batch:
            own = [next(scores) for _ in known.units[i]]
            contexts.append(_context(i, documents[i], known, own, titles, overlay, settings))
            rows.append(decide.decisions(contexts[-1]))
        _explain(trained, leaves, matrix, [decision for row in rows for decision in row])
        for i, row, context in zip(batch, rows, contexts, strict=True):
            _note(row, context)
            spared = vetoes.apply(context.units, row, settings)
            warnings = (spared, copies.drop_copies(context.units, row, settings))
            document = _marked(documents[i], context.units, row)
            told = tuple(filter(None, warnings))
            result.append(replace(document, warnings=told) if told else document)
    return result


def _context(
    i: int,
    document: Document,
    known: Observations,
    scores: list[float],
    titles: dict[str, dict[str, set[int]]],
    overlay: Overlay,
    settings: CleanSettings,
) -> Context:
    """Collect what is known of a document."""
    row = known.units[i]
    others = titles.get(document.outlet or "", {})
    return Context(
        units=row,
        spine=decide.spine(row),
        repeats=known.repeats[i],
        scores=scores,
        trailing=sections.trailing(row, settings),
        titles=frozenset(k for k, homes in others.items() if homes - {known.stories[i]}),
        overlay=overlay.lines(document.outlet),
        settings=settings,
    )


def _titles(documents: Sequence[Document], known: Observations) -> dict[str, dict[str, set[int]]]:
    """Return the keys of the titles of each outlet, with the stories that have them."""
    result: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    keys = line_keys([document.title or "" for document in documents])
    for document, story, key in zip(documents, known.stories, keys, strict=True):
        if document.outlet and key.count(" ") + 1 >= _MIN_TITLE_WORDS:
            result[document.outlet][key].add(story)
    return result


def _explain(trained: Model, leaves: Leaves, matrix: Floats, decided: list[Decision]) -> None:
    """Note what moved the model, for the units that it decided."""
    chosen = [i for i, d in enumerate(decided) if d.by == "model" and d.action != "keep"]
    if not chosen:
        return
    contributions = trained.contributions(leaves[:, chosen])
    said = reasons.phrases(trained.names, matrix[chosen], contributions, _N_REASONS)
    for i, phrases in zip(chosen, said, strict=True):
        decided[i].evidence += phrases


def _note(decided: list[Decision], context: Context) -> None:
    """Note all evidence of each unit; the reason of the model names what moved it most."""
    for i, (unit, decision) in enumerate(zip(context.units, decided, strict=True)):
        if decision.by == "model" and decision.evidence:
            decision.reason += ": " + ", ".join(decision.evidence[:_N_NAMED])
        decision.evidence += [
            f"known wording “{printed_words(unit.text, f.words)}” (cue {f.cue.id})"
            for f in unit.findings
        ]
        if n := context.repeats[i]:
            decision.evidence.append(f"other stories of the outlet with this line: {n}")
        chance = f"{context.scores[i]:.0%}".replace("%", " %")
        decision.evidence.append(f"chance of being the article's own text, by its form: {chance}")


def _marked(document: Document, row: list[Unit], decided: list[Decision]) -> Document:
    """Give the paragraphs of each unit the mark of its decision."""
    paragraphs: list[Paragraph] = []
    for unit, decision in zip(row, decided, strict=True):
        mark_ = decision.mark()
        for old in document.paragraphs[unit.first : unit.last + 1]:
            kind = _kind(old.kind, decision)
            paragraphs.append(Paragraph(old.index, old.line, old.start, old.end, kind, mark_))
    return replace(document, paragraphs=tuple(paragraphs))


def _kind(kind: Kind, decision: Decision) -> Kind:
    """Return what a paragraph is for, now that its category is known."""
    if decision.category is None or decision.action == "suspect":
        return kind
    if decision.category in ("caption", "photo-credit"):
        return "caption"
    if decision.category in ("byline", "dateline"):
        return decision.category
    return "boilerplate" if decision.action == "remove" else kind
