"""Families of invented articles of which it is known who took from whom, in which order.

A family begins with an original; each later member takes from an earlier one most of its paragraphs, edits them and adds
some of its own. What makes a direction hard is in them at fixed rates: a copier without credit or date, a slip
that the copier mends instead of making it, a paper of courtesy titles that takes from one without, an original
that names its later copier for another matter, dates by day, with and without zone. Dates that are given are true.

The same seed gives the same families.
"""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

from newsdiff import Document

P_CREDIT = 0.35
"""Copiers that name their source."""
P_CREDIT_INSIDE = 0.6
"""Credits that stand in a paragraph with other sentences; the rest are paragraphs of their own."""
P_OTHER_CREDIT = 0.05
"""Originals that name a later copier for an older matter."""
P_SLIP = 0.3
"""Copiers that get a name wrong that they have right in their own paragraphs."""
P_OWN_SLIP = 0.15
"""Originals that get a name wrong in one place."""
P_MENDED = 0.5
"""Slips of the source that a copier mends."""
P_TITLES = 0.35
"""Papers that write "Mr" and "Ms"."""
P_RESTYLED = 0.3
"""Copiers that bring titles to their own style."""
P_EDIT = 0.35
"""Sentences that are edited."""
P_KEPT = 0.85
"""Paragraphs that are taken."""
SIZES = (2, 2, 3, 4)
"""Articles of a family."""
DATED = ("none", "none", "day", "zone", "naive", "one")
"""How the dates of a family are given: to none, by day, with offsets, without, to its first article alone."""

PLACES = "Aldersund Brinmoor Castelray Dunvarrow Ebbing Fennholt Gorsley Hartwick Ivelmouth Kestrelby".split()
PAPERS = (
    "Chronicle Dispatch Beacon Sentinel Ledger Clarion Examiner Observer Argus Register".split()
)
GIVEN = "Oda Piers Runa Casimir Thea Lorcan Mirela Anselm Yvette Bastian Signe Ruben".split()
SURNAMES = "Hallström Vandermeer Okonjo Brightwell Castellani Drummond Fitzwarren Kowalczyk Lindqvist Montague".split()
BODIES = "harbour trust,water board,rail inspectorate,housing fund,museum council,transit authority".split(
    ","
)
MATTERS = "tunnel,reservoir,tramway,grain terminal,observatory,swimming hall,ferry landing".split(
    ","
)
OPENINGS = (
    "The {body} of {place} will close the {matter} for {n} weeks after surveyors found water behind the eastern wall.",
    "Work on the {matter} in {place} stopped without warning on Wednesday, and {n} labourers were sent home before noon.",
    "A report that the {body} of {place} kept back for {n} months says the {matter} was built on ground nobody had tested.",
)
SENTENCES = (
    "{full}, who has led the {body} since the spring, said the first cracks had been painted over rather than repaired.",
    "{name} told a packed meeting that the bill would come to {n} million crowns and that no reserve had been set aside.",
    "Neighbours had complained since last autumn of a smell of damp plaster, and their letters were filed unread.",
    "Two engineers from the university took samples on Friday and found salt at a depth where no salt should be.",
    "According to the minutes, {other} asked three times for an independent review and was outvoted each time.",
    "The contractor, which has offices in {place} and on the mainland, answered none of the questions it was sent.",
    "{name} denied having seen the warning before the vote, although a copy bears the stamp of the office.",
    "By Thursday evening a fence had been put up around the site and the lamps along the quay were switched off.",
    "Older residents remember that the same wall gave way in a storm {n} years ago and was mended in a hurry.",
    "{other} described the handling of the affair as careless, expensive and entirely avoidable from the start.",
    "The insurers want to see the drawings before they pay, but the drawings have been missing since the move.",
    "Schoolchildren will be taken by bus to the next town until a temporary roof has been put over the yard.",
    "A second opinion, commissioned at the request of {name}, is expected before the council rises for the summer.",
    "Trade unions counted {n} accidents on the site since January, most of them falls from unsecured ladders.",
    "{other} promised that nobody would lose a job over the closure and that wages would be paid in full.",
)
OWN = (
    "Readers who pass the {matter} every morning wrote to us that {name} should have spoken up much earlier than this.",
    "Our calls to {name} went unanswered, and a deputy of {other} merely referred us to the press desk.",
    "It is not the first time that {other} and {name} have found themselves on opposite sides of such a quarrel.",
    "For {place} the timing could hardly be worse, since {name} faces an election in the autumn and {other} has retired.",
)
CREDITS = (
    "{paper} first reported the closure.",
    "A spokeswoman told the {paper} that the fence would stay.",
    "h/t {paper}",
    "The closure was first reported by the {paper}.",
    "According to the {paper}, more names will follow.",
    "The {paper} reported on the affair before anybody else.",
    "Documents seen by the {paper} confirm the account, the {paper} reported.",
)
OLDER = (
    "The {paper} reported last year that the lamps of the old pier had been sold for scrap.",
    "In an interview with the {paper} in March the mayor had ruled out a new car park.",
)
EDITS = {
    "found": ("discovered", "came upon", "detected"),
    "said": ("claimed", "told reporters", "insisted"),
    "although": ("even though", "while", "despite the fact that"),
    "before": ("ahead of", "prior to", "well before"),
    "since": ("ever since", "from", "starting in"),
    "entirely": ("wholly", "completely", "altogether"),
    "answered": ("replied to", "responded to", "took"),
    "put up": ("erected", "raised", "placed"),
    "missing": ("lost", "gone", "untraceable"),
    "should be": ("belongs", "is normal", "was expected"),
    "most of them": ("many of them", "nearly all", "chiefly"),
    "in a hurry": ("hastily", "overnight", "with little care"),
    "much earlier": ("far sooner", "long ago", "well in advance"),
    "in full": ("to the last penny", "as before", "without deductions"),
    "without warning": ("suddenly", "abruptly", "from one hour to the next"),
    "will close": ("is closing", "shuts", "has decided to close"),
    "promised": ("pledged", "gave assurances", "vowed"),
    "remember": ("recall", "have not forgotten", "can tell"),
    "expected": ("due", "awaited", "planned"),
    "filed": ("put away", "shelved", "stored"),
}


