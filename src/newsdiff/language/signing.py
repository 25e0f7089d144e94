"""How a text is signed, in seven languages: datelines, lines of credit, copyrights.

The patterns are for what stands around a name; who looks for a name knows it. What a sentence says is in `crediting`.
"""

from __future__ import annotations

import re

from newsdiff.language.agencies import agency_sign
from newsdiff.language.crediting import SOURCE_WORD, TAKEN_FROM

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
_WITH = re.compile(r"^(?:mit|with|avec|con|com|met)\s", re.IGNORECASE)
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


WITH_PARTS = re.compile(
    r"(?:with|mit|avec|con|com|met)\b|contribut|\b(?:additional|further|zusätzlich)\b|\b(?:used|verwendet)\b",
    re.IGNORECASE,
)
"""A line that says that an agency gave a part: "with", "contributed to this report"."""
CONTRIBUTED = re.compile(
    r"\bcontribut(?:ed|es|ing)\s(?:(?:[\w-]+\s){0,2}to\sth(?:is|e)\s(?:report|story|article|post|piece|dispatch|coverage)|reporting)\b"
    r"|\b(?:zu|an)\sdiese[mr]\s\w+\s(?:[^.!?\n]{1,60}\s)?(?:beigetragen|mitgearbeitet|mitgewirkt)\b|\b(?:trug|trugen|arbeiteten?)\s(?:zu|an)\sdiese[mr]\s\w+\s(?:bei|mit)\b"
    r"|\bcontribué\sà\scet?(?:te)?\s\w+|\b(?:contribuy(?:ó|eron)|colabor(?:ó|aron))\s(?:a|con|en)\sest[ea]\s\w+"
    r"|\b(?:contribuito|collaborato)\sa\squest(?:o\s|a\s|['’])\w+|\b(?:contribu(?:iu|íram)|colabor(?:ou|aram))\s(?:para|com|n)\s?est[ea]\s\w+"
    r"|\baan\sdit\s(?:artikel|bericht|verhaal)\b(?:\s(?:bijgedragen|meegewerkt))?|\bbidr(?:og|o)\still?\sden(?:na|ne)\s\w+|\bbidrog\still\sden\shär\s\w+"
    r"|\b(?:przyczyni|współpracowa)\w+\s(?:się\s)?(?:do|przy)\s(?:powstani[au]\s)?tego\s\w+"
    r"|\bcontributed(?:\sfrom\s[^.!?\n]{2,60})?\.?\W*$|\b(?:was|were)\sused\sin\sth(?:is|e)\s(?:report|story|article)\b|\bwurden?\s(?:\w+\s)?verwendet\b",
    re.IGNORECASE,
)
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
    rf"(?:(?:{SOURCE_WORD}|texte?o?|words|testo|tekst|auteur|autor|reporting|reportage)\s?[:：]|{SOURCE_WORD}\b|"
    r"(?:(?:story|report|reporting|article|written|text|additional\sreporting|further\sreporting|contributed|distributed|provided|"
    r"produced|supplied|published|compiled)\s)?by\b(?:\sarrangement\swith\b)?|from\sour\s(?:partners?|friends|colleagues)\s(?:at|from)\b|from\b|via\b|visit\b|"
    rf"{TAKEN_FROM}\b|"
    r"(?:(?:story|report|article|text|published)\s)?courtesy(?:\sof)?\b|"
    r"(?:with\s)?(?:additional\s|agency\s)?(?:reporting|inputs?|material|information|files|reports?|content|assistance|contributions?|help)\s(?:from|by|of)\b|"
    r"(?:по|с\sиспользованием)\sматериал\w{1,3}\b|при\sучастии\b|na\spodstawie\b|op\sbasis\svan\b|"
    r"(?:información|informações|informazioni|informations)\sd[aeiou]l?\b|(?:mit\s)?(?:material|informationen|agenturmaterial|inhalten|angaben|texten)\s(?:von|der|des|aus)\b|von\b|aus\b|"
    r"par\b|por\b|da\b|di\b|(?:\w+\s)?door\b|agence\b|agencia\b|agência\b|agenzia\b|agentur\b|nachrichtenagentur\b|"
    r"(?:avec|con|com|met)\s(?:[\w]+\s){0,2}(?:dell['’]|della\b|d['’]|de\b|da\b|do\b|di\b|van\b|agencia\b|agência\b|agence\b|l['’])(?:\s(?:la|het|de|agencia|agência|agenzia)\b)?|"
    r"(?:with|mit|avec|con|com|met)\b)\s*",
    re.IGNORECASE,
)
"""How a line of credit begins."""
ASKING = re.compile(
    r"(?:advertise|subscribe|partner|connect|travel|work|shop|chat|talk|play|learn|save|stay|fly|cook|follow|join|werben|reisen|annoncez|voyagez|"
    r"abonnez|anúncie(?:se)?|anunci(?:e|ate)|viaja|viaggia|adverteer|reis)\b",
    re.IGNORECASE,
)
"""How a line begins that asks readers for something: "Advertise with the Herald"."""
NAME_SEPARATOR = re.compile(
    r"(?:(?<!\s)\s+)?(?:[/,;|&+·•–—~*()\[\]\n，、；／]|\s-\s|^-|\b(?:and|und|et|y|e|en|with|mit|avec|con|com|met)\b)\s*"
)
"""What stands between the names of a line."""
NEWSROOM = re.compile(
    r"(?:la\s|die\s|de\s)?(?:rédaction|redaktion|redacción|redazione|redação|redactie|staff|newsroom|agencies|agenturen)",
    re.IGNORECASE,
)
OUTLET_WORD = re.compile(
    r"\b(?:the|staff|news|post|times|herald|mail|tribune|press|journal|gazette|star|sun|daily|chronicle|observer|guardian|telegraph|standard|express|register|bulletin|examiner|[ei]nquirer|independent|sentinel|argus|advertiser|dispatch|ledger|monitor|globe|weekly|zeitung|bote|kurier|anzeiger|courrier|"
    r"diario|heraldo|corriere|gazzetta|correio|jornal|krant|online|newsdesk|desk)\b",
    re.IGNORECASE,
)
"""A word that a paper's name has and a person's rarely."""
PAPER = (
    r"(?:-based)?\s(?:daily|weekly|newspaper|paper|tabloid|broadsheet|broadcaster|station|magazine)"
)
"""How a paper is described by its place: "the Hamburg daily"."""
AGENCY_NOUN = re.compile(
    r"(?:the\s)?(?P<name>.{2,40}?)\s(?:news\sagency|newswire|wire\sservice|staff(?:\swriters?)?|nachrichtenagentur)\.?",
    re.IGNORECASE,
)
PRESS_RELEASE = re.compile(
    r"\W*(?:for\simmediate\srelease|(?:press|news|media)\srelease|presse(?:mitteilung|information)|medienmitteilung|"
    r"communiqué\sde\spresse|(?:nota|comunicado)\sde\sprensa|comunicato\sstampa|comunicado\sde\simprensa|nota\sà\simprensa|"
    r"persbericht)\b[^!?\n]{0,60}(?<![.!?])$",
    re.IGNORECASE,
)
"""A line above a press release that says that it is one."""
ORIGIN = re.compile(
    r"\W*(?:(?:originally|first)\s(?:published|appeared|posted)\b|(?:(?:an?\s(?:\w+\s)?version\sof\s)?th(?:is|e)|diese[rs]?|der|cet(?:te)?|est[ea]|quest[oa]|dit)\s(?:\w+\s)?"
    r"(?:story|article|post|piece|report|essay|column|interview|text|artikel|beitrag|bericht|texte|artículo|texto|articolo|testo|artigo)\b)",
    re.IGNORECASE,
)
"""How a line of its own says where the article stood before: "This story first appeared in"."""
