import unicodedata

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import reference
from newsdiff.corpus.index import batching, fingerprint
from newsdiff.language import folding, opaque
from newsdiff.language.damage import readable
from newsdiff.model import Document, Mark, Paragraph

REMOVED = Mark("newsletter", "remove", "", 1.0)


def spans(text: str) -> list[opaque.Span]:
    """Find what is no prose."""
    blob = b"\0" + text.encode("utf-8", "surrogatepass")
    return opaque.find_spans(blob, np.arange(len(blob)))


# Every kind of character that words can be made of, and everything that stands between or inside them.
CHARACTERS = st.sampled_from(
    "aBz09 \n\t.,-_'’ʼ“”\0"
    "éÉßẞæŒſİıΣςσάὰᾳЙйё"
    "漢字かカｶﾞガ한ㄅไทย"
    "कखि़्بِאּ"
    "ﬁﬃ①½²ⅣＡ１"
    "\u00a0\u00ad\u200b\u200d\u2060\ufeff\u202e"
    "\u0301\u0308\u20e3\ufe0f"
    "😀👩🏽𝒜𠀀ⱥȺ\ud800"
)
ANY = st.text(CHARACTERS, max_size=60) | st.text(max_size=30)
TEXTS = ANY.filter(lambda text: not spans(text))
"""Without links, files and tags: the slow twin does not know them."""


def read(*texts: str) -> tuple[batching.Batch, fingerprint.Words]:
    documents = (Document(id=str(i), text=text) for i, text in enumerate(texts))
    [batch] = batching.batches(enumerate(documents))
    return batch, fingerprint.words(batch)


def hashes(text: str) -> list[int]:
    return read(text)[1].hashes.tolist()


def in_paragraphs(text: str, removed: tuple[int, ...] = (), name: str = "a") -> Document:
    paragraphs, at = [], 0
    for index, line in enumerate(text.split("\n")):
        mark = REMOVED if index in removed else None
        paragraphs.append(Paragraph(index, index + 1, at, at + len(line), mark=mark))
        at += len(line) + 1
    return Document(id=name, text=text, paragraphs=tuple(paragraphs))


@given(TEXTS)
def test_words_are_those_of_the_slow_twin(text: str) -> None:
    assert [reference.hash_of(key) for key, _, _ in reference.words(text)] == hashes(text)


@given(st.lists(ANY, min_size=1, max_size=5))
def test_a_document_gives_the_same_words_alone_and_among_others(texts: list[str]) -> None:
    together = read(*texts)[1].hashes.tolist()

    assert [h for text in texts for h in hashes(text)] == together


@given(st.text(st.sampled_from("éÅßçñΆйガがA z\u0301"), max_size=40))
def test_composed_and_decomposed_letters_are_the_same_words(text: str) -> None:
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assume(readable(composed) == composed)  # "çßßÅÅÅ" is Russian that was read as Latin-1

    assert hashes(composed) == hashes(decomposed)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Don’t", "don't"),
        ("donʼt", "don't"),
        ("co\u00adoperation", "cooperation"),
        ("zero\u200bwidth", "ZEROWIDTH"),
        ("a\u00a0b", "a b"),
        ("Straße", "STRASSE"),
        ("ﬁnal ﬂat", "final flat"),
        ("Ｗｉｄｅ", "wide"),
        ("Erdoğan", "Erdogan"),
        ("ΟΔΟΣ", "οδος"),
        ("İstanbul", "istanbul"),
        ("Ⱥx", "ⱥX"),
        ("“quoted”", "'quoted'"),
        ("well-known", "well known"),
        ("wait…", "wait"),
        ("👍🏽yes", "yes"),
    ],
)
def test_two_spellings_of_one_text_have_the_same_hashes(one: str, other: str) -> None:
    assert hashes(one) == hashes(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("कि", "का"), ("now here", "nowhere"), ("12", "21"), ("abcdefgh", "abcdefghi")],
)
def test_different_words_have_different_hashes(one: str, other: str) -> None:
    assert hashes(one) != hashes(other)


