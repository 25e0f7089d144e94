"""A corpus of reports that are written by frames: every pair shares words, and nothing was taken from anybody.

As market reports, court lists and results are: each sentence is one of four frames, filled in anew. What 300 such articles of
twelve outlets cost tells whether the work grows with the pairs that share a frame or with the articles.

    python -m benchmarks.recurring 300 corpus.jsonl
    newsdiff dedupe corpus.jsonl --format json -o report.json

The same number gives the same corpus.
"""

from __future__ import annotations

import argparse
import json
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

WORDS = {
    "who": "Ada Stone|Bo Larsen|Carla Ruiz|Dov Amir|Elin Moe|Finn Aske|Gita Rao|Hugo Brandt|Ines Vidal",
    "body": "library|parish|ferry line|mill|cooperative|clinic|academy|mine|port|county|tribunal|bakery|foundation",
    "town": "Orrvik|Kessel|Lunden|Marsby|Norholt|Pellan|Quarry Bay|Risdale",
    "matter": "lease|schedule|appeal|tunnel|mural|permit|ceiling|census|remedy|poll|takeover|draft|tariff|pump|audit",
    "did": "signed|shelved|unveiled|cancelled|renewed|questioned|printed|delayed|acquired",
    "how": "for a third time|without debate|before a full hall|against advice|on Friday|by circular|late at night",
    "why": (
        "the supplier had closed its books|a judge had found against it in May|the mayor had given his word two winters ago|"
        "no one had spoken to those who work there|the sums could be put to better use|the totals were never checked"
    ),
    "name": "start|present|puzzle|disgrace|blunder",
}
FRAMES = (
    "The {body} in {town} {did} the {matter} {how}, because {why}, {who} said.",
    "{who}, who has led the {body} since {year}, described the {matter} as a {name} and added that {why}.",
    "“There are {number} objections to the {matter} on my desk and none of them mentions the {matter},” {who} told a meeting in {town}.",
    "About {number} residents wrote in about the {matter}, {few} more than when the {body} {did} the {matter} in {year}.",
)
N_OUTLETS = 12
N_PARAGRAPHS = (8, 12)
N_SENTENCES = (1, 3)
"""Of a paragraph."""


def articles(n_articles: int) -> list[dict[str, str]]:
    """Return records of articles, a day apart."""
    draw = random.Random(n_articles)  # noqa: S311  no secret
    fillers = {name: words.split("|") for name, words in WORDS.items()}

    def sentence() -> str:
        filled = {name: draw.choice(words) for name, words in fillers.items()}
        numbers = {"number": draw.randrange(100, 1000), "few": draw.randrange(9, 99)}
        return draw.choice(FRAMES).format(**filled, **numbers, year=draw.randrange(1990, 2022))

    def paragraph() -> str:
        return " ".join(sentence() for _ in range(draw.randint(*N_SENTENCES)))

    first = datetime(2024, 3, 1, 8, 45, tzinfo=UTC)
    return [
        {
            "id": f"a{n:05d}",
            "outlet": f"Outlet {n % N_OUTLETS}",
            "published": (first + timedelta(days=n)).isoformat(),
            "title": f"{draw.choice(fillers['town'])} report {n}",
            "text": "\n\n".join(paragraph() for _ in range(draw.randint(*N_PARAGRAPHS))),
        }
        for n in range(n_articles)
    ]


def main() -> None:
    """Write a corpus."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("articles", type=int)
    parser.add_argument("corpus", type=Path)
    arguments = parser.parse_args()
    lines = (json.dumps(article) for article in articles(arguments.articles))
    arguments.corpus.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
