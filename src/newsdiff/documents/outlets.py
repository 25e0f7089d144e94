"""Give one outlet to documents that share the boilerplate of a site, even where the site has no name.

In go segmented documents, out come the same documents with outlets filled in. Two articles of one site end
in the same prompts, while their prose differs; an aggregator shares prose with its source, and what it
shares is reuse, never a sign of one outlet. Every line is hashed once, so the work grows with the size of
the corpus and not with its square.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain, combinations, pairwise
from typing import TypeVar

from newsdiff.disjoint import DisjointSets
from newsdiff.language.outlet_names import outlet_spellings
from newsdiff.model import Document

_Evidence = TypeVar("_Evidence", str, int)
Lines = Mapping[int, str]
"""Short paragraphs of a document that speak of its site, folded, by their index."""
ReadLines = Callable[[], Sequence[Lines]]
"""Reads those of all documents, by position."""
ReadProse = Callable[[Mapping[int, Sequence[int]]], Mapping[int, Collection[int]]]
"""Reads the `prose_hashes` of some documents, of which it gets the lines that others have, by position."""

_MIN_EVIDENCE_WORDS = 12
"""Words of neighbouring shared lines, or of one that speaks to the reader, that show one site."""
_MIN_TAIL_START = 0.5
"""Share of a document before which a line counts only at the head, above the prose."""
_MAX_SHARED_PROSE = 0.2
"""Share of the shorter document's sentences above which one may have copied the other."""
_MIN_SENTENCE_WORDS = 6
"""Shortest sentence that distinguishes copied from independent prose."""
_MAX_CARRIERS = 32
"""Documents that carry a sentence up to which all their pairs are compared, then neighbours only."""
_MIN_LINE_WORDS = 2
"""Shortest line of boilerplate that is evidence; "Share" is on every site."""
_MAX_LINE_CHARS = 400
"""Longest line of boilerplate, in characters; longer ones are prose."""

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_CLOSED = re.compile(r"[.!?…][\"'”’»)\]]*$")
_SENTENCE = re.compile(r"(?<=[.!?…])[\"'”’»)]*\s+")

# What speaks to a reader and not about the news; all patterns are for text in lower case.
_READER = re.compile(
    r"\b(?:you|your|yours|yourself|our|us|my|me|subscribers?|readers)\b|\b(?:ihr|ihre|ihren|ihnen|unser|unsere|unseren)\b"
    r"|\b(?:vous|votre|vos|notre|nos)\b|\b(?:usted|ustedes|nuestro|nuestra|nuestros|nuestras)\b"
)
_SITE = re.compile(
    r"\b(?:sign(?:ed|ing)? (?:up|in)|log(?:ged|ging)? (?:in|out|on)|login|regist\w+|subscri\w+|newsletters?|inbox|mailbox|e-?mails?"
    r"|comment\w*|forum|conversations?|replies|donat\w+|contribut\w+|support\w*|membership|members?|browser|cookies?|refresh"
    r"|pages?|site|website|apps?|privacy|terms|polic(?:y|ies)|account|password|follow|share|articles?|stor(?:y|ies)|read"
    r"|rights reserved|copyright|editors?|editorial|masthead|contact|advertis\w+|publish\w*|headlines|notifications?"
    r"|abonn\w+|anmeld\w+|kommentar\w*|datenschutz|suscri\w+|inscri\w+|commentaires?|comentarios?)\b|©"
)

# Lines that come with a program or an agency and are on the pages of many outlets.
_COMMON = re.compile(
    r"will not be published|required fields are marked|save my name|akismet|wordpress|disqus|powered by|leave a (?:reply|comment)"
    r"|uses? cookies|using cookies|cookie (?:policy|settings|consent)|continu\w{1,10} to (?:use|browse)|javascript|recaptcha|all rights reserved"
    r"|may not be published, broadcast|\b(?:associated press|reuters|afp|dpa|getty|press association|bloomberg)\b"
    r"|(?:facebook|twitter|whatsapp|linkedin|instagram|pinterest|reddit|youtube)"
    r"|contributed to this|originally (?:appeared|published)|password|^your (?:e-?mail|username)|do not sell"
    r"|^\W*(?:sign (?:in|up)|log ?in|log out|subscribe|contact us|about us|advertise with us|(?:privacy|cookie) \w+"
    r"|terms of \w+|share this \w+|most (?:read|popular)|loading comments)\W*$"
)
_QUOTED = re.compile(r"^[\"'“‘„«]|[“”„«»]")
_PICTURE = re.compile(r"\([^()]+\)$|^(?:photo|image|picture|video|foto|bild)\b")