def test_scripts_without_spaces_give_one_word_a_character() -> None:
    assert hashes("abc漢字かな1 ไทย") == hashes("abc 漢 字 か な 1 ไ ท ย")


def test_words_of_any_length_are_told_apart() -> None:
    text = " ".join("x" * n for n in range(1, 100))

    assert len(set(hashes(text))) == 99


@given(st.integers(0, 0x10FFFF).map(chr))
def test_a_folded_character_keeps_its_length(character: str) -> None:
    folded = folding.fold(character)

    assert len(character.encode("utf-8", "surrogatepass")) == len(folded)


def test_ngrams_run_over_paragraph_breaks_but_not_over_removed_paragraphs_or_documents() -> None:
    documents = [
        in_paragraphs("a b\nc d", name="0"),
        in_paragraphs("a b\nfollow us\nc d", removed=(1,), name="1"),
        in_paragraphs("c d", name="2"),
    ]
    [batch] = batching.batches(enumerate(documents))
    words = fingerprint.words(batch)

    _, firsts = fingerprint.ngrams(batch, words, 3)

    assert firsts.tolist() == [0, 1]
    assert words.hashes.size == 10


@given(st.lists(st.sampled_from(("ab", "cd", "ef")), max_size=40), st.integers(1, 6))
def test_equal_ngrams_and_only_they_have_equal_hashes(words: list[str], n: int) -> None:
    batch, found = read(" ".join(words))

    grams, firsts = fingerprint.ngrams(batch, found, n)

    texts = [tuple(words[first : first + n]) for first in firsts.tolist()]
    assert max(len(words) - n + 1, 0) == len(texts)
    assert len(set(texts)) == len(set(grams.tolist()))
    assert len(set(texts)) == len(set(zip(texts, grams.tolist(), strict=True)))


def test_a_paragraph_has_one_hash_wherever_it_stands() -> None:
    [batch] = batching.batches([(0, in_paragraphs("Not this.\nThe same text.\nThe  “same” text"))])
    words = fingerprint.words(batch)

    _, second, third = fingerprint.sequences(words, words.firsts[:-1], words.firsts[1:])

    assert second == third


def test_words_are_counted_by_paragraph() -> None:
    [batch] = batching.batches([(7, in_paragraphs("one two\n…\nthree")), (9, in_paragraphs("x"))])

    assert fingerprint.words(batch).firsts.tolist() == [0, 2, 2, 3, 4]
    assert batch.documents.tolist() == [7, 7, 7, 9]


@given(st.lists(st.text("ab c\n", max_size=30), max_size=8), st.integers(1, 40))
def test_the_size_of_a_batch_changes_nothing(texts: list[str], size: int) -> None:
    documents = [in_paragraphs(text, name=str(i)) for i, text in enumerate(texts)]

    def grams(size: int) -> list[int]:
        found = []
        for batch in batching.batches(enumerate(documents), size):
            found += fingerprint.ngrams(batch, fingerprint.words(batch), 3)[0].tolist()
        return found

    assert grams(1 << 20) == grams(size)


def test_a_document_longer_than_a_batch_is_not_cut() -> None:
    text = "word " * 1000

    [batch] = batching.batches([(0, Document(id="a", text=text))], size=100)

    assert fingerprint.words(batch).hashes.size == 1000


def test_hashes_stay_the_same_from_version_to_version() -> None:
    """Kept fingerprints would be worthless otherwise; a change needs a new `SCHEME`."""
    batch, words = read("The bridge, über alles: internationalisation")

    assert fingerprint.SCHEME == 3
    assert [int(h) for h in words.hashes[:2]] == [
        reference.word_hash(w) for w in (b"the", b"bridge")
    ]
    grams = fingerprint.ngrams(batch, words, 2)[0].tolist()
    assert (grams[0], grams[-1]) == (0x7655C774A3E0FBED, 0x92DB06514AF36A73)


def test_a_text_without_words_has_no_ngrams() -> None:
    batch, words = read("…")

    grams, firsts = fingerprint.ngrams(batch, words, 1)
    assert (grams.dtype, grams.size, firsts.size) == (np.uint64, 0, 0)
