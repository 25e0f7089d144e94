"""Records to documents: which field says what, by the table of names or by the user.

`Mapping` remembers which fields it used, so that one line can tell.
"""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from newsdiff.documents.reading import assignment, contents, markup, moments, prose, values
from newsdiff.documents.reading.fieldnames import FIELD_NAMES, TEXT_PARTS, folded
from newsdiff.documents.reading.nested import Flat, flattened, surface
from newsdiff.documents.reading.notes import Notes, Unread
from newsdiff.errors import LoadError
from newsdiff.language import dates

Fields = dict[str, Any]
"""The metadata of a document, each a string or None, by the names of its attributes."""

METADATA = ("title", "outlet", "series", "published", "url", "author", "language", "retrieved")
"""What is known of a document besides its text."""

_NO_PAGE = re.compile(r"https?://(?:(?:api|www\.w3|w3|purl)\.|(?:dx\.)?doi\.org)")
"""How addresses begin that are names of things, or ask a program, and are no pages of an outlet."""

_READ: dict[str, Callable[[Any], Any]] = {
    "text": prose.prose,
    "id": values.identifier,
    "title": prose.main_headline,
    "outlet": values.outlet_name,
    "series": values.line,
    "url": values.page_address,
    "author": values.people,
    "language": values.line,
    "retrieved": dates.iso,
    "published": contents.day_said,
}
"""How a value is read, by what it says; None where it does not say that."""


_MAX_PLANS = 1_000
"""Sets of names that are remembered; records of more different ones are looked at each by itself."""


