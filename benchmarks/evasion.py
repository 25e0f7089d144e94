"""Print how much of a copy is still found when it was dressed up to hide it, trick by trick.

`python -m benchmarks.evasion` takes five articles of the sample corpus, applies each of the tricks to a copy and compares
the copy with the original. A trick is answered if nine tenths of the words are still found or the report shows a sign
of it ("1,402 invisible characters"). What is not answered stands in docs/limits.md. The same texts give the same table.
"""

from __future__ import annotations

import argparse
import codecs
import random
import re
from collections.abc import Callable
from pathlib import Path

import newsdiff
from newsdiff import Document

Trick = Callable[[str], str]
"""Dresses a text up."""

MIN_FOUND = 0.9
"""Share of the words that must still be found where no sign is shown."""
N_ARTICLES = 5
CORPUS = Path(__file__).parents[1] / "corpus"

_WORD = re.compile(r"[^\W\d_]+")
_LOOKALIKES = str.maketrans("aeopcxi", "\u0430\u0435\u043e\u0440\u0441\u0445\u0456")
_GREEK = str.maketrans("aoviu", "\u03b1\u03bf\u03bd\u03b9\u03c5")
_RARE = str.maketrans("aegoscnuhl", "\u0251\u212e\u0261\u2c9f\ua731\u1d04\u0578\u057d\u04bb\u0269")
_LEET = str.maketrans("aeoi", "4301")
_LEET_ALL = str.maketrans("aeoist", "@30!$7")
_CAPITALS = str.maketrans("abcdefghijklmnoprtuvwz", "ᴀʙᴄᴅᴇғɢʜɪᴊᴋʟᴍɴᴏᴘʀᴛᴜᴠᴡᴢ")
_TURNED = str.maketrans("aeriuo", "ɐǝɹıʊɔ")
_ACCENTS = str.maketrans("aeioucnsz", "áèîõúçñšž")
_STROKES = str.maketrans("oldhbt", "øłđħƀŧ")
_SYNONYMS = {"said": "stated", "big": "large", "city": "town", "chief": "head", "year": "twelvemonth",
             "people": "persons", "after": "following", "also": "additionally", "the": "that"}  # fmt: skip
_TO_US = {"colour": "color", "harbour": "harbor", "Harbour": "Harbor", "organis": "organiz", "centre": "center",
          "labour": "labor", "defence": "defense", "programme": "program"}  # fmt: skip


def on_words(every: int, change: Trick) -> Trick:
    """Return the trick that changes every so manyth word."""

    def changed(text: str) -> str:
        count = 0

        def one(found: re.Match[str]) -> str:
            nonlocal count
            count += 1
            return found[0] if count % every else change(found[0])

        return _WORD.sub(one, text)

    return changed


def _inside(sign: str) -> Trick:
    """Put a sign behind the first letter of every word."""
    return on_words(1, lambda word: word[0] + sign + word[1:])


def _table(table: dict[int, int], every: int = 1) -> Trick:
    return on_words(every, lambda word: word.translate(table))


def _moved(first: int, of: str = "az") -> Trick:
    """Write letters by those of a block of Unicode."""
    return lambda text: "".join(
        chr(first + ord(c) - ord(of[0])) if of[0] <= c <= of[1] else c for c in text
    )


def _swapped(word: str) -> str:
    return word[0] + word[1:][::-1] if len(word) > 3 else word  # noqa: PLR2004


def _percented(word: str) -> str:
    """Write a word as addresses write what they cannot hold."""
    return "".join(f"%{byte:02x}" for byte in word.encode())


def _sentences_shuffled(text: str) -> str:
    chance, lines = random.Random(5), []  # noqa: S311  no secret
    for line in text.split("\n"):
        sentences = re.split(r"(?<=[.!?”])\s+", line)
        chance.shuffle(sentences)
        lines.append(" ".join(sentences))
    return "\n".join(lines)


def _paragraphs_shuffled(text: str) -> str:
    lines = [line for line in text.split("\n") if line.strip()]
    random.Random(5).shuffle(lines)  # noqa: S311  no secret
    return "\n\n".join(lines)


def _americanised(text: str) -> str:
    return re.sub("|".join(_TO_US), lambda found: _TO_US[found[0]], text)


