"""Reports made by hand that are true to their texts: every position is found, none is typed."""

import dataclasses
import hashlib
import re
from itertools import takewhile

from newsdiff.model import (
    Alteration,
    BoilerplateRecord,
    CleanDocument,
    CleanParagraph,
    Cluster,
    ClusterPassage,
    Credit,
    Direction,
    DocumentRecord,
    Evidence,
    LedgerParagraph,
    LedgerPassage,
    Omission,
    Operation,
    PairRecord,
    Passage,
    SourceLink,
    SourceParagraph,
    SourceRecord,
    Summary,
)
from newsdiff.report import json
from newsdiff.report.reports import CleanReport, DedupeReport, ProvenanceReport

TARGET = (
    "No boat to Holm this spring",
    "Islanders grumble. The ferry to Holm stops on Tuesday, the harbour office said.",
    "Two engines need new bearings. One of the cranes is cracked, says the Holm Post.",
    "“We will row if we must,” the mayor said.",
    "Follow us on all channels.",
)
POST = (
    "Ferry to Holm stops for repairs",
    "The ferry to Holm stops on Monday, the harbour office said.",
    "Two engines need new bearings.",
    "One of the old cranes is cracked.",
    "But the office denied that the boat was unsafe.",
    "Sign up for our letter.",
)
RADIO = (
    "Mayor of Holm is angry",
    "The mayor shouted: “We will row if we must.”",
)
UNKNOWN = Direction("unknown", 0.0)
FIRST = Direction(
    "source-first", 0.93, (Evidence("date", ("post", "target"), ("2023-03-13", "2023-03-14")),)
)


def starts(paragraphs):
    """Return where each paragraph begins in a text with an empty line between them."""
    found, place = [], 0
    for text in paragraphs:
        found.append(place)
        place += len(text) + 2
    return found


class Side:
    """Finds spans of a document by their words."""

    def __init__(self, identifier, paragraphs):
        self.id = identifier
        self.text = "\n\n".join(paragraphs)

    def span(self, words):
        start = self.text.index(words)
        return start, start + len(words)

    def record(self, **more):
        digest = hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
        known = {"path": f"{self.id}.txt", "sha256": digest, "outlet": None, "published": None}
        return {**known, "id": self.id, "words": len(self.text.split()), **more}


def passage(target, source, words, origin, changes=(), **more):
    """Return a passage from its words on both sides; changes are pairs of source and target words."""
    start, end = target.span(words)
    source_start, source_end = source.span(origin)
    operations = []
    for old, new in changes:
        a = source_start + origin.index(old) if old else source_start
        b = start + words.index(new) if new else start + words.index(more.pop("before"))
        tag = "replace" if old and new else "delete" if old else "insert"
        operations.append(Operation(tag, a, a + len(old), b, b + len(new)))
    return LedgerPassage(
        start=start,
        end=end,
        identity=0.9,
        source=Passage(source.id, source_start, source_end),
        operations=tuple(operations),
        **more,
    )


