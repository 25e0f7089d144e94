"""Kinds of cases that editors reported, as small articles: `kinds.txt` holds texts and what is right of the last of them.

`@` begins a case, `?` says what is right, `>` begins a document of an outlet, and `<<x>>` stands for the lines behind `= x`.
What may stand behind `?`, with semicolons between (title and furniture are no paragraphs):

    copied | not copied             every paragraph is | at most three tenths of the words are
    verdicts a b|c *                of the paragraphs, in order; `*` is any
    no facts                        nothing is listed, not even wording
    facts - | a > b, ...            no fact is listed, wording may be | each is, and its paragraph is not verbatim
    direction a|b; below x          who was first, and how sure that is at most
    credited | uncredited           every copied passage names its source | none does
    published x|y                   its date begins so; `-` is none
    outlets one | two               the corpus has no reuse between outlets | it has
    first unknown                   no cluster says who was first
    whole letters                   no passage begins or ends inside of what readers see as one letter
    known why                       not right yet
"""

import re
from functools import cached_property
from pathlib import Path

import pytest

import newsdiff
from newsdiff.model import COPIED

_JOINER = "\u200d"


def cases():
    """Read the cases: what is right, and the documents of each."""
    text = Path(__file__).with_name("kinds.txt").read_text("utf-8")
    head, *rest = re.split(r"^@ (.*)\n", text, flags=re.MULTILINE)
    held = dict(re.findall(r"^= (\w+)\n(.*?)(?=^= |\Z)", head, re.MULTILINE | re.DOTALL))
    for name, case in zip(rest[::2], rest[1::2], strict=True):
        asked, *parts = re.split(r"^> (.*)\n", case, flags=re.MULTILINE)
        right = asked.strip("? \n").split("; ")
        reasons = [one.removeprefix("known ") for one in right if one.startswith("known ")]
        yield pytest.param(
            [one for one in right if not one.startswith("known ")],
            [
                newsdiff.Document(id=f"{at}", outlet=outlet, text=written(held, part))
                for at, (outlet, part) in enumerate(zip(parts[::2], parts[1::2], strict=True))
            ],
            id=name,
            marks=[pytest.mark.xfail(reason=reason, strict=True) for reason in reasons],
        )


def written(held, part):
    return re.sub("<<(.*?)>>", lambda name: held[name[1]].strip(), part).strip() + "\n"


class Found:
    """What reports say of the last of some documents; a method for each of what may be asked."""

    def __init__(self, documents):
        *self.sources, self.target = self.documents = documents

    @cached_property
    def report(self):
        return newsdiff.provenance(self.target, self.sources)

    @property
    def lines(self):
        kept = ("title", "standfirst")
        return [
            x for x in self.report.paragraphs if x.verdict != "boilerplate" and x.kind not in kept
        ]

    @property
    def listed(self):
        passages = [(x, p) for x in self.report.paragraphs for p in x.passages]
        return [(a.kind, a.source, a.target, x.verdict) for x, p in passages for a in p.alterations]

    def copied(self, _):
        verdicts = [line.verdict for line in self.lines]
        return COPIED.issuperset(verdicts), verdicts

    def not_(self, _):
        summary = self.report.summary
        return summary.coverage <= 0.3, summary

    def verdicts(self, wanted):
        found = [line.verdict for line in self.lines]
        wanted = [one.split("|") for one in wanted.split()]
        are_right = ("*" in some or one in some for some, one in zip(wanted, found, strict=False))
        return len(wanted) == len(found) and all(are_right), found

    def no(self, _):
        return not self.listed, self.listed

    def facts(self, wanted):
        found = [fact for fact in self.listed if fact[0] != "wording"]
        if wanted == "-":
            return not found, found
        pairs = [pair.split(" > ") for pair in wanted.split(", ")]
        return all(any(is_of(fact, *pair) for fact in found) for pair in pairs), found

    def direction(self, wanted):
        found = self.report.sources[0].direction
        return found.verdict in wanted.split("|"), found

    def below(self, most):
        found = self.report.sources[0].direction
        return found.confidence < float(most), found

    def credited(self, _):
        found = [p.credit for x in self.lines for p in x.passages if x.verdict in COPIED]
        return bool(found) and all(found), found

    def uncredited(self, _):
        found = [p.credit for x in self.lines for p in x.passages]
        return not any(found), found

    def published(self, wanted):
        found = self.report.target.published or "-"
        return found.startswith(tuple(wanted.split("|"))), found

    def outlets(self, n):
        found = newsdiff.dedupe(self.documents).clusters
        return bool(found) == (n == "two"), found

    def first(self, _):
        found = [cluster.first for cluster in newsdiff.dedupe(self.documents).clusters]
        return found == [None], found

    def whole(self, _):
        text = self.target.text
        ends = [at for x in self.lines for p in x.passages for at in (p.start, p.end)]
        return all(_JOINER not in text[max(at - 1, 0) : at + 1] for at in ends), ends


def is_of(fact, before, after):
    """Whether a fact has the words that are asked for, on either side."""
    _, source, target, verdict = fact
    is_there = (bool(x) and (x in y or y in x) for x, y in ((source, before), (target, after)))
    return any(is_there) and verdict != "verbatim"


@pytest.mark.parametrize(("right", "documents"), list(cases()))
def test_a_kind_of_case_is_right(right, documents):
    found = Found(documents)
    for asked in right:
        name, _, rest = asked.partition(" ")
        is_right, said = getattr(found, "not_" if name == "not" else name)(rest)
        assert is_right, (asked, said)