def assign(documents: Sequence[Document]) -> list[Document]:
    """Fill in the outlet of documents that share the boilerplate of a site.

    Evidence is two or more neighbouring lines of boilerplate of together at least 12 words, or one such
    line that speaks to the reader, that are also in another document with other prose. Documents with
    different outlets never become one, nor do documents that share much prose. Outlets that differ only
    in case, spacing, "The" or a web ending get one spelling. The order of the documents changes nothing.

    Returns:
        The same documents in the same order. A site without a name is called after its first
        document: "unnamed (000)"; a document that shares nothing keeps its outlet, or None.
    """
    filled = names(documents, [d.id for d in documents], [d.outlet for d in documents])
    return [
        document if document.outlet == outlet else replace(document, outlet=outlet)
        for document, outlet in zip(documents, filled, strict=True)
    ]


def names(
    documents: Sequence[Document],
    ids: Sequence[str],
    outlets: Sequence[str | None],
    foreign: Collection[int] = (),
) -> list[str | None]:
    """Return the outlet of every document as `assign` fills it in.

    Args:
        documents: Segmented documents; read only where the outlet of one is unknown, each once or twice.
        ids: Their ids.
        outlets: Their outlets so far.
        foreign: Lines, as `site_lines` gives them, that show no site because of documents that are not given.
    """

    def read_lines() -> list[Lines]:
        return [boilerplate_lines(document) for document in documents]

    def read_prose(shared: Mapping[int, Sequence[int]]) -> dict[int, set[int]]:
        return {at: prose_hashes(documents[at], lines) for at, lines in shared.items()}

    return find_outlets(ids, outlets, read_lines, read_prose, foreign)


def find_outlets(
    ids: Sequence[str],
    outlets: Sequence[str | None],
    read_lines: ReadLines,
    read_prose: ReadProse,
    foreign: Collection[int] = (),
) -> list[str | None]:
    """Return what `names` does for documents that stand elsewhere; nothing is read where all outlets are known."""
    spelling = outlet_spellings(outlets)
    result = [spelling.get(outlet, outlet) for outlet in outlets]
    if all(result):
        return result
    order = sorted(range(len(ids)), key=ids.__getitem__)
    lines = read_lines()
    known = [result[at] for at in order]
    for members in _sites([lines[at] for at in order], order, known, read_prose, foreign):
        group = [order[member] for member in members]
        outlet = next((result[at] for at in group if result[at]), None)
        for at in group:
            result[at] = outlet or f"unnamed ({ids[group[0]]})"
    return result


def _sites(
    lines: Sequence[Lines],
    order: Sequence[int],
    outlets: Sequence[str | None],
    read_prose: ReadProse,
    foreign: Collection[int],
) -> list[list[int]]:
    """Group the documents that show one site: groups of two or more places in `order`, in which lines and outlets are too."""
    shared = {line for line in _shared(outlets, lines) if _number(line) not in foreign}
    by_evidence = _carriers(
        (at, _evidence([line for line in by_index.values() if line in shared]))
        for at, by_index in enumerate(lines)
    )
    groups = [members for members in by_evidence.values() if len(members) > 1]
    involved = sorted({at for members in groups for at in members})
    asked = {
        order[at]: [index for index, line in lines[at].items() if line in shared] for at in involved
    }
    prose = read_prose(asked)
    copies = _copies({at: prose[order[at]] for at in involved})
    return _joined(outlets, sorted(groups), copies)


def _lines(document: Document) -> dict[int, str]:
    """Return the short paragraphs of the head and the tail, folded, by their index."""
    if not document.paragraphs:
        return {}
    first, last = document.paragraphs[0].start, document.paragraphs[-1].end
    tail = first + (last - first) * _MIN_TAIL_START
    lines, in_head = {}, True
    for paragraph in document.paragraphs:
        is_short = paragraph.end - paragraph.start <= _MAX_LINE_CHARS
        if is_short and (in_head or paragraph.start >= tail):
            text = _fold(document.extract(paragraph))
            in_head = in_head and not _is_prose(text)
            if paragraph.kind not in ("title", "standfirst", "byline", "dateline"):
                lines[paragraph.index] = text
        in_head = in_head and is_short
    return lines


def boilerplate_lines(document: Document) -> Lines:
    """Return the lines of a segmented document that may show its site."""
    return {at: line for at, line in _lines(document).items() if _is_boilerplate(line)}


def site_lines(document: Document) -> frozenset[int]:
    """Return the lines of a segmented document that may show its site, as numbers of 64 bits.

    Documents that share none of them, not even through others, are assigned to outlets independently.
    """
    return frozenset(map(_number, boilerplate_lines(document).values()))