TRICKS: dict[str, Trick] = {
    "unchanged": str,
    "Cyrillic letters": _table(_LOOKALIKES),
    "Cyrillic letters in every third word": _table(_LOOKALIKES, 3),
    "Greek letters": _table(_GREEK),
    "letters of five alphabets": _table(_RARE),
    "small capitals": _table(_CAPITALS),
    "zero-width space in every word": _inside("\u200b"),
    "soft hyphen in every word": _inside("\u00ad"),
    "word joiner in every word": _inside("\u2060"),
    "grapheme joiner in every word": _inside("\u034f"),
    "variation selector in every word": _inside("\ufe0f"),
    "tag character in every word": _inside("\U000e0041"),
    "Hangul filler in every word": _inside("\u3164"),
    "dot below in every word": _inside("\u0323"),
    "stroke through every letter": lambda text: re.sub(r"([a-z])", "\\1\u0336", text),
    "rare mark on every letter": lambda text: re.sub(r"([a-z])", "\\1\u1ab0", text),
    "direction mark in every word": _inside("\u200e"),
    "every word reversed, with override": on_words(1, lambda w: f"\u202e{w[::-1]}\u202c"),
    "every word reversed, with isolate": on_words(1, lambda w: f"\u2067\u202e{w[::-1]}\u202c\u2069"),
    "full-width letters": _moved(0xFF41),
    "mathematical letters": _moved(0x1D41A),
    "letters in circles": _moved(0x24D0),
    "letters in squares": lambda text: _moved(0x1F130, "AZ")(text.upper()),
    "ligatures": lambda text: text.replace("fi", "ﬁ").replace("fl", "ﬂ"),
    "s p a c e d words, every sixth": on_words(6, " ".join),
    "s p a c e d words, all": on_words(1, " ".join),
    "d.o.t.t.e.d words, all": on_words(1, ".".join),
    "hy-phened words, all": on_words(1, lambda w: f"{w[:2]}-{w[2:]}" if len(w) > 3 else w),  # noqa: PLR2004
    "leet, every sixth word": _table(_LEET, 6),
    "leet, all": _table(_LEET),
    "leet with signs, all": _table(_LEET_ALL),
    "letters swapped, every sixth word": on_words(6, _swapped),
    "other words, every sixth": on_words(6, lambda w: _SYNONYMS.get(w.lower(), "certain")),
    "other words, every fourth": on_words(4, lambda w: _SYNONYMS.get(w.lower(), "certain")),
    "word left out, every sixth": on_words(6, lambda _: ""),
    "word put in, every sixth": on_words(6, lambda w: f"{w} really"),
    "sentences in another order": _sentences_shuffled,
    "paragraphs in another order": _paragraphs_shuffled,
    "one word a line": lambda text: "\n".join(text.split()),
    "capitals": str.upper,
    "American spelling": _americanised,
    "tags around every third word": on_words(3, "<b>{}</b>".format),
    "tags inside every word": on_words(1, lambda w: f"{w[0]}<i></i>{w[1:]}"),
    "comments inside every word": on_words(1, lambda w: f"{w[0]}<!-- -->{w[1:]}"),
    "LaTeX hyphens in every word": _inside("\\-"),
    "apostrophe in every long word": on_words(1, lambda w: f"{w[:2]}’{w[2:]}" if len(w) > 4 else w),  # noqa: PLR2004
    "first letter in brackets, every third word": on_words(3, lambda w: f"[{w[0]}]{w[1:]}"),
    "Arabic stroke in every word": _inside("\u0640"),
    "picture in every word": _inside("\U0001f600"),
    "control character in every word": _inside("\x01"),
    "letters turned upside down": _table(_TURNED),
    "percent signs, every third word": on_words(3, _percented),
    "blank signs of braille for blanks": lambda text: text.replace(" ", "\u2800"),
    "accents on most letters": lambda text: text.translate(_ACCENTS),
    "strokes through letters": _table(_STROKES),
    "first letter doubled in every word": on_words(1, lambda w: w[0] + w),
    "emphasis on every third word": on_words(3, "*{}*".format),
    "underscores around every word": on_words(1, "_{}_".format),
    "number sign before every word": on_words(1, "#{}".format),
    "raised digit behind every word": on_words(1, "{}²".format),
    "capitals for blanks": lambda text: re.sub(r"[ \t]+(.)", lambda found: found[1].upper(), text),
    "LaTeX accents on every e": lambda text: text.replace("e", "\\'e"),
    "conjunction before every sentence": lambda text: re.sub(r"(?<=[.!?] )(?=[A-Z])", "And so, ", text),
    "word put in twice, every fifth": on_words(5, lambda w: f"{w} {w}"),
    "four words a cell": lambda text: re.sub(r"((?:\S+ ){4})", r"\1| ", text),
    "letters in brackets of one sign": _moved(0x249C),
    "letters of flags": lambda text: _moved(0x1F1E6, "AZ")(text.upper()),
    "Thai mark in every word": _inside("\u0e47"),
    "asterisks for vowels": lambda text: re.sub("(?<=[a-z])[aeiou](?=[a-z])", "*", text),
    "letters in braces, every fifth word": on_words(5, lambda w: "".join(f"{{{c}}}" for c in w)),
    "codes of mail for vowels": lambda text: re.sub("[aeiou]", lambda found: f"={ord(found[0]):02X}", text),
    "number in brackets behind every third word": on_words(3, "{}[12]".format),
    "middle dot in every word": _inside("\u00b7"),
    "thin blank in every word": _inside("\u2009"),
    "two hyphens in every long word": on_words(1, lambda w: f"{w[:2]}--{w[2:]}" if len(w) > 4 else w),  # noqa: PLR2004
    "letter in brackets inside every long word": on_words(1, lambda w: f"{w[:2]}({w[2]}){w[3:]}" if len(w) > 4 else w),  # noqa: PLR2004
    "blanks of addresses": lambda text: text.replace(" ", "%20"),
    "long s": lambda text: text.replace("s", "\u017f"),
    "entities": lambda text: re.sub("[aeiou]", lambda found: f"&#{ord(found[0])};", text),
    "vowels doubled": lambda text: re.sub("(?<=[a-z])([aeiou])(?=[a-z])", r"\1\1", text),
    "every letter doubled": lambda text: re.sub("([a-z])", r"\1\1", text),
    "vowels left out": lambda text: re.sub("(?<=[a-z])[aeiou](?=[a-z])", "", text),
    "e left out": lambda text: re.sub("(?<=[a-z])e", "", text),
    "first letter behind every word": on_words(1, lambda w: f"{w[1:]}{w[0]}ay" if len(w) > 2 else w),  # noqa: PLR2004
    "every word backwards": on_words(1, lambda w: w[::-1]),
    "a cipher": lambda text: codecs.encode(text, "rot13"),
    "a cipher, every third word": on_words(3, lambda w: "".join(chr(ord(c) + 1) for c in w)),
    "misread letters": lambda text: text.replace("li", "h").replace("in", "m").replace("t", "f"),
    "two letters for one": lambda text: text.replace("m", "rn").replace("w", "vv").replace("d", "cl"),
    "z for s": lambda text: text.replace("s", "z"),
    "words joined in pairs": lambda text: re.sub(r"(\w+) (\w+)", r"\1\2", text),
    "commas between letters": on_words(2, ",".join),
    "letters that only a font can show": lambda text: re.sub("[a-z]", lambda found: chr(0xE000 + ord(found[0])), text),
    "vowels that only a font can show": lambda text: re.sub("[aeiou]", lambda found: chr(0xE000 + ord(found[0])), text),
    "codes for all letters": lambda text: re.sub("[A-Za-z]", lambda found: f"%{ord(found[0]):02X}", text),
    "colours of a terminal, every third word": on_words(3, "\x1b[31m{}\x1b[0m".format),
    "tags of forums, every third word": on_words(3, "[b]{}[/b]".format),
    "blanks without width for blanks": lambda text: text.replace(" ", "\u200b"),
    "every sentence quoted": lambda text: re.sub(r"([A-Z][^.!?\n]+[.!?])", r'"\1" it said.', text),
    "numbers before lines of eight words": lambda text: re.sub(r"((?:\S+ ){8})", r"\n12 \1", text),
    "slashes for blanks": lambda text: text.replace(" ", "/"),
}  # fmt: skip
"""The tricks by their names."""


def measure(trick: Trick, texts: list[str]) -> tuple[float, tuple[str, ...]]:
    """Return the mean share of the words that are still found, and the signs that the first copy shows."""
    found, signs = [], []
    for text in texts:
        original = Document(id="a", text=text, outlet="A")
        copy = Document(id="b", text=trick(text), outlet="B")
        report = newsdiff.provenance(copy, [original])
        found.append(report.summary.coverage)
        signs.append(report.target.signs)
    common = signs[0] if all(signs) else ()
    return sum(found) / len(found), common


def main() -> None:
    """Print the table."""
    argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0]).parse_args()
    texts = [document.text for document in newsdiff.read(CORPUS)][:N_ARTICLES]
    n_answered = 0
    print("| trick | still found | sign shown |\n|---|---|---|")
    for name, trick in TRICKS.items():
        found, signs = measure(trick, texts)
        n_answered += found >= MIN_FOUND or bool(signs)
        print(f"| {name} | {found:.0%} | {'; '.join(signs)} |", flush=True)
    print(
        f"\n{n_answered} of {len(TRICKS)} answered: still found to {MIN_FOUND:.0%}, or a sign shown"
    )


if __name__ == "__main__":
    main()
