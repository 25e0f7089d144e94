"""Marks: all of cleaning in order, from documents to marked documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from newsdiff.clean import corpus, decide, limits, model, sections, vetoes
from newsdiff.clean.corpus import Corpus
from newsdiff.clean.decide import Decision, Evidence
from newsdiff.clean.model import Model
from newsdiff.clean.overlay import Overlay, key_of
from newsdiff.clean.stack import Floats
from newsdiff.clean.units import Unit
from newsdiff.model import Document, Kind, Paragraph
from newsdiff.settings import CleanSettings

_N_REASONS = 4
"""Contributions of the model that an explanation names."""


def mark(
    documents: Sequence[Document],
    settings: CleanSettings,
    overlay: Overlay | None = None,
) -> list[Document]:
    """Mark every paragraph of every document.

    Args:
        documents: With paragraphs and outlets.
        settings: How much evidence a removal needs, and the thresholds.
        overlay: Lines that the user keeps or drops, per outlet.

    Returns:
        The documents in the same order, each paragraph with a `Mark`; `kind` becomes `caption` or
        `boilerplate` for furniture.
    """
    return [document for document, _ in mark_with_warnings(documents, settings, overlay)]


def mark_with_warnings(
    documents: Sequence[Document],
    settings: CleanSettings,
    overlay: Overlay | None = None,
    trained: Model | None = None,
) -> list[tuple[Document, tuple[str, ...]]]:
    """Mark every paragraph, and say where the model was set aside.

    Args:
        documents: As in `mark`.
        settings: As in `mark`.
        overlay: As in `mark`.
        trained: A model instead of the one that ships, for benchmarks.

    Returns:
        Each document with its warnings, in the same order.
    """
    overlay = overlay or Overlay()
    trained = trained or model.shipped()
    known = corpus.gather(documents, settings, trained.wording)
    titles = _titles(documents, known)
    result: list[tuple[Document, tuple[str, ...]]] = []
    for batch, matrix, _ in corpus.matrices(known):
        scores = model.probabilities(trained.scores(matrix))
        at = 0
        decided_batch = []
        for i in batch:
            row = known.units[i]
            own = [float(p) for p in scores[at : at + len(row)]]
            evidence = _evidence(i, documents[i], known, own, titles, overlay, settings)
            decided = decide.decisions(row, evidence, settings)
            decided_batch.append((i, decided, evidence))
            at += len(row)
        _explain(trained, matrix, [d for _, decided, _ in decided_batch for d in decided])
        for i, decided, evidence in decided_batch:
            row = known.units[i]
            _note(row, decided, evidence)
            warning = vetoes.apply(row, decided, settings)
            marked = _marked(documents[i], row, decided)
            result.append((marked, (warning,) if warning else ()))
    return result


def _evidence(
    i: int,
    document: Document,
    known: Corpus,
    scores: list[float],
    titles: dict[str, dict[str, set[int]]],
    overlay: Overlay,
    settings: CleanSettings,
) -> Evidence:
    """Collect what is known of a document."""
    row = known.units[i]
    others = titles.get(document.outlet or "", {})
    lines = overlay.lines(document.outlet)
    return Evidence(
        repeats=known.repeats[i],
        scores=scores,
        trailing=sections.trailing(row, settings),
        titles=frozenset(k for k, homes in others.items() if homes - {known.stories[i]}),
        keep=lines.keep,
        drop=lines.drop,
        limit=limits.limit(row, scores, settings),
    )


def _titles(documents: Sequence[Document], known: Corpus) -> dict[str, dict[str, set[int]]]:
    """Keys of the titles of each outlet, with the stories that bear them."""
    result: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for document, story in zip(documents, known.stories, strict=True):
        key = key_of(document.title or "")
        if document.outlet and key.count(" ") + 1 >= _MIN_TITLE_WORDS:
            result[document.outlet][key].add(story)
    return result


_MIN_TITLE_WORDS = 4
"""Words of a title that no other line has by chance."""


def _explain(trained: Model, matrix: Floats, decided: list[Decision]) -> None:
    """Note what moved the model, for the units that it decided."""
    rows = [
        i
        for i, decision in enumerate(decided)
        if decision.by == "model" and decision.action != "keep"
    ]
    if not rows:
        return
    contributions = trained.contributions(matrix[rows])
    for values, parts, i in zip(matrix[rows], contributions, rows, strict=True):
        decided[i].evidence += model.in_words(trained.names, values, parts, _N_REASONS)


def _note(row: list[Unit], decided: list[Decision], evidence: Evidence) -> None:
    """Note what else is known of each unit, and let the model's reasons speak for it."""
    for i, (unit, decision) in enumerate(zip(row, decided, strict=True)):
        if decision.by == "model" and decision.evidence:
            decision.reason += ": " + ", ".join(decision.evidence[:2])
        for finding in unit.findings:
            decision.evidence.append(f"cue {finding.cue.id}: “{finding.words}”")
        if evidence.repeats[i]:
            decision.evidence.append(
                f"other stories of the outlet with this line: {evidence.repeats[i]}"
            )
        decision.evidence.append(f"probability of being text: {evidence.scores[i]:.2f}")


def _marked(document: Document, row: list[Unit], decided: list[Decision]) -> Document:
    """Write the decisions on the paragraphs of their units."""
    paragraphs: list[Paragraph] = []
    for unit, decision in zip(row, decided, strict=True):
        mark_ = decision.mark()
        paragraphs.extend(
            replace(paragraph, mark=mark_, kind=_kind(paragraph.kind, decision))
            for paragraph in document.paragraphs[unit.first : unit.last + 1]
        )
    return replace(document, paragraphs=tuple(paragraphs))


def _kind(kind: Kind, decision: Decision) -> Kind:
    """Say what a paragraph is for, now that its category is known."""
    if decision.category is None or decision.action == "suspect":
        return kind
    if decision.category in {"caption", "photo-credit"}:
        return "caption"
    if decision.category == "byline":
        return "byline"
    if decision.category == "dateline":
        return "dateline"
    return "boilerplate" if decision.action == "remove" else kind
