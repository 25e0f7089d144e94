"""Documents whose words are known share text with the same others as by their texts."""

import random
from dataclasses import replace

import pytest

from newsdiff.corpus.index import known, search
from newsdiff.language.instants import timestamp
from newsdiff.model import Document, Mark, Paragraph
from newsdiff.settings import IndexSettings

WORDS = (
    "bridge harbour mayor lorry café council ferry closed opened Zürich said on Monday 12 Ω".split()
)

_DRAW = random.Random(7)
SHARED = [f"{_DRAW.choice(WORDS)}{_DRAW.randint(0, 9)}" for _ in range(400)]
"""A text of which each article has pieces."""


def article(name, seed, n_paragraphs=6):
    """Make an article of few words, so that chance runs are frequent; some paragraphs take no part in matching."""
    draw = random.Random(seed)
    text, paragraphs = "", []
    for index in range(n_paragraphs):
        part = " ".join(draw.choice(WORDS) for _ in range(draw.randint(0, 9))) or "-"
        at = draw.randint(0, len(SHARED) - 12)
        part += " " + " ".join(SHARED[at : at + draw.randint(3, 12)])
        action = "remove" if draw.random() < 0.3 else "keep"
        mark = Mark(None if action == "keep" else "navigation", action, "", 0.9)
        start = len(text)
        paragraphs.append(Paragraph(index, index + 1, start, start + len(part), "body", mark))
        text += part + "\n"
    return Document(
        name,
        text,
        outlet=name,
        published=f"2024-05-{seed % 27 + 1:02}",
        paragraphs=tuple(paragraphs),
    )


DOCUMENTS = [
    *(article(f"d{seed}", seed) for seed in range(60)),
    Document("bare", "bridge harbour mayor lorry council ferry closed opened said.", outlet="x"),
    replace(article("none", 99, 1), paragraphs=()),
]


@pytest.mark.parametrize(
    "settings", [IndexSettings(), IndexSettings(window_days=9), IndexSettings(ngram_words=4)]
)
@pytest.mark.parametrize("seed", range(1_000, 1_012))
def test_the_same_sources_are_found_as_by_the_texts(settings, seed):
    target = article("target", seed)
    expected = sorted(search.find_sources(target, DOCUMENTS, settings))

    asked, *others = zip(
        [timestamp(d.published) for d in (target, *DOCUMENTS)],
        known.known_words([target, *DOCUMENTS]),
        strict=True,
    )
    found = known.find_sharing(asked, others, settings)

    assert found == expected
    assert settings.window_days or 0 < len(found) < len(DOCUMENTS)


def test_what_is_known_of_words_comes_back_from_bytes():
    [words] = known.known_words(DOCUMENTS[:1])
    again = known.KnownWords.load(*words.dump())

    assert again.halves.tolist() == words.halves.tolist()
    assert again.paragraphs.tolist() == words.paragraphs.tolist()
    assert words.halves.size == sum(words.paragraphs >> 1)


def test_a_document_without_words_has_none():
    silent = replace(
        DOCUMENTS[0],
        paragraphs=tuple(
            replace(p, mark=Mark("navigation", "remove", "", 0.9)) for p in DOCUMENTS[0].paragraphs
        ),
    )
    [words] = known.known_words([silent])

    assert words.halves.size == words.paragraphs.size == 0
    assert known.find_sharing((0.0, words), [(0.0, words)], IndexSettings()) == []