@dataclass(slots=True)
class Columns:
    """Which fields of records say what."""

    named: Mapping[str, str]
    """Fields that the user named, by what they say; the others go by the table of names."""
    notes: Notes
    texts: frozenset[str] = field(init=False)
    """The names of fields that may hold the text, or a part of it."""
    _names: dict[str, tuple[str, ...]] = field(init=False)
    _plans: dict[tuple[str, ...], dict[str, tuple[str, ...]]] = field(default_factory=dict)
    """The known names among those of a row, so that rows of a table need no second look."""

    def __post_init__(self) -> None:
        """Put what the user named before the table."""
        own = {what: (folded(column),) for what, column in self.named.items()}
        self._names = {**FIELD_NAMES, **own}
        self.texts = frozenset(self.ranked_texts) | TEXT_PARTS

    @property
    def ranked_texts(self) -> tuple[str, ...]:
        """The names that the field of the text may have, the first that says something counts."""
        return self._names["text"]

    def learn(self, rows: Sequence[Mapping[str, object]]) -> None:
        """Find what no known name says among the columns of the first rows of a file, by what stands in them.

        Raises:
            UnclearError: Several columns may hold the texts, or the dates.
        """
        flats = [self.flat(row) for row in rows]
        if "title" not in self.named:
            self._learn("title", self._titles_first(flats))
        used = {what: key for what in self._names if (key := self._used(what, flats))}
        if used.keys() >= {"text", *contents.SCORES}:
            return
        columns = contents.columns([flattened(row) for row in rows])
        if "text" not in self.named and not self._has_sentences(flats):
            text = assignment.text_column(columns)
            if text is not None:
                used["text"] = columns[text].key
                self._learn("text", (text, *self._names["text"]))
        taken = {part for key in used.values() for part in key.split(" + ")}
        known = {name for what in METADATA for name in self._names[what]}
        left = {
            name: one
            for name, one in columns.items()
            if name not in known and not _is_in(one.key, taken)
        }
        wanted = [what for what in METADATA if what not in used and what not in self.named]
        found = assignment.assigned(left, wanted)
        for what, name in found.items():
            self._learn(what, (*self._names[what], name))
        is_free = "url" in wanted and "url" not in found
        if is_free and self._ids_are_pages(flats):  # search engines have it as the id
            self._learn("url", (*self._names["url"], *self._names["id"]))

    def _ids_are_pages(self, flats: Sequence[Flat]) -> bool:
        """Whether no id is the address of something that is no page."""
        ids = (_first(flat, self._plan(flat)["id"], values.identifier)[1] for flat in flats)
        return not any(_NO_PAGE.match(str(one)) for one in ids)

    def day_order(self, rows: Iterable[Mapping[str, object]]) -> bool | None:
        """Say whether the dates of rows have the day first; None where they do not say."""
        return dates.day_order(dated(row, self._names) for row in rows)

    def _learn(self, what: str, names: tuple[str, ...]) -> None:
        self._names[what] = names
        self._plans.clear()
        self.texts = frozenset(self.ranked_texts) | TEXT_PARTS

    def _titles_first(self, flats: Sequence[Flat]) -> tuple[str, ...]:
        """Return the names of titles, behind the others those whose columns hold hardly any: flags, numbers, names of sections."""
        names = self._names["title"]
        shares = {n: contents.share_of_headlines(f[n][1] for f in flats if n in f) for n in names}
        return tuple(sorted(names, key=lambda name: shares[name] * 2 <= max(shares.values())))

    def _used(self, what: str, flats: Sequence[Flat]) -> str | None:
        """Return the first field that says something under a known name, in any of some rows."""
        found = (_first(flat, self._plan(flat)[what], _READ[what])[0] for flat in flats)
        return next(filter(None, found), None)

    def _has_sentences(self, flats: Sequence[Flat]) -> bool:
        """Whether a text under a known name is one of sentences, in any of some rows."""
        return any(
            contents.text_size(flat[n][1], contents.MIN_NAMED)
            for flat in flats
            for n in self._plan(flat)["text"]
        )

    def _plan(self, flat: Flat) -> dict[str, tuple[str, ...]]:
        """Return which of its names each thing has in a row."""
        key = tuple(flat)
        plan = self._plans.get(key)
        if plan is None:
            plan = {w: tuple(n for n in names if n in flat) for w, names in self._names.items()}
            if len(self._plans) < _MAX_PLANS:
                self._plans[key] = plan
        return plan

    def flat(self, row: Mapping[str, object]) -> Flat:
        """Return the values of a record by their folded names; see `nested.surface`."""
        return surface(row, self.texts)

    def fields(
        self,
        flat: Flat,
        order: Callable[[], bool | None] = lambda: None,
        *,
        is_record: bool = False,
    ) -> Fields:
        """Pick the metadata out of front matter, a record or a table row.

        Args:
            flat: What is known, by any names, as `flat` gives it.
            order: Says whether dates such as 03/04/2019 have the day first here; asked where it matters.
            is_record: Whether the names are counted, to tell which were used.
        """
        notes = self.notes if is_record else None
        return _picked(flat, self._plan(flat), self.notes.unread, order, notes)

    def text(self, flat: Flat) -> str | None:
        """Return the text of a record, empty where that is empty; None if it has none, or only a null."""
        blank = None
        for name in self._plan(flat)["text"]:
            key, value = flat[name]
            found = contents.text_of(value)
            if found is None or (found.strip() and not values.is_set(found)):
                continue
            if found.strip():
                self.notes.used.setdefault("text", {})[key] = None
                return self._plain(found)
            blank = found if blank is None else blank
        return blank

    def page(self, flat: Flat, place: str) -> dict[str, Any] | None:
        """Return the article of a record whose text is a whole page; None where it is none, or holds none.

        Raises:
            MissingExtra: trafilatura is not installed.
        """
        said = (prose.prose(flat[name][1]) for name in self._plan(flat)["text"])
        text = next((one for one in said if one and values.is_set(one)), "")
        if not markup.is_page(text):
            return None
        key = next((k for k, value in flat.values() if value is text), "")
        url = _first(flat, self._plan(flat)["url"], values.page_address)[1]
        found = markup.article(text, place, url)
        if found is not None:
            self.notes.used.setdefault("text", {})[key] = None
        return found

    def is_null(self, flat: Flat) -> bool:
        """Whether a record names its text, and has a null for it."""
        held = [flat[name][1] for name in self._plan(flat)["text"]]
        return bool(held) and all(value is None for value in held)

    def _plain(self, text: str) -> str:
        """Return a text without markup, and with ends of lines where a program wrote backslash and n for them."""
        if "\\n" in text and prose.is_escaped(text):
            self.notes.n_escaped += 1
            text = prose.unescaped(text)
        if "&lt;" in text and markup.is_markup(html.unescape(text)):  # written twice
            text = html.unescape(text)
        is_markup = markup.is_markup(text)
        if not is_markup and not markup.has_markup_inside(text):
            return text
        self.notes.n_markup += 1
        return markup.fragment_text(text) if is_markup else markup.text_without_tags(text)

    def identifier(self, flat: Flat, place: str) -> str | None:
        """Return the id of a record, None if it has none.

        Raises:
            LoadError: Its "id" is neither a string nor a number.
        """
        for name in self._plan(flat)["id"]:
            key, value = flat[name]
            found = values.identifier(value) if values.is_set(value) else None
            if found is not None:
                self.notes.used.setdefault("id", {})[key] = None
                return found
            if name == self._names["id"][0] and values.is_set(value):
                raise LoadError(
                    f'{place} has an "{key}" that is neither a string nor a number; change it'
                )
        return None


