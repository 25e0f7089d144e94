"""Verdicts, altered facts, credit, direction, omissions."""

from dataclasses import dataclass
from functools import partial

from newsdiff.settings.fields import Section, count, number, share

_log_odds = partial(number, unit="log-odds")


@dataclass(frozen=True, slots=True)
class AttributeSettings(Section):
    """Verdicts, altered facts, credit, direction, omissions."""

    section = "attribute"

    min_verbatim: float = share(
        0.95, "Share of a paragraph's words in place for `verbatim` (docs/verdicts.md)."
    )
    min_edited: float = share(
        0.8,
        "Share of a paragraph inside derived passages for `edited` (docs/verdicts.md).",
        up_to="min_verbatim",
    )
    min_mixed_run: int = count(
        8, "An exact run that makes a paragraph `mixed` (docs/verdicts.md: about 8)."
    )
    min_mixed_words: int = count(
        12,
        "Equal words of a passage without such a run (`min_mixed_run`) that makes a paragraph `mixed`.",
    )
    min_mixed_identity: float = share(
        0.75, "Share of equal words in a passage without such a run that makes a paragraph `mixed`."
    )
    min_loose_words: int = count(
        8, "Equal words of a passage too loose to be copied that makes a paragraph `reworded`."
    )
    min_link_words: int = count(4, "Equal words that a source paragraph must give to be linked.")
    min_link_share: float = share(
        0.5, "Share of its own words that a short source paragraph must give to be linked."
    )
    min_requoted_words: int = count(
        4, "Words put into or taken out of quotation marks that are an alteration."
    )
    min_requoted_part: int = count(
        8, "The same where they are less than half of the quotation; fewer are anybody's."
    )
    max_misquoted_words: int = count(
        3,
        "Words inside quotation marks that are replaced or put in; more is another quotation.",
        least=0,
    )
    min_used: float = share(
        0.3, "Share of a source paragraph's words from which it counts as used."
    )
    max_touched: float = share(
        0.15,
        "Share of a source paragraph's words up to which it counts as left out.",
        up_to="min_used",
    )
    max_edge_words: int = count(
        3, "Replaced words at an end of a paragraph that belong to its passage.", least=0
    )
    min_prose_share: float = share(
        0.4,
        "Share of the target's own prose that is copied, from which its shared quotes are copied too.",
    )
    min_speech: float = share(
        0.8, "Share of the shared words inside quotation marks from which they are quoted speech."
    )
    min_quote_words: int = count(
        5,
        "Shared words of a quotation that make a paragraph a `quote`; fewer are a nickname or a term.",
    )
    min_frame_words: int = count(
        3,
        "Content words around a quotation, no names, none of saying, that make a shared frame (docs/algorithms.md).",
    )
    min_frame_share: float = share(
        0.6, "Share of a quotation's frame that is copied, from which the quotation came with it."
    )
    min_shared: float = number(
        15.0,
        "Words of the longest run that two articles share, and words of all runs that say something, from which they are "
        "more than a phrase (docs/algorithms.md).",
        unit="words",
    )
    run_density: float = share(
        0.75, "Share of the equal words of an edited passage that counts as a run does."
    )
    min_said: int = count(2, "Words that say something in a run that counts.", least=0)
    min_lifted: float = share(
        0.3, "Share of the words of either article from which what it shares is no phrase."
    )
    min_lifted_words: int = count(
        10, "Words of such a share at least: the headline of two short texts may be less."
    )
    min_standing: float = number(
        0.0,
        "Log-odds from which a paragraph is a standing text (docs/algorithms.md).",
        unit="log-odds",
        least=-10,
    )
    form_name: float = number(
        0.6,
        "What another name in a sentence speaks for a set form, where another number counts 1 (benchmarks/forms.py).",
        unit="numbers",
    )
    form_kept: float = number(
        0.4,
        "What a name, number or part of a date that both texts have speaks against a set form.",
        unit="numbers",
    )
    form_words: float = number(
        50.0, "Equal words that speak against a set form like one number.", unit="words", least=1
    )
    form_own: float = number(
        5.0,
        "What it speaks for a set form that none of the words of the shared sentences are equal; less by their share.",
        unit="numbers",
    )
    min_form_density: float = share(
        0.45,
        "Share of the words of the shared sentences that a set form keeps; of 177 invented ones none has less than 0.51 (benchmarks/forms.py).",
    )
    form_rest: float = number(
        2.0,
        "What it speaks for a set form that the shorter text has nothing else in common, up to `max_form_share`.",
        unit="numbers",
    )
    max_form_share: float = share(
        0.8, "Share of the shorter text that is equal, from which how much it is says nothing."
    )
    min_form: float = number(
        3.3,
        "What speaks for a set form, less what speaks against it, from which it is one.",
        unit="numbers",
    )
    min_form_values: int = count(
        2,
        "Numbers and parts of dates that must be others in a set form.",
        unit="numbers",
    )
    min_form_names: int = count(
        4, "Names that are others in a set form in which but one number is.", unit="names"
    )
    min_form_filled: float = share(
        0.4,
        "Share of the telling words of every sentence that are others, from which a text that tells nothing past is a set form "
        "without other numbers (docs/algorithms.md).",
    )
    min_form_frame: float = share(
        0.33,
        "Share of a sentence's words that are equal, from which its names and numbers are compared.",
    )
    max_form_words: int = count(
        250, "Equal words up to which a set form is possible; more is prose that was taken along."
    )
    odds_day: float = _log_odds(
        2.5,
        "Log-odds that the earlier of two documents was first, at least 24 hours apart by their dates.",
    )
    odds_hour: float = _log_odds(
        1.2,
        "Log-odds that the earlier of two documents was first, where they may be less than 24 hours apart.",
        up_to="odds_day",
    )
    same_zone: float = share(
        0.5,
        "Probability that two dates without zone are of one zone: nothing speaks for it or against it.",
        unit="probability",
    )
    odds_credit: float = _log_odds(
        4.0,
        "Log-odds that the credited document was first, beside what is shared or in a line of its own (docs/algorithms.md: 479 of 479).",
    )
    odds_credit_apart: float = _log_odds(
        1.0,
        "Log-odds of a credit in a paragraph that shares nothing: it may be about another matter (docs/algorithms.md: 157 of 197 right).",
        up_to="odds_credit",
    )
    max_credit_line: int = count(
        12, "Words of a paragraph up to which it is there for the credit it holds."
    )
    odds_own_name: float = _log_odds(
        1.5,
        "Log-odds that text that both share came from the outlet that it names: it writes so of itself.",
        up_to="odds_credit",
    )
    min_wire_share: float = share(
        0.2,
        "Share of an unsigned article that stands in an agency's copy, from which `dedupe` calls it that agency's.",
    )
    odds_error: float = _log_odds(
        0.3,
        "Log-odds that who got a name wrong in shared text, and right elsewhere, is the copier; too little alone, "
        "since copiers mend slips as often (docs/algorithms.md: 4 of 14 hold).",
    )
    odds_style: float = _log_odds(
        1.0,
        "Log-odds that text with courtesy titles came from the side that uses them (docs/algorithms.md: 713 of 781).",
    )
    min_courtesies: int = count(
        2,
        "Courtesy titles in shared text, and bare names in own text, that show a house style.",
        unit="names",
    )
    odds_third: float = _log_odds(
        1.3,
        "Log-odds that a third article's wording shows who was first; alone it claims no more than 0.8.",
    )
    max_witnesses: int = count(
        5,
        "Third articles that are compared, those that share most with the target: each takes a millisecond.",
        unit="articles",
        least=0,
    )
    max_asked: int = count(
        4,
        "Pairs of each document of a corpus about which third articles are asked: each is compared a second time.",
        unit="pairs",
        least=0,
    )
    min_readings: int = count(
        2,
        "Places where a third article must side with one of two texts: one may be chance.",
        unit="places",
    )
    max_silent: float = share(
        0.2,
        "Share of the places where two texts differ at which a third may have neither's words: it hides changes.",
    )
    reading_words: int = count(
        5,
        "Words in a row by which a third article is seen to have the same text (docs/sources.md: 5).",
    )
    min_known_words: int = count(
        30, "Words of the shared text that a third article must have to say anything."
    )
    min_known_share: float = share(
        0.98, "Share of the text of two articles from which an older one has all of it."
    )
    max_confidence: float = share(
        0.99,
        "Highest confidence that a direction claims: dates and credits can be wrong.",
        unit="probability",
    )
    max_weak_odds: float = _log_odds(
        1.35,
        "Log-odds up to which a piece of evidence is weak; weak ones claim no more together, so less than 0.8.",
    )
    min_odds: float = _log_odds(
        0.5, "Evidence below which the direction is unknown.", up_to="min_odds_over_common"
    )
    min_odds_over_common: float = _log_odds(3.0, "Evidence that overrides a common agency source.")
    min_common_words: int = count(
        12,
        "Shared words from which an agency that signs both articles says where they come from: it signs many stories.",
    )
    common_confidence: float = share(
        0.7,
        "Confidence of a common source where both carry the same agency's name.",
        unit="probability",
        up_to="max_confidence",
    )