@dataclass(frozen=True, slots=True)
class Outlet:
    """A paper and its house style."""

    name: str
    has_titles: bool
    zone: timezone


@dataclass(frozen=True, slots=True)
class Person:
    """Who is named in a story."""

    given: str
    surname: str
    title: str

    def named(self, outlet: Outlet) -> str:
        """Return the name of a later mention in the style of a paper."""
        return f"{self.title} {self.surname}" if outlet.has_titles else self.surname


@dataclass(frozen=True, slots=True)
class Member:
    """An article of a family in its order; `source` is the number of the one that it took from."""

    document: Document
    source: int | None


class Family:
    """Draws the members of one family."""

    def __init__(self, number: int, seed: int) -> None:
        self._random = random.Random(f"{seed}/{number}")  # noqa: S311  no secret
        draw = self._random
        self._number = number
        surnames, given = draw.sample(SURNAMES, 2), draw.sample(GIVEN, 2)
        self._people = [
            Person(g, s, draw.choice(("Mr", "Ms"))) for g, s in zip(given, surnames, strict=True)
        ]
        self._slots = {
            "place": draw.choice(PLACES),
            "body": draw.choice(BODIES),
            "matter": draw.choice(MATTERS),
        }

    def members(self) -> list[Member]:
        """Draw the articles, each with its paper, text and date."""
        draw = self._random
        n = draw.choice(SIZES)
        outlets = [
            Outlet(f"{place} {paper}", draw.random() < P_TITLES, timezone(timedelta(hours=hours)))
            for place, paper, hours in zip(
                draw.sample(PLACES, n),
                draw.sample(PAPERS, n),
                draw.choices((-5, 0, 1, 10), k=n),
                strict=True,
            )
        ]
        texts = [self._original(outlets)]
        sources: list[int | None] = [None]
        for at in range(1, n):
            source = draw.randrange(at)
            sources.append(source)
            texts.append(self._copy(texts[source], outlets[source], outlets[at]))
        dates = self._dates(outlets)
        return [
            Member(
                Document(
                    id=self._id(at),
                    text="\n\n".join(texts[at]) + "\n",
                    outlet=outlets[at].name,
                    published=dates[at],
                ),
                sources[at],
            )
            for at in range(n)
        ]

    def _id(self, at: int) -> str:
        """Return an id that says nothing of the order."""
        return hashlib.sha256(f"{self._number}.{at}".encode()).hexdigest()[:8]

    def _fill(self, template: str, outlet: Outlet) -> str:
        one, other = self._people
        number = str(self._random.randint(3, 90))
        names = {
            "full": f"{one.given} {one.surname}",
            "name": one.named(outlet),
            "other": other.named(outlet),
        }
        return template.format(n=number, **names, **self._slots)

    def _original(self, outlets: Sequence[Outlet]) -> list[str]:
        draw, own = self._random, outlets[0]
        sentences = [self._fill(s, own) for s in draw.sample(SENTENCES, 12)]
        text = [self._fill(draw.choice(OPENINGS), own)]
        text += [" ".join(sentences[k : k + 2]) for k in range(0, len(sentences), 2)]
        if draw.random() < P_OWN_SLIP:
            text = self._slipped(text)
        if draw.random() < P_OTHER_CREDIT:
            text.append(draw.choice(OLDER).format(paper=draw.choice(outlets[1:]).name))
        return text

    def _copy(self, source: Sequence[str], theirs: Outlet, own: Outlet) -> list[str]:
        """Take paragraphs over as a copier does."""
        draw = self._random
        others = [p for p in source if own.name not in p]  # nobody names himself as another paper
        taken = [p for p in others if draw.random() < P_KEPT] or others
        if draw.random() < P_MENDED:
            taken = [self._mended(p) for p in taken]
        if draw.random() < P_SLIP:
            taken = self._slipped(taken)
        if draw.random() < P_RESTYLED:
            taken = [self._restyled(p, own) for p in taken]
        text = [self._edited(p) for p in taken]
        for template in draw.sample(OWN, 2):
            text.insert(draw.randint(1, len(text)), self._fill(template, own))
        if draw.random() < P_CREDIT:
            phrase = draw.choice(CREDITS).format(paper=theirs.name)
            at = draw.randrange(1, len(text))
            if draw.random() < P_CREDIT_INSIDE:
                text[at] = f"{text[at]} {phrase}"
            else:
                text.insert(at, phrase)
        return text

    def _slipped(self, text: Sequence[str]) -> list[str]:
        """Misspell a surname in one place."""
        surname = self._random.choice(self._people).surname
        at = self._random.randrange(2, len(surname) - 1)
        wrong = surname[:at] + surname[at + 1] + surname[at] + surname[at + 2 :]
        places = [k for k, paragraph in enumerate(text) if surname in paragraph]
        changed = list(text)
        if places and wrong != surname:
            k = self._random.choice(places)
            changed[k] = changed[k].replace(surname, wrong, 1)
        return changed

    def _mended(self, paragraph: str) -> str:
        """Write the names in a paragraph right."""

        def right(found: re.Match[str]) -> str:
            for person in self._people:
                if sorted(found[0]) == sorted(person.surname):
                    return person.surname
            return found[0]

        return re.sub(r"\w+", right, paragraph)

    def _restyled(self, paragraph: str, own: Outlet) -> str:
        for person in self._people:
            if own.has_titles:
                bare = rf"(?<!{person.given} )(?<!Mr )(?<!Ms ){person.surname}"
                paragraph = re.sub(bare, f"{person.title} {person.surname}", paragraph)
            else:
                paragraph = paragraph.replace(f"{person.title} {person.surname}", person.surname)
        return paragraph

    def _edited(self, paragraph: str) -> str:
        sentences = re.split(r"(?<=\.) ", paragraph)
        for k, sentence in enumerate(sentences):
            if self._random.random() < P_EDIT:
                for old in (old for old in EDITS if f" {old} " in sentence):
                    new = self._random.choice(EDITS[old])
                    sentences[k] = sentences[k].replace(f" {old} ", f" {new} ", 1)
        if len(sentences) > 1 and self._random.random() < P_EDIT / 2:
            sentences.pop()
        return " ".join(sentences)

    def _dates(self, outlets: Sequence[Outlet]) -> list[str | None]:
        """Date the members by one of the habits; each is later than the one before."""
        draw = self._random
        then = datetime(2019, 1, 1, 6, tzinfo=UTC) + timedelta(
            days=draw.randrange(900), minutes=draw.randrange(1080)
        )
        habit = draw.choice(DATED)
        dates: list[str | None] = []
        for at, outlet in enumerate(outlets):
            local = then.astimezone(outlet.zone)
            written = {
                "none": None,
                "day": f"{local:%Y-%m-%d}",
                "zone": local.isoformat(),
                "naive": f"{local:%Y-%m-%dT%H:%M:%S}",
                "one": None if at else f"{local:%Y-%m-%d}",
            }
            dates.append(written[habit])
            then += timedelta(minutes=draw.choice((35, 150, 500, 1500, 4000)))
        return dates