def pick(
    row: Mapping[str, object],
    names: Mapping[str, tuple[str, ...]],
    unread: Unread,
    order: Callable[[], bool | None] = lambda: None,
) -> Fields:
    """Pick the metadata out of values of any names.

    Args:
        row: What is known.
        names: What each may be called, see `fieldnames.FIELD_NAMES`.
        unread: Counts the date if it cannot be read.
        order: Says whether dates such as 03/04/2019 have the day first here; asked where it matters.
    """
    return _picked(surface(row, names["text"]), names, unread, order, None)


def _picked(
    flat: Flat,
    names: Mapping[str, tuple[str, ...]],
    unread: Unread,
    order: Callable[[], bool | None],
    notes: Notes | None,
) -> Fields:
    """Pick the metadata out of a row; its names are counted in `notes`, if there are any."""
    found: Fields = {}
    for what in METADATA:
        if what == "published":
            key, found[what] = _published(flat, names[what], unread, order)
        else:
            key, found[what] = _first(flat, names[what], _READ[what])
        if notes is not None and key is not None:
            notes.used.setdefault(what, {})[key] = None
    if notes is not None:
        for name, (key, _) in flat.items():
            if "." not in name or name.partition(".")[0] not in flat:
                notes.seen.setdefault(key)
    return found


def _first(flat: Flat, names: Iterable[str], read: Callable[[Any], Any]) -> tuple[str | None, Any]:
    """Return the first field that says something that can be read, and what it says."""
    for name in names:
        if name in flat:
            key, value = flat[name]
            found = read(value) if values.is_set(value) else None
            if found is not None:
                return key, found
    return None, None


def _published(
    flat: Flat,
    names: Iterable[str],
    unread: Unread,
    order: Callable[[], bool | None],
) -> tuple[str | None, str | None]:
    """Return the first field with a date, and the date; the first that is none is counted."""
    first: tuple[str, object] | None = None
    for name in names:
        key, value = flat.get(name, (name, None))
        if not values.is_set(value):
            continue
        value = moments.written_date(value)
        if isinstance(value, Mapping):  # one of other things
            continue
        moment = dates.iso(value)
        if moment is None and dates.has_two_readings(value):
            moment = dates.iso(value, day_first=order())
        if moment is not None:
            return key, f"{moment}+00:00" if moments.is_utc(key, moment) else moment
        first = first or (key, value)
    if first:
        unread.add(first[1])
    return (first[0] if first else None), None


def _is_in(key: str, taken: Iterable[str]) -> bool:
    """Whether a column, or a table around it, is one of some."""
    return any(key == one or key.startswith(f"{one}.") for one in taken)


def dated(row: Mapping[str, object], names: Mapping[str, tuple[str, ...]]) -> object:
    """Return the value of a row that says when it was published, unread; None if there is none."""
    flat = surface(row, names["text"])
    found = (flat[name][1] for name in names["published"] if name in flat)
    return next((value for value in found if values.is_set(value)), None)


def digest(text: str, said: Iterable[object], place: str) -> str:
    """Return the digest of a text in UTF-8; the strings beside it must be writable, too.

    Raises:
        LoadError: There is half a character in one of them.
    """
    try:
        for value in said:
            if isinstance(value, str) and not value.isascii():
                value.encode()
        return hashlib.sha256(text.encode()).hexdigest()
    except UnicodeEncodeError:
        raise LoadError(
            f"{place} holds half a character (a lone surrogate); write it as UTF-8"
        ) from None
