"""The settings of a run, their presets, and how values reach them: by name, as text, from TOML."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any, Self

from newsdiff.errors import LoadError, SettingsError, say_reason
from newsdiff.settings.alignment import AlignSettings
from newsdiff.settings.attribution import AttributeSettings
from newsdiff.settings.cases import CaseSettings
from newsdiff.settings.cleaning import CleanSettings
from newsdiff.settings.fields import Setting, settings_of
from newsdiff.settings.index import ClusterSettings, IndexSettings
from newsdiff.settings.intake import Intake
from newsdiff.settings.translations import TranslationSettings

FILE = "newsdiff.toml"
"""Settings beside a corpus."""
_NONE = "none"
"""What None is in TOML, which has no word for it."""
_COLUMNS = "columns"
"""The table of TOML that says how records are read, and sets nothing of a run."""


@dataclass(frozen=True, slots=True, repr=False)
class Settings:
    """All settings of a run; recorded in every report."""

    clean: CleanSettings = field(default_factory=CleanSettings)
    align: AlignSettings = field(default_factory=AlignSettings)
    attribute: AttributeSettings = field(default_factory=AttributeSettings)
    index: IndexSettings = field(default_factory=IndexSettings)
    cluster: ClusterSettings = field(default_factory=ClusterSettings)
    cases: CaseSettings = field(default_factory=CaseSettings)
    translations: TranslationSettings = field(default_factory=TranslationSettings)

    def __repr__(self) -> str:
        """Say on one line what is not the default."""
        changed = [f"{path} = {value!r}" for path, value in self.differences().items()]
        return f"<Settings: {', '.join(changed) or 'the defaults'}>"

    def as_dict(self) -> dict[str, object]:
        """Return the settings as nested dictionaries, in the order of the fields."""
        return asdict(self)

    def changed(self, values: Mapping[str, object]) -> Self:
        """Return the settings with some values changed, by name and all at once.

        Raises:
            SettingsError: A name is unknown, a value of another type or out of range, or above one that it
                may not exceed.

        Example:
            >>> Settings().changed({"align.min_words": 10}).align.min_words
            10
        """
        sections: dict[str, dict[str, Any]] = {}
        for path, value in values.items():
            setting = named(path)
            sections.setdefault(setting.section, {})[setting.name] = value
        return replace(self, **{s: replace(getattr(self, s), **new) for s, new in sections.items()})

    @lru_cache(maxsize=16)  # noqa: B019  of a few scripts and the settings of a run
    def in_letters(self, letters_per_word: float) -> Self:
        """Return the settings for the comparison of texts in a script in which a letter is compared as a word."""
        return replace(
            self,
            align=self.align.in_letters(letters_per_word),
            attribute=self.attribute.in_letters(letters_per_word),
        )

    def values(self) -> dict[str, object]:
        """Return every value by name, in the order of the fields.

        Example:
            >>> Settings().values()["index.window_days"] is None
            True
        """
        return {path: getattr(getattr(self, s.section), s.name) for path, s in every().items()}

    def differences(self) -> dict[str, object]:
        """Return the values that are not the default, by name."""
        return {path: v for path, v in self.values().items() if v != every()[path].default}


PRESETS: dict[str, Settings] = {
    "default": Settings(),
    "plagiarism": Settings(cases=CaseSettings(is_used=True)),
}
"""Settings for a purpose: what was copied word by word, or also whole passages that were reworked
(docs/plagiarism.md)."""


@cache
def every() -> dict[str, Setting]:
    """Return every setting by name, in the order of the fields."""
    sections = (type(getattr(PRESETS["default"], f.name)) for f in fields(Settings))
    return {one.path: one for section in sections for one in settings_of(section)}


def named(path: str) -> Setting:
    """Return the setting of a name.

    Raises:
        SettingsError: There is none; the message names the nearest.

    Example:
        >>> named("align.min_words").default
        8
    """
    import difflib

    if path in every():
        return every()[path]
    nearest = difflib.get_close_matches(path, every(), n=1)
    hint = f"nearest: {nearest[0]}; " if nearest else ""
    raise SettingsError(f"{path} is no setting; {hint}newsdiff settings lists all")


@dataclass(frozen=True, slots=True)
class Panel:
    """Settings, and where each value comes from that was set; later changes win."""

    settings: Settings = field(default_factory=Settings)
    origins: Mapping[str, str] = field(default_factory=dict)
    """What set a value, by its name: a preset, a file, an option."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """Fields of records by what they hold, as a file says; see `Intake.columns`."""

    def changed(self, values: Mapping[str, object], origin: str) -> Self:
        """Change values, all at once; see `Settings.changed`."""
        origins = {**self.origins, **dict.fromkeys(values, origin)}
        return replace(self, settings=self.settings.changed(values), origins=origins)

    def with_preset(self, name: str) -> Self:
        """Change what a preset sets."""
        return self.changed(PRESETS[name].differences(), f"preset {name}")

    def with_file(self, path: str | Path) -> Self:
        """Change what a file in TOML sets: a table for each section.

        Raises:
            LoadError: The file cannot be read, or is no TOML.
            SettingsError: A name or value in it is wrong; the message names file, setting and range.
        """
        try:
            tables = _tables(Path(path).read_text(encoding="utf-8-sig"))
            columns = _columns(tables.pop(_COLUMNS, {}))
            changed = self.changed(_values(tables), str(path))
            return replace(changed, columns={**self.columns, **columns})
        except OSError as error:
            raise LoadError(f"{path} cannot be read ({say_reason(error)})") from error
        except (ValueError, RecursionError) as error:
            raise LoadError(f"{path} is not TOML ({error})") from error
        except SettingsError as error:
            raise SettingsError(f"{path}: {error}") from None

    def with_texts(self, assignments: Iterable[str], origin: str) -> Self:
        """Change what texts of the form section.field=value say.

        Raises:
            SettingsError: A text has another form, or a name or value in it is wrong.
        """
        values = {}
        for assignment in assignments:
            path, sign, text = (part.strip() for part in assignment.partition("="))
            if not sign:
                raise SettingsError(f"{assignment} sets nothing; write it as align.min_words=10")
            values[path] = named(path).rule.read(text)
        return self.changed(values, origin)

    def origin(self, path: str) -> str:
        """Return where a value comes from."""
        return self.origins.get(path, "default")


def from_toml(text: str) -> dict[str, object]:
    r"""Return the values that a text in TOML sets, by name; they are not checked yet.

    Raises:
        ValueError: The text is no TOML.
        SettingsError: A name is unknown.

    Example:
        >>> from_toml("[align]\nmin_words = 10\n[index]\nwindow_days = 'none'")
        {'align.min_words': 10, 'index.window_days': None}
    """
    tables = _tables(text)
    tables.pop(_COLUMNS, None)
    return _values(tables)


def _tables(text: str) -> dict[str, Any]:
    import tomllib

    return tomllib.loads(text)


def _values(tables: Mapping[str, object]) -> dict[str, object]:
    return {
        path: None if value == _NONE and named(path).rule.is_optional else value
        for path, value in _flat(tables)
    }


def _columns(found: object) -> Mapping[str, str]:
    """Return the fields of records that a table names, by what they hold."""
    if not isinstance(found, dict) or not all(isinstance(name, str) for name in found.values()):
        raise SettingsError('columns are written as [columns], then text = "body"')
    return Intake(columns=found).columns


def _flat(tables: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """Yield what a TOML document sets by name, and what is no section by its own."""
    sections = {one.section for one in every().values()}
    for section, table in tables.items():
        if isinstance(table, dict) and (table or section in sections):
            yield from ((f"{section}.{name}", value) for name, value in table.items())
        else:
            yield section, table


def to_toml(settings: Settings, paths: Iterable[str] | None = None) -> str:
    """Write settings in TOML, each below its meaning, unit and range, for `from_toml` to read back.

    `paths` are the names of those to write, in the order of `every`; all if None.
    """
    values = settings.values()
    chosen = (named(path) for path in (every() if paths is None else paths))
    lines = []
    for section, group in groupby(chosen, key=lambda one: one.section):
        lines += [f"[{section}]"]
        for one in group:
            value = json.dumps(_NONE if values[one.path] is None else values[one.path])
            unit = f"{one.rule.unit}; " if one.rule.unit else ""
            lines += [f"# {one.rule.meaning}", f"# {unit}{one.range}", f"{one.name} = {value}", ""]
    return "\n".join(lines)
