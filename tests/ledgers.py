"""Ledgers of one text beside another, for tests of changed facts."""

import newsdiff


def ledger(before, after, published=None):
    """Return the ledger of a text with another one as its only source."""
    source, target = (
        newsdiff.Document(id=name, text=f"{text}\n", outlet=name, published=published)
        for name, text in (("source", before), ("target", after))
    )
    return newsdiff.provenance(target, [source])


def altered(report):
    """Return the altered facts of a ledger, in order."""
    return [a for line in report.paragraphs for p in line.passages for a in p.alterations]