def provenance(own=TARGET[0], name="target"):
    """Return the ledger of a target with two sources; `own` is its headline, `name` its id."""
    paragraphs = (own, *TARGET[1:])
    target, post, radio = Side(name, paragraphs), Side("post", POST), Side("radio", RADIO)
    monday = post.text.index("Monday")
    tuesday = target.text.index("Tuesday")
    credit = Credit("sentence", "says the Holm Post")
    ferry = passage(
        target,
        post,
        "The ferry to Holm stops on Tuesday, the harbour office said",
        "The ferry to Holm stops on Monday, the harbour office said",
        [("Monday", "Tuesday")],
        kind="edited",
        alterations=(Alteration("date", "Monday", "Tuesday", monday, tuesday),),
    )
    engines = passage(
        target,
        post,
        "Two engines need new bearings. One of the cranes is cracked",
        "Two engines need new bearings.\n\nOne of the old cranes is cracked",
        [("old", "")],
        before="cranes",
        kind="verbatim",
        credit=credit,
    )
    row = passage(target, radio, "“We will row if we must", "“We will row if we must", kind="quote")
    rows = {
        1: ("mixed", 0.7, (ferry,), (SourceLink("post", 1, 3),)),
        2: ("verbatim", 0.96, (engines,), (SourceLink("post", 2, 5), SourceLink("post", 3, 7))),
        3: ("quote", 0.0, (row,), (SourceLink("radio", 1, 3),)),
    }
    furniture = BoilerplateRecord("share", "says “follow us”", 0.97)
    ledger = []
    for index, (text, start) in enumerate(zip(paragraphs, starts(paragraphs), strict=True)):
        verdict, coverage, passages, sources = rows.get(index, ("original", 0.0, (), ()))
        ledger.append(
            LedgerParagraph(
                index=index,
                line=2 * index + 1,
                start=start,
                end=start + len(text),
                kind="title" if index == 0 else "boilerplate" if index == 4 else "body",
                verdict="boilerplate" if index == 4 else verdict,
                coverage=coverage,
                identity=0.9,
                words=len(text.split()),
                text=text,
                boilerplate=furniture if index == 4 else None,
                sources=sources,
                passages=passages,
            )
        )
    return ProvenanceReport(
        newsdiff="0",
        settings={"align": {"min_words": 8}, "quiet": None},
        target=DocumentRecord(**target.record(title=own)),
        sources=(
            source(post, POST, coverage=0.6, used=0.5, outlet="Holm Post", direction=FIRST),
            source(radio, RADIO, coverage=0.0, used=0.1),
            source(
                Side("other", ("Nothing shared.",)), ("Nothing shared.",), coverage=0.0, used=0.0
            ),
        ),
        summary=Summary(
            coverage=0.6,
            words=40,
            copied_words=24,
            paragraphs=4,
            copied_paragraphs=2,
            credits=1,
            verdicts={"verbatim": 1, "mixed": 1, "quote": 1, "original": 1, "boilerplate": 1},
        ),
        paragraphs=tuple(ledger),
        omissions=(
            Omission(
                document="post",
                index=4,
                line=9,
                text=POST[4],
                between=False,
                reason="denies: denied",
            ),
        ),
    )


def source(side, paragraphs, *, direction=UNKNOWN, **more):
    """Return a source with its paragraphs; one that asks to sign up is furniture."""
    known = {name: more.pop(name) for name in ("coverage", "used")}
    return SourceRecord(
        **known,
        direction=direction,
        **side.record(title=paragraphs[0], **more),
        paragraphs=tuple(
            SourceParagraph(
                index=index,
                line=2 * index + 1,
                start=start,
                end=start + len(text),
                kind="title" if index == 0 else "body",
                text=text,
                boilerplate=BoilerplateRecord("newsletter", "says “sign up”", 0.9)
                if "Sign up" in text
                else None,
            )
            for index, (text, start) in enumerate(zip(paragraphs, starts(paragraphs), strict=True))
        ),
    )


def single():
    """Return the same ledger with one source only."""
    report = provenance()
    paragraphs = tuple(
        dataclasses.replace(p, verdict="original", passages=(), sources=()) if p.index == 3 else p
        for p in report.paragraphs
    )
    return dataclasses.replace(report, sources=report.sources[:1], paragraphs=paragraphs)


def renamed(report, names):
    """Return a report whose documents have other ids."""
    text = report.to_json()
    for old, new in names.items():
        text = re.sub(f'"{old}"(?!:)', f'"{new}"', text)
    return json.read_report(text, "renamed")


def version(document, text, outlet, published):
    """Return a version of a passage."""
    return ClusterPassage(
        document=document,
        outlet=outlet,
        published=published,
        index=1,
        line=3,
        start=0,
        end=len(text),
        identity=0.9,
        words=len(text.split()),
        text=text,
    )


