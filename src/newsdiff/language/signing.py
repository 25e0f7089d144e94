"""How a text is signed: datelines, lines of credit, copyrights.

The patterns are for what stands around a name; who looks for a name knows it. What a sentence says is in `crediting`.
"""

from __future__ import annotations

import re

from newsdiff.language.agencies import AGENCY_NAME, agency_sign
from newsdiff.language.credit_words import part_words

PICTURE = re.compile(
    r"\b(?:photo\w*|foto\w*|images?|im[áa]gen\w*|image[mn]s?|immagin\w+|bild\w*|\w+(?:bild|foto)|pictures?|pic|vid[eé]os?|vídeos?|graphics?|grafik|infograf\w+|"
    r"illustrations?|getty|handout|pool|file|shutterstock|alamy|screen(?:shot|grab)|beeld|pictured|caption|camera|fot|zdj[ęe]ci[ea]|фото\w*)\b",
    re.IGNORECASE,
)
"""A short line with one of these credits a picture and not the text."""

_PLACE_DATE = r"[^\W\d_](?:[^\n()\[\]/!?—–]|(?<=[A-Z])/(?=[A-Z])){1,60}?"
DATELINE_FRONT = re.compile(
    rf"(?:[*•]\s*)?(?:{_PLACE_DATE}[\s.,:–—-]*)?(?:\((?P<round>[^()\n]{{2,40}})\)|/(?P<slash>[^/\n]{{2,40}})/|\[(?P<square>[^\[\]\n]{{2,40}})\])"
    r"(?P<dash>\s{0,9}\.?\s{0,9}[-–—:]+)?",
)
"""The front of an agency's text: "PORT ELLERY, March 3 (Norwire) -", "/PRNewswire/ --", "(dpa)"."""
DASHED_FRONT = re.compile(
    r"(?:[^\W\d_][^\n()!?—–]{1,60}?[–—-]\s{0,9}|[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{1,40},\s)?(?P<name>[^\n()!?—–,-]{2,40}?)\s{0,9}(?:--|[–—-])\s"
)
"""The same with dashes: "KESSEL — Norwire —", "Norwire - "; only where that name is known."""
TAIL = re.compile(
    r"[.!?…][\"'”’»]?\s*+(?:\((?P<round>[^()\n]{2,60})\)|\[(?P<square>[^\[\]\n]{2,60})\]|[–—-]++\s*+(?P<dash>[^\n.!?]{2,60})|(?P<bare>[A-Z][\w./-]{1,20}))\.?\s{0,9}$"
)
"""What closes the last paragraph: "... on Tuesday. (dpa)", "... - Reuters"."""
_SIGN = re.compile(
    r"[.!?…\s][\"'”’»]?\s{0,9}(?:[(\[](?P<round>[^()\[\]\n]{2,40})[)\]]|[–—-]++\s*+(?P<dash>[^\n.!?]{2,40}))\.?\s{0,9}$"
)
_WITH = re.compile(rf"^{part_words('with')}\s", re.IGNORECASE)
_LONGEST_SIGN = 60
"""Characters at the end of a paragraph that hold what signs it."""


def is_signed_sentence(text: str) -> bool:
    """Whether a text closes with a sentence and the signs of agencies, and nothing that credits a picture.

    Example:
        >>> is_signed_sentence("Die Mole bleibt zu. (dpa/AFP)"), is_signed_sentence("The pier stays shut — AFP")
        (True, True)
        >>> is_signed_sentence("The pier at dawn. (AP Photo/Jo Bloggs)"), is_signed_sentence("He works for AFP.")
        (False, False)
    """
    found = _SIGN.search(text[-_LONGEST_SIGN:])
    if not found:
        return False
    sign = _WITH.sub("", (found["round"] or found["dash"]).strip())
    names = re.split(r"(?:(?<!\s)\s+)?[/,;+&]\s*|\s(?:und|and|et|y|e|en)\s", sign)
    return all(map(agency_sign, names))


WITH_PARTS = re.compile(rf"\b{part_words('with', 'part')}\b", re.IGNORECASE)
"""A line that says that an agency gave a part: "with", "contributed to this report"."""
_MEETS = re.compile(r"\b([a-zäöüß]+)\s(?:with|mit)\Z")
"""No name closes with a small letter in these languages: it is a verb, "meets with", or a newsroom."""
_MAX_SHARING = 8
"""Words of a line of an outlet, "with", and an agency."""


