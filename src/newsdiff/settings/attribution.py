"""Verdicts, altered facts, credit, direction, omissions."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AttributeSettings:
    """Verdicts, altered facts, credit, direction, omissions."""

    min_verbatim: float = 0.95
    """Share of a paragraph's words in place for `verbatim` (docs/verdicts.md)."""
    min_edited: float = 0.8
    """Share of a paragraph inside derived passages for `edited` (docs/verdicts.md)."""
    min_mixed_run: int = 8
    """Words of an exact run that makes a paragraph `mixed` (docs/verdicts.md: about 8)."""
    min_mixed_words: int = 12
    """Equal words of a passage without such a run that makes it `mixed`."""
    min_mixed_identity: float = 0.75
    """Identity that such a passage needs."""
    min_loose_words: int = 8
    """Equal words of a passage too loose to be copied that makes a paragraph `reworded`."""
    min_link_words: int = 4
    """Equal words that a source paragraph must give to be linked."""
    min_link_share: float = 0.5
    """Share of its own words that links a source paragraph of fewer."""
    min_same_spelling: float = 85.0
    """Ratio (0 to 100, rapidfuzz) from which two names are one in two spellings."""
    min_requoted_words: int = 4
    """Words put into or taken out of quotation marks that are an alteration."""
    max_misquoted_words: int = 3
    """Words inside quotation marks that are replaced or put in; more is another quotation."""
    min_used: float = 0.3
    """Share of a source paragraph's words from which it counts as used."""
    max_touched: float = 0.15
    """Share up to which a source paragraph counts as left out."""
    max_edge_words: int = 3
    """Replaced words at an end of a paragraph that lie inside its passage."""
    min_prose_share: float = 0.4
    """Share of the target's own prose that is copied, from which its shared quotes are copied too."""
    min_speech: float = 0.8
    """Share of the shared words inside quotation marks from which they are quoted speech."""
    min_frame_words: int = 2
    """Words around a quotation that make a frame."""
    min_frame_share: float = 0.6
    """Share of the frame that is copied, from which the quotation came with it."""
    odds_day: float = 2.5
    """Log-odds that the earlier of two dated documents was first, days apart."""
    odds_hour: float = 1.2
    """The same within one day."""
    odds_credit: float = 4.0
    """Log-odds of the credited document having been first."""
    odds_error: float = 1.5
    """Log-odds that who got a name wrong in shared text, and right elsewhere, is the copier."""
    odds_style: float = 1.0
    """Log-odds that text with courtesy titles came from the side that uses them."""
    min_courtesies: int = 2
    """Courtesy titles in shared text, and bare names in own text, that show a house style."""
    odds_third: float = 1.3
    """Log-odds that a third article's wording tells who was first; alone it claims no more than 0.8."""
    max_thirds: int = 5
    """Third articles that are asked, those that share most with the target: each takes a millisecond."""
    min_readings: int = 2
    """Places where a third article must side with one of two texts: one may be chance."""
    max_silent: float = 0.2
    """Share of the places where two texts differ at which a third may have neither's words: it hides changes."""
    reading_words: int = 5
    """Words in a row by which a third article is seen to have the same text (docs/sources.md: 5)."""
    min_known_words: int = 30
    """Words of the shared text that a third article must have to say anything."""
    min_known_share: float = 0.98
    """Share of the text of two articles from which an older one has all of it."""
    max_confidence: float = 0.99
    """Highest confidence that a direction claims: dates and credits can be wrong."""
    min_odds: float = 0.5
    """Log-odds below which the direction is unknown."""
    min_odds_over_common: float = 3.0
    """Log-odds that override a common agency source."""
    common_confidence: float = 0.7
    """Confidence of a common source where both carry the same agency's name."""
