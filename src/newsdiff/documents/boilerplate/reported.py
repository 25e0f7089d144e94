"""Reported wordings: cues in a paragraph that tells of somebody, where they are the article's own words.

"He had signed up for the newsletter of the parish in 1988" uses the words of a prompt, but a prompt speaks to its reader, and
this tells what somebody did. So a paragraph that tells more than it addresses has no prompt in it, wherever it stands.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsdiff.documents.boilerplate.cues import Finding
from newsdiff.language.keys import word_key
from newsdiff.language.languages import choose_language, stoplists
from newsdiff.language.registers import REGISTER_LANGUAGES, count_registers
from newsdiff.language.speech import ATTRIBUTION_VERBS
from newsdiff.model import Category

_ASKING: frozenset[Category] = frozenset(
    {
        "advertisement",
        "comment-prompt",
        "cookie-consent",
        "donation",
        "interface",
        "legal",
        "login-prompt",
        "newsletter",
        "paywall",
        "share",
    }
)
"""Categories that speak to the reader or bind him; boxes about people, captions and teasers tell of somebody themselves."""
WE = frozenset(
    "we our us we're we've ours wir uns unser unsere nous notre nosotros nuestro nuestra noi nostro nostra nós nosso nossa wij ons onze "
    "nasz nasza мы наш наша нас".split()
)
"""Words by which an outlet means itself."""
_OUTLET = WE | {"©"}
"""What no paragraph has that only tells: an appeal tells what "we" did, a notice of rights who was founded when."""
_MIN_TOLD = 1.0
"""What speaks for telling, above what speaks for addressing; of boxes of such a category on the labelled pages that are
prose and have no ©, about one in a hundred has as much."""


def is_reported(finding: Finding, tokens: Sequence[str]) -> bool:
    """Whether a paragraph tells of somebody who does what a cue in it asks for.

    Args:
        finding: The cue.
        tokens: All tokens of the paragraph, as cues have them.

    Example:
        >>> from newsdiff.documents.boilerplate.cues import cue_tokens, find_cues
        >>> told = "He signed up for the parish newsletter in 1988 and has kept every issue, his widow said."
        >>> asked = "Sign up for our weekly newsletter, and you get all the news of the harbour every Friday."
        >>> [[is_reported(f, row) for f in find_cues(row, text)][:1] for text in (told, asked) for row in [cue_tokens(text)]]
        [[True], [False]]
    """
    if finding.whole or finding.cue.category not in _ASKING or not _OUTLET.isdisjoint(tokens):
        return False
    covered = {code: sum(map(words.__contains__, tokens)) for code, words in stoplists().items()}
    code = choose_language(covered, len(tokens))
    if code not in REGISTER_LANGUAGES:
        return False
    keys = list(map(word_key, tokens))
    addressing, telling = count_registers(keys, code)
    said = code == "en" and not ATTRIBUTION_VERBS.keys().isdisjoint(tokens)
    return telling + said - addressing >= _MIN_TOLD
