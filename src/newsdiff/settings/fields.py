"""A setting: its default, unit, range and meaning are written in one place and checked in one way.

A section is a frozen dataclass below `Section` whose fields are made by the functions here. The meaning of a
field ends with the source of its default: a paper, a peer system, or our own measurement, named by the page
or the benchmark that prints it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace
from itertools import pairwise
from typing import Any, ClassVar, NamedTuple, Self, TypeVar

from newsdiff.errors import SettingsError

LARGEST = 1_000_000
"""The largest value of any number: what none needs, and arrays can still count."""
_SHOWN = 60
"""Characters of a refused value that a message shows."""
_MAX_BITS = 10_000
"""Bits of the largest whole number that is written in decimal; Python itself refuses some 14,000."""

_Whole = TypeVar("_Whole", bound=int | None)
_Number = TypeVar("_Number", bound=float | None)
_Choice = TypeVar("_Choice", bound=str)
_Table = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """Which values a setting has, and what for."""

    kind: type[bool | int | float | str]
    unit: str
    meaning: str
    least: float = 0
    most: float = LARGEST
    up_to: str = ""
    """The field of the same section that this one would contradict if it exceeded it; empty if there is none."""
    choices: tuple[str, ...] = ()
    is_table: bool = False
    """Whether it is any number of pairs, each with values no less than those of the pair before, instead of one value."""
    is_optional: bool = False
    """Whether None is a value as well."""

    @property
    def range(self) -> str:
        """The values in words.

        Example:
            >>> Rule(int, "words", "", least=1).range, Rule(float, "share", "", most=1).range
            ('a whole number from 1 to 1,000,000', 'a number from 0 to 1')
        """
        if self.kind is bool:
            return "true or false"
        if self.choices:
            return f"{', '.join(self.choices[:-1])} or {self.choices[-1]}"
        number = "whole number" if self.kind is int else "number"
        noun = f"rising pairs of {number}s" if self.is_table else f"a {number}"
        none = ", or none" if self.is_optional else ""
        return f"{noun} from {self.least:,} to {self.most:,}{none}"

    def fit(self, value: object) -> object:
        """Return a value in the exact type of the field: 2 as 2.0 where it holds a float, a list as a tuple.

        Raises:
            ValueError: The value is of another type or out of range, as infinity and NaN always are.
        """
        if value is None and self.is_optional:
            return None
        if not self.is_table:
            return self._one(value)
        table = tuple(map(self._pair, _items(value)))
        return table if all(map(_rises, zip(*table, strict=True))) else _refuse(value)

    def _one(self, value: object) -> Any:  # noqa: ANN401  a value of this kind
        if self.kind in (bool, str):
            is_fine = isinstance(value, self.kind) and (not self.choices or value in self.choices)
            return value if is_fine else _refuse(value)
        kinds = (int, float) if self.kind is float else int
        if isinstance(value, bool) or not isinstance(value, kinds):
            return _refuse(value)
        return self.kind(value) if self.least <= value <= self.most else _refuse(value)

    def _pair(self, value: object) -> tuple[Any, ...]:
        items = tuple(map(self._one, _items(value)))
        return items if len(items) == 2 else _refuse(value)  # noqa: PLR2004  a pair has two

    def read(self, text: str) -> object:
        """Return the value that a text says, as `text` writes it; what says none is returned as it is.

        Example:
            >>> Rule(int, "words", "", is_table=True).read("20:7,50:8")
            ((20, 7), (50, 8))
        """
        if self.is_optional and text == "none":
            return None
        if not self.is_table:
            return self._read(text)
        parts = [part for part in text.split(",") if part]
        return tuple(tuple(map(self._read, part.split(":"))) for part in parts)

    def _read(self, text: str) -> object:
        if self.kind is bool:
            return {"true": True, "false": False}.get(text, text)
        try:
            return self.kind(text)
        except ValueError:
            return text


def _items(value: object) -> Iterable[object]:
    return value if isinstance(value, list | tuple) else _refuse(value)


def _rises(values: Iterable[float]) -> bool:
    """Whether no value is less than the one before."""
    return all(a <= b for a, b in pairwise(values))


def _refuse(value: object) -> Any:  # noqa: ANN401  it never returns
    raise ValueError(value)


def written(value: object) -> str:
    """Write a value as `--set` takes it.

    Example:
        >>> [written(value) for value in (None, True, 0.5, (0.75, 0.86), ((3000, 5), (30000, 6)))]
        ['none', 'true', '0.5', '0.75,0.86', '3000:5,30000:6']
    """
    if value is None or isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        rows = (
            ":".join(map(written, item)) if isinstance(item, tuple) else written(item)
            for item in value
        )
        return ",".join(rows)
    if isinstance(value, int) and value.bit_length() > _MAX_BITS:
        return hex(value)
    return str(value)


# ------------------------------------------------------------------------------------- fields


def count(
    default: _Whole,
    meaning: str,
    *,
    unit: str = "words",
    least: int = 1,
    most: int = LARGEST,
    up_to: str = "",
) -> _Whole:
    """Declare a whole number; None is one of its values where it is the default."""
    rule = Rule(int, unit, meaning, least, most, up_to, is_optional=default is None)
    return _declared(default, rule)


def span(default: int, meaning: str) -> int:
    """Declare how many words a passage may bridge, or how far it is looked beyond it."""
    return count(default, meaning, least=0, most=1_000)


def number(
    default: _Number,
    meaning: str,
    *,
    unit: str,
    least: float = 0,
    most: float = LARGEST,
    up_to: str = "",
) -> _Number:
    """Declare a number; None is one of its values where it is the default."""
    rule = Rule(float, unit, meaning, least, most, up_to, is_optional=default is None)
    return _declared(default, rule)


def share(default: float, meaning: str, *, unit: str = "share", up_to: str = "") -> float:
    """Declare a share, probability or cosine in [0, 1]."""
    return number(default, meaning, unit=unit, most=1, up_to=up_to)


def switch(default: bool, meaning: str) -> bool:  # noqa: FBT001  the default of a field
    """Declare what is on or off."""
    return _declared(default, Rule(bool, "", meaning))


def choice(default: _Choice, choices: tuple[_Choice, ...], meaning: str) -> _Choice:
    """Declare one of several words."""
    return _declared(default, Rule(str, "", meaning, choices=choices))


def table(default: _Table, meaning: str, *, unit: str) -> _Table:
    """Declare rising pairs of whole numbers."""
    return _declared(default, Rule(int, unit, meaning, 1, is_table=True))


_T = TypeVar("_T")


def _declared(default: _T, rule: Rule) -> _T:
    return field(default=default, metadata={"rule": rule})


# ----------------------------------------------------------------------------------- sections


class Setting(NamedTuple):
    """A field of a section, with all that is known of it."""

    section: str
    name: str
    default: object
    rule: Rule

    @property
    def path(self) -> str:
        """The name by which the setting is changed, as align.min_words."""
        return f"{self.section}.{self.name}"

    @property
    def range(self) -> str:
        """The values in words."""
        limit = f", and at most {self.section}.{self.rule.up_to}" if self.rule.up_to else ""
        return self.rule.range + limit


@dataclass(frozen=True, slots=True)
class Section:
    """Settings of a stage. Every value is checked, whoever sets it.

    Raises:
        SettingsError: A value is of another type, out of range, or above one that it may not exceed.
    """

    section: ClassVar[str]

    def __post_init__(self) -> None:
        """Check every value by its rule."""
        every = settings_of(type(self))
        for one in every:
            value = getattr(self, one.name)
            try:
                object.__setattr__(self, one.name, one.rule.fit(value))
            except ValueError:
                shown = f"{written(value):.{_SHOWN}}"
                raise SettingsError(f"{one.path} is {shown}; it must be {one.range}") from None
        for one in every:
            if one.rule.up_to and getattr(self, one.name) > getattr(self, one.rule.up_to):
                value, limit = getattr(self, one.name), getattr(self, one.rule.up_to)
                raise SettingsError(
                    f"{one.path} is {value}; it must be at most {one.section}.{one.rule.up_to}, {limit}"
                )

    def in_letters(self, letters_per_word: float) -> Self:
        """Return the section for a script in which a letter is compared as a word: its numbers of words as numbers of letters.

        Example:
            >>> from newsdiff.settings.alignment import AlignSettings
            >>> AlignSettings().in_letters(1.65).min_words
            13
        """
        values = {
            one.name: getattr(self, one.name)
            for one in settings_of(type(self))
            if one.rule.unit == "words"
        }
        return replace(
            self,
            **{
                name: type(value)(round(value * letters_per_word))
                for name, value in values.items()
                if value is not None
            },
        )


def settings_of(section: type[Section]) -> tuple[Setting, ...]:
    """Return the settings of a section in the order of its fields."""
    return tuple(
        Setting(section.section, one.name, one.default, one.metadata["rule"])
        for one in fields(section)
    )