def is_titled(line: str) -> bool:
    """Whether a line that names an agency is written as titles are.

    Example:
        >>> is_titled("Verger Argues With Reuters"), is_titled("Ida Moss with Reuters"), is_titled("IDA MOSS WITH REUTERS")
        (True, False, False)
    """
    parted = WITH_PARTS.search(line)
    return parted is not None and parted[0].istitle() and not line.isupper()


def is_shared(line: str) -> bool:
    """Whether a line closes with an agency that gave a part, whoever is named before.

    Example:
        >>> is_shared("Le Perche libre avec AFP"), is_shared("Le maire libre avec nous"), is_shared("Mayor meets with AFP")
        (True, False, False)
    """
    line = line.rstrip(")")
    found = [*AGENCY_NAME.finditer(line)]
    return (
        bool(found)
        and found[-1].end() == len(line)
        and len(line.split()) <= _MAX_SHARING
        and not line[:1].islower()
        and agency_sign(found[-1].group()) is not None
        and (parted := WITH_PARTS.search(line, 0, found[-1].start())) is not None
        and (
            (met := _MEETS.search(line, 0, parted.end())) is None
            or NEWSROOM.fullmatch(met[1]) is not None
        )
    )


CONTRIBUTED = re.compile(rf"\b{part_words('gave')}", re.IGNORECASE)
"""A line that names who else worked on a text."""
STAFF_NOTE = re.compile(
    r"\W*(?:(?:additional|further)\s)?(?:reporting|writing|compiled|edited|editing|translat\w+)\sby\b",
    re.IGNORECASE,
)
"""How an agency signs off: "(Reporting by Ida Moss; Editing by Tom Ferris for Norwire)"."""
COPYRIGHT = re.compile(
    r"(?:©|\(c\)|\bcopyright\b)(?:\s*(?:©|\(c\)|copyright|\d{4}(?:\s?[-–]\s?\d{2,4})?|by\b|the\b|,|:))*\s*[^.\n]{2,60}",
    re.IGNORECASE,
)
"""A copyright with its holder."""
LABEL = re.compile(
    rf"(?:{part_words('label', 'author')}\s?[:：]|{part_words('label', 'taken', 'line', 'with')}(?:(?<=['’])|\b))\s*",
    re.IGNORECASE,
)
"""How a line of credit begins."""
ASKING = re.compile(rf"{part_words('asking')}\b", re.IGNORECASE)
"""How a line begins that asks readers for something: "Advertise with the Herald"."""
NAME_SEPARATOR = re.compile(
    rf"(?:(?<!\s)\s+)?(?:[/,;|&+·•–—~*()\[\]\n，、；／]|\s-\s|^-|\b{part_words('and', 'with')}\b)\s*"
)
"""What stands between the names of a line."""
NEWSROOM = re.compile(part_words("newsroom"), re.IGNORECASE)
OUTLET_WORD = re.compile(
    r"\b(?:the|staff|news|post|times|herald|mail|tribune|press|journal|gazette|star|sun|daily|chronicle|observer|guardian|telegraph|standard|express|register|bulletin|examiner|[ei]nquirer|independent|sentinel|argus|advertiser|dispatch|ledger|monitor|globe|weekly|zeitung|bote|kurier|anzeiger|courrier|"
    r"gazeta|dziennik|courant|dagblad|giornale|gazetesi|postası|вестник|газета|новости|ведомости|diario|heraldo|corriere|gazzetta|correio|jornal|krant|online|newsdesk|desk)\b",
    re.IGNORECASE,
)
"""A word that a paper's name has and a person's rarely."""
PAPER = (
    r"(?:-based)?\s(?:daily|weekly|newspaper|paper|tabloid|broadsheet|broadcaster|station|magazine)"
)
"""How a paper is described by its place: "the Hamburg daily"."""
CALLED = re.compile(rf"\b{part_words('medium')}\s(?=\Z|[A-Z])", re.IGNORECASE)
"""What says before a name that it is an agency's or a paper's: "Agencia"."""
AGENCY_NOUN = re.compile(
    r"(?:the\s)?(?P<name>.{2,40}?)\s(?:news\sagency|newswire|wire\sservice|staff(?:\swriters?)?|nachrichtenagentur)\.?",
    re.IGNORECASE,
)
PRESS_RELEASE = re.compile(
    rf"\W*{part_words('release')}\b[^!?\n]{{0,60}}(?<![.!?])$", re.IGNORECASE
)
"""A line above a press release that says that it is one."""
ORIGIN = re.compile(rf"\W*{part_words('origin')}\b", re.IGNORECASE)
"""How a line of its own says where the article stood before: "This story first appeared in"."""
