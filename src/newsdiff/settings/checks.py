"""Checks of ranges that the settings share."""

from newsdiff.errors import SettingsError


def check_shares(settings: object, *names: str) -> None:
    """Raise unless every named field lies in [0, 1]."""
    for name in names:
        value = getattr(settings, name)
        if not 0 <= value <= 1:
            raise SettingsError(f"{name} is {value}; it must lie in [0, 1]")


def check_positive(settings: object, *names: str) -> None:
    """Raise unless every named field is at least 1."""
    for name in names:
        value = getattr(settings, name)
        if value < 1:
            raise SettingsError(f"{name} is {value}; it must be at least 1")
