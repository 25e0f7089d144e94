"""What a single line looks like: prose, date, byline, list item, heading, furniture."""

from __future__ import annotations

import re

from newsdiff import dates
from newsdiff.settings import SegmentSettings

_SETTINGS = SegmentSettings()

_CLOSED = re.compile(r"[.!?…。！？][\"'”’»)\]*_]*$")
_ITEM = re.compile(r"(?:[-*+•‣◦▪●·]|\d{1,2}[.)]|\(?[a-z]\))\s+\S")
_HEADING = re.compile(r"#{1,6}\s+\S")
_BOLD = re.compile(r"(\*\*|__)[^*_]+\1:?$")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")

_CREDIT = re.compile(
    r"\((?:[^()]*\b(?:getty|reuters|afp|ap|pa|epa|rex|shutterstock|alamy|file|photo|image|screengrab)\b[^()]*)\)$"
    r"|^(?:photo|image|picture|foto|bild|video|watch|caption|credit)s?\b\s*(?:[:/|]|by\b|via\b|courtesy)"
    r"|^(?:submitted|handout|file|courtesy|stock) (?:photo|image|picture)|\bvia (?:getty|reuters|ap|afp|shutterstock)\b|©",
    re.IGNORECASE,
)
_FURNITURE = re.compile(
    r"^(?:support|help|join|follow|donate to|subscribe to|sign up (?:for|to))\b.*!$"
    r"|^(?:sign (?:up|in)|log ?in|log on|subscribe|register|donate|follow us|join (?:us|our|the conversation)|skip to"
    r"|support (?:us|our)|share (?:this|on|via)|click (?:here|to)|read (?:more|also|next)|(?:view|see) (?:more|all)"
    r"|read:|more:|related:|also read|listen to|watch (?:now|live)|download (?:our|the)|get (?:our|the|your)"
    r"|get email|advertisement|advertising|sponsored|breaking news(?: alerts?)?$|home\s*[>/|»]|menu\b|search\b"
    r"|jetzt abonnieren|anmelden|abonnez-vous|s[’']abonner|suscríbete|newsletter|cookies?\b"
    r"|we (?:may|might) (?:earn|receive|get)|(?:from|by) staff\b)"
    r"|https?://|www\.|@\w+\.\w|\b(?:min(?:ute)?s?|min\.) read$|^\W*$",
    re.IGNORECASE,
)

