"""Marks: all of cleaning in order, from documents to marked documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from newsdiff.documents.boilerplate import corpus, decide, limits, model, sections, vetoes
from newsdiff.documents.boilerplate.corpus import Corpus
from newsdiff.documents.boilerplate.decide import Decision, Evidence
from newsdiff.documents.boilerplate.lines import line_keys
from newsdiff.documents.boilerplate.model import Leaves, Model
from newsdiff.documents.boilerplate.overlay import Overlay
from newsdiff.documents.boilerplate.stack import Floats, Ints
from newsdiff.documents.boilerplate.units import Unit
from newsdiff.model import Document, Kind, Paragraph
from newsdiff.settings import CleanSettings

_N_REASONS = 4
"""Contributions of the model that an explanation names."""


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
        The documents in the same order, each paragraph with a `Mark`; `kind` becomes `caption` or
        `boilerplate` for furniture. A document for which the model was set aside has a warning.
    """
    overlay = overlay or Overlay()
    trained = trained or model.shipped()
    known = corpus.gather(documents, settings, trained.wording)
    titles = _titles(documents, known)
    result: list[Document] = []
    for batch, matrix, _ in corpus.matrices(known):
        judged = _judged(batch, known, matrix, trained)
        scores = iter(model.probabilities(_scores(len(matrix), judged)).tolist())
        rows, evidences = [], []
        for i in batch:
            own = [next(scores) for _ in known.units[i]]
            evidence = _evidence(i, documents[i], known, own, titles, overlay, settings)
            rows.append(decide.decisions(known.units[i], evidence, settings))
            evidences.append(evidence)
        _explain(judged, matrix, [decision for row in rows for decision in row])
        for i, row, evidence in zip(batch, rows, evidences, strict=True):
            _note(known.units[i], row, evidence)
            warning = vetoes.apply(known.units[i], row, settings)
            document = _marked(documents[i], known.units[i], row)
            result.append(replace(document, warnings=(warning,)) if warning else document)
    return result


@dataclass(frozen=True, slots=True)
class _Judged:
    """Units of a batch that one set of trees decides on."""

    by: Model
    rows: Ints
    """Their rows of the matrix."""
    leaves: Leaves
    """The leaf that each of them reaches in each tree."""


def _judged(batch: range, known: Corpus, matrix: Floats, trained: Model) -> list[_Judged]:
    """Share the units of a batch out: the trees that know words decide on texts of their language."""
    speaks = np.repeat(
        [trained.plain is None or known.languages[i] == trained.language for i in batch],
        [len(known.units[i]) for i in batch],
    ).astype(np.bool_)
    parts = [(trained, np.flatnonzero(speaks)), (trained.plain, np.flatnonzero(~speaks))]
    return [_Judged(by, rows, by.leaves(matrix[rows])) for by, rows in parts if by and len(rows)]


def _scores(n: int, judged: list[_Judged]) -> Floats:
    """Score the `n` units of a batch."""
    scores = np.zeros(n, dtype=np.float32)
    for part in judged:
        scores[part.rows] = part.by.scores(part.leaves)
    return scores


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
    keys = line_keys([document.title or "" for document in documents])
    for document, story, key in zip(documents, known.stories, keys, strict=True):
        if document.outlet and key.count(" ") + 1 >= _MIN_TITLE_WORDS:
            result[document.outlet][key].add(story)
    return result


_MIN_TITLE_WORDS = 4
"""Words of a title that no other line has by chance."""


def _explain(judged: list[_Judged], matrix: Floats, decided: list[Decision]) -> None:
    """Note what moved the model, for the units that it decided."""
    for part in judged:
        asked = [
            k
            for k, i in enumerate(part.rows.tolist())
            if decided[i].by == "model" and decided[i].action != "keep"
        ]
        if not asked:
            continue
        rows = part.rows[asked]
        contributions = part.by.contributions(part.leaves[:, asked])
        said = model.in_words(part.by.names, matrix[rows], contributions, _N_REASONS)
        for i, reasons in zip(rows.tolist(), said, strict=True):
            decided[i].evidence += reasons


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
        for old in document.paragraphs[unit.first : unit.last + 1]:
            kind = _kind(old.kind, decision)
            paragraphs.append(Paragraph(old.index, old.line, old.start, old.end, kind, mark_))
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