def _shared(outlets: Sequence[str | None], lines: Sequence[Lines]) -> set[str]:
    """Return the lines of boilerplate that two documents carry, and not two outlets."""
    carriers = _carriers((at, set(by_index.values())) for at, by_index in enumerate(lines))
    shared = {line: {outlets[at] for at in ats} for line, ats in carriers.items() if len(ats) > 1}
    return {line for line, known in shared.items() if len(known - {None}) <= 1}


def _carriers(rows: Iterable[tuple[int, Iterable[_Evidence]]]) -> dict[_Evidence, list[int]]:
    """Return for each piece of evidence the documents that have it."""
    result: dict[_Evidence, list[int]] = defaultdict(list)
    for at, pieces in rows:
        for piece in pieces:
            result[piece].append(at)
    return result


def _fold(text: str) -> str:
    """Fold case and whitespace."""
    return " ".join(text.split()).lower()


def _is_prose(text: str) -> bool:
    """Whether a folded line is a closed sentence of some length."""
    return len(text.split()) >= _MIN_EVIDENCE_WORDS and _CLOSED.search(text) is not None


def _is_boilerplate(text: str) -> bool:
    """Whether a folded line speaks of the site: no quotation, no picture, nothing that many sites print."""
    if len(_WORD.findall(text)) < _MIN_LINE_WORDS or not _SITE.search(text):
        return False
    if _QUOTED.search(text) or _PICTURE.search(text) or _COMMON.search(text):
        return False
    return not _is_prose(text) or _READER.search(text) is not None


def _evidence(lines: Sequence[str]) -> Iterable[int]:
    """Yield a number for every piece of evidence: a long line to the reader, or a run of lines.

    A run is the shortest one from each line on that holds two different lines and enough words; so two
    documents share it if they share neighbouring lines, and there are no more runs than lines.
    """
    for at, line in enumerate(lines):
        total, run = 0, []
        for following in dict.fromkeys(lines[at:]):
            run.append(following)
            total += len(_WORD.findall(following))
            if len(run) > 1 and total >= _MIN_EVIDENCE_WORDS:
                yield _number("\n".join(run))
                break
        if len(_WORD.findall(line)) >= _MIN_EVIDENCE_WORDS and _READER.search(line):
            yield _number(line)


def _number(text: str) -> int:
    """Hash a text to 64 bits, the same on every machine."""
    return int.from_bytes(
        hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    )


def prose_hashes(document: Document, shared: Iterable[int]) -> set[int]:
    """Hash the sentences above the shared boilerplate of the tail; what follows it belongs to the site.

    `shared` are the numbers of the paragraphs that are lines which others have, too, in their order.
    """
    half = len(document.paragraphs) // 2
    end = next((at for at in shared if at >= half), None)
    texts = (_fold(document.extract(paragraph)) for paragraph in document.paragraphs[:end])
    return {
        _number(" ".join(words))
        for text in texts
        for sentence in _SENTENCE.split(text)
        if len(words := _WORD.findall(sentence)) >= _MIN_SENTENCE_WORDS
    }


def _copies(prose: Mapping[int, Collection[int]]) -> dict[int, set[int]]:
    """Return for each document those with which it shares so much prose that one may be a copy."""
    n_shared: Counter[tuple[int, int]] = Counter()
    for members in _carriers(prose.items()).values():
        is_rare = len(members) <= _MAX_CARRIERS
        n_shared.update(combinations(members, 2) if is_rare else pairwise(members))
    copies: dict[int, set[int]] = defaultdict(set)
    for (a, b), n in n_shared.items():
        if n > _MAX_SHARED_PROSE * min(len(prose[a]), len(prose[b])):
            copies[a].add(b)
            copies[b].add(a)
    return copies


def _joined(
    outlets: Sequence[str | None], groups: Iterable[Sequence[int]], copies: dict[int, set[int]]
) -> list[list[int]]:
    """Join what shares evidence, but never two outlets, nor a copy and its source."""
    names = list(outlets)  # of whole sets, at their roots

    def is_forbidden(large: int, small: int) -> bool:
        if names[large] and names[small] and names[large] != names[small]:
            return True
        sources = chain.from_iterable(copies.get(at, ()) for at in sets.members(small))
        return any(sets.root(source) == large for source in sources)

    sets = DisjointSets(len(outlets), is_forbidden)
    for first, *others in groups:
        for other in others:
            name = names[sets.root(first)] or names[sets.root(other)]
            if sets.join(first, other):
                names[sets.root(first)] = name
    return [group for group in sets.groups() if len(group) > 1]