_BY = re.compile(
    r"(?:by(?:[:\s]|(?=[A-Z]))|(?:story|words|written|reporting|report|text|analysis|opinion) (?:by|von)\b:?"
    r"|von[:\s]|par[:\s]|por[:\s]|author:|autor:|autorin:|auteur\s?:)\s*",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?:(?:Mc|Mac|O['’]|D['’]|[dl]['’])?[^\W\d_a-z][\w'’.-]*)$")
_LINKS = frozenset(
    "and & und et y e the de da di del della der den des van von dos du la le el bin ibn al of for in at with from mit für "
    "pour para | · • / – — - contributors".split()
)
_ROLES = frozenset(
    "staff writer writers reporter reporters editor editors correspondent correspondents special to senior chief news "
    "contributor contributing associated press agencies agency redaktion korrespondent".split()
)
_AGENCIES = frozenset(
    "reuters ap afp dpa pa efe ansa tass interfax bloomberg upi apa sid kna epd itar-tass xinhua agencies".split()
)

_LABELS = frozenset(
    "published posted updated modified last first on at created date issued edition veröffentlicht aktualisiert stand "
    "erschienen zuletzt geändert am vom den um uhr h publié publie mis mise à jour le modifié a las publicado actualizado "
    "el de del of o'clock local time and st nd rd th er || | · • / - – — , . : ( )".split()
)
_NUMBER = re.compile(r"\d{1,2}(?:st|nd|rd|th|er|\.|h\d\d|[ap]m)?$|\d{4}$|\d{1,2}[:.]\d\d(?::\d\d)?(?:[ap]m)?$", re.IGNORECASE)
_DIGITS = re.compile(r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?$")
_AMPM = re.compile(r"\b([ap])\.\s?m\b\.?", re.IGNORECASE)
_LATER = re.compile(r"\b(?:last )?(?:updated|modified|aktualisiert|geändert|mis à jour|modifié|actualizado)\b", re.IGNORECASE)


def n_words(text: str) -> int:
    """Count the words of a line."""
    return len(_WORD.findall(text))


def is_closed(text: str) -> bool:
    """Whether a line ends a sentence, closing quotes aside.

    Example:
        >>> is_closed("He said “no.”"), is_closed("Council says no")
        (True, False)
    """
    return _CLOSED.search(text) is not None


def is_prose(text: str) -> bool:
    """Whether a line reads as a paragraph: closed and not short, or long."""
    least = _SETTINGS.min_prose_words if is_closed(text) else _SETTINGS.min_open_prose_words
    return n_words(text) >= least


def is_item(text: str) -> bool:
    """Whether a line begins with a bullet or a number."""
    return _ITEM.match(text) is not None


def is_heading(text: str) -> bool:
    """Whether a line is a heading in Markdown: behind number signs, or bold as a whole."""
    return bool(_HEADING.match(text)) or (
        _BOLD.match(text) is not None and n_words(text) <= _SETTINGS.max_subheading_words
    )


def is_furniture(text: str) -> bool:
    """Whether a line asks for something or leads somewhere, or credits a picture; never a title."""
    return _FURNITURE.search(text) is not None or _CREDIT.search(text) is not None


def is_name(text: str) -> bool:
    """Whether a line is one or two personal names, or an agency, and nothing else.

    Example:
        >>> is_name("Anna-Lena O'Brien and J. R. Malik"), is_name("Ferry Strike Ends"), is_name("ferry")
        (True, True, False)
    """
    words = text.replace(",", " , ").split()
    if len(words) == 1:
        return words[0].casefold() in _AGENCIES
    names = [word for word in words if word not in _LINKS and word != ","]
    return (
        2 <= len(names) <= _SETTINGS.max_name_words
        and len(words) <= _SETTINGS.max_byline_words
        and words[0] in names
        and all(_NAME.match(word) for word in names)
    )


def is_byline(text: str) -> bool:
    """Whether a line says who wrote the article: "By" and names, perhaps a role, perhaps the date.

    Example:
        >>> is_byline("By Ada Stone and Tom Reed, science editor"), is_byline("By the authority vested in me")
        (True, False)
    """
    rest, _ = split_date(text)
    opening = _BY.match(rest)
    if not opening:
        return rest != text and bool(rest) and not rest.endswith(",") and is_name(rest.rstrip(" |·–—-/"))
    words = [word.strip(",;|()") for word in rest[opening.end() :].split()]
    words = [word for word in words if word and word.casefold() not in _LINKS and "@" not in word]
    names = [word for word in words if word.casefold().rstrip(".") not in _ROLES]
    return (
        1 <= len(words) <= _SETTINGS.max_byline_words
        and all(_NAME.match(word) for word in names)
        and not _closes_sentence(rest)
    )


def _closes_sentence(text: str) -> bool:
    """Whether a line ends like a sentence and not in an initial or "Jr."."""
    return is_closed(text) and not re.search(r"(?:\b[A-Z]|\b[JS]r)\.$", text)


def is_dateline(text: str) -> bool:
    """Whether a line is a date, with or without time, place and "published".

    Example:
        >>> is_dateline("Wednesday 15 February 2017 10:27 GMT"), is_dateline("Published: 3 March 2019, 14:05")
        (True, True)
        >>> is_dateline("15 February 2017 was a cold day"), is_dateline("LONDON (Reuters) - Rain fell.")
        (False, False)
    """
    rest, found = split_date(text)
    if not found:
        return False
    return not rest or (rest.endswith(",") and n_words(rest) <= 3 and is_place(rest))  # noqa: PLR2004  "New York City,"


def is_place(text: str) -> bool:
    """Whether every word is capitalised, as in the name of a place."""
    return all(_NAME.match(word) for word in re.findall(r"[^\s,]+", text))


def split_date(text: str) -> tuple[str, str]:
    """Split a line into what stands before its date and the date, which runs to its end.

    Returns:
        The text before the date and the date with its labels; the whole text and "" if it does not end
        in a date.

    Example:
        >>> split_date("Ada Stone Wednesday 15 February 2017")
        ('Ada Stone ', 'Wednesday 15 February 2017')
    """
    if len(text) > _SETTINGS.max_dateline_chars or not re.search(r"\d", text):
        return text, ""
    plain = _AMPM.sub(lambda found: found[1] + "m" + " " * (len(found[0]) - 2), text)
    start = len(text)
    for found in reversed(list(re.finditer(r"[\w:.'/+-]+|[^\w\s]", plain))):
        if not _is_date_word(found[0]):
            break
        start = found.start()
    part = plain[start:]
    if not _has_day(part):
        return text, ""
    lead = re.match(r"(?:(?:and|[aàeo]|de|del|of|the|le|am|at|in|on|last|first|time|[^\w\s])\s+)*", part)
    shift = lead.end() if lead and start else 0
    return text[: start + shift].rstrip() + (" " if start + shift else ""), text[start + shift :]


def published(text: str) -> str | None:
    """Return the date of publication that a dateline or byline holds, in ISO 8601.

    Example:
        >>> published("Published: 3 March 2019, 14:05 | Updated: 4 March 2019, 09:00")
        '2019-03-03T14:05:00'
    """
    _, part = split_date(text)
    earliest = _LATER.split(part)[0]
    for piece in re.split(r"\s[|·•]+\s|\s/\s", earliest):
        words = [word for word in re.split(r"\s+", piece.strip(" .,:()")) if word.strip(":,.").casefold() not in _WORDS_ONLY]
        if moment := dates.iso(" ".join(words).strip(" .,:()-–—")):
            return moment
    return None


_WORDS_ONLY = frozenset(word for word in _LABELS if word.isalpha() and len(word) > 2) - {"del", "uhr", "las"}


def _is_date_word(word: str) -> bool:
    """Whether a word belongs into a line that is only a date."""
    lower = word.casefold()
    bare = lower.rstrip(".:")
    return bool(
        lower in _LABELS
        or bare in _LABELS
        or bare in dates.MONTHS
        or bare in dates.WEEKDAYS
        or bare in dates.ZONES
        or bare in ("am", "pm")
        or _NUMBER.match(bare)
        or _NUMBER.match(lower)
        or _DIGITS.match(lower.upper())
        or re.fullmatch(r"(?:gmt|utc)?[+-]\d\d?(?::?\d\d)?", lower)
    )


def _has_day(text: str) -> bool:
    """Whether a text of date words holds a day: a month and a number, or a date in digits."""
    words = re.findall(r"[\w:./'-]+", text.casefold())
    if any(_DIGITS.match(word.rstrip(".").upper()) for word in words):
        return True
    has_month = any(word.rstrip(".") in dates.MONTHS for word in words)
    return has_month and any(re.match(r"\d{1,2}(?!\d|:\d|\.\d)", word) for word in words)
