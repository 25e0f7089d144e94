"""Finding articles of a corpus that were translated from others of it: `dedupe --translations`."""

from dataclasses import dataclass

from newsdiff.settings.fields import Section, count, number, switch


@dataclass(frozen=True, slots=True)
class TranslationSettings(Section):
    """Which articles of a corpus are compared across languages: those that share what a translator keeps."""

    section = "translations"

    is_used: bool = switch(
        False,
        "Whether `dedupe` looks for articles that were translated from others of the corpus; needs the extra `semantic`.",
    )
    max_holders: int = count(
        12,
        "Articles that may have a number, a date or a name that brings two together: what more have is a subject.",
        least=2,
        unit="documents",
    )
    min_shared: int = count(
        3,
        "Numbers, dates and names that two articles share at least (benchmarks.translations --corpus).",
        unit="anchors",
    )
    max_compared: int = count(
        4, "Articles that share most with one, which it is compared with.", unit="documents"
    )
    max_days: float = number(
        7.0,
        "Time between an article and its translation, where both are dated.",
        unit="days",
    )