def compared(first, later, *changes, a=0, b=0):
    """Return a version with its operations from the first one.

    Args:
        first: The first version.
        later: The other one.
        changes: Pairs of words that were changed, in order; one of a pair may be empty.
        a: Where the operations begin in the first version.
        b: Where they begin in the other one.
    """
    operations = []
    for old, new in changes:
        n = first.text.index(old, a) - a if old else later.text.index(new, b) - b
        tag = "replace" if old and new else "delete" if old else "insert"
        operations.append(Operation("equal", a, a + n, b, b + n))
        a, b = a + n, b + n
        operations.append(Operation(tag, a, a + len(old), b, b + len(new)))
        a, b = a + len(old), b + len(new)
    rest = zip(first.text[a:], later.text[b:], strict=False)
    n = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], rest))
    operations.append(Operation("equal", a, a + n, b, b + n))
    return dataclasses.replace(later, operations=tuple(operations))


def dedupe(text="The ferry to Holm stops on Monday.", outlet="Holm Post"):
    """Return the survey of three outlets: two clusters, one of which nothing says who was first, and three pairs."""
    first = version("post_1", text, outlet, "2023-03-14T06:00:00+00:00")
    same = version("radio_1", text, "Radio Holm", "2023-03-14T09:00:00+00:00")
    later = version("late_1", text.replace("Monday", "Tuesday"), None, "2023-03-16")
    same = compared(first, same)
    later = compared(first, later, *[("Monday", "Tuesday")] * text.count("Monday"))
    other = version("post_2", "Two engines need new bearings.", outlet, None)
    again = version("late_1", "Two engines need new bearings.", None, None)
    clusters = (
        Cluster(
            id=0,
            words=7,
            documents=3,
            outlets=(outlet, "Radio Holm"),
            first=first,
            direction=Direction(
                "source-first",
                0.9,
                (Evidence("date", ("post_1", "late_1"), ("2023-03-14", "2023-03-16")),),
            ),
            passages=(first, same, later),
        ),
        Cluster(
            id=1,
            words=5,
            documents=2,
            outlets=(outlet,),
            first=None,
            direction=Direction("unknown", 0.0),
            passages=(other, again),
        ),
    )
    ends = (("post_1", "radio_1"), ("post_1", "late_1"), ("post_2", "late_1"))
    return DedupeReport(
        newsdiff="0",
        settings={"index": {"reach": 12}},
        documents=6,
        paragraphs=60,
        boilerplate=8,
        outlets={"": 1, outlet: 3, "Radio Holm": 2},
        clusters=clusters,
        pairs=tuple(
            PairRecord(
                a=a, b=b, words=7, coverage_a=0.5, coverage_b=0.004, direction=clusters[0].direction
            )
            for a, b in ends
        ),
        records=tuple(
            DocumentRecord(**Side(name, (text,)).record(title=f"Title of {name}"))
            for name in ("late_1", "post_1", "post_2", "radio_1")
        ),
    )


def clean(text="Share this page."):
    """Return the cleaning of a document with kept, suspected and removed paragraphs."""
    actions = ("keep", "keep", "suspect", "remove", "keep")
    return CleanReport(
        newsdiff="0",
        settings={"clean": {"strictness": "balanced"}},
        documents=(
            CleanDocument(
                id="post",
                path="post.txt",
                sha256="0" * 64,
                outlet="Holm Post",
                warnings=("much of it is a list",),
                paragraphs=tuple(
                    CleanParagraph(
                        index=index,
                        line=index + 1,
                        start=0,
                        end=len(text),
                        kind="body",
                        keep=action != "remove",
                        action=action,
                        category=None if action == "keep" else "share",
                        reason="says “share”",
                        confidence=0.9,
                        evidence=(),
                        words=len(text.split()),
                        text=text,
                    )
                    for index, action in enumerate(actions)
                ),
            ),
        ),
    )
