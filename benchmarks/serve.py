"""Eight clients at once ask a server where articles come from: how long they wait, and whether each answer is right.

Without ARCHIVE one is made of invented articles (`benchmarks.generate`). Each client asks one question after the other, without a
pause, by the JSON of the server; every answer is compared, byte for byte but for the path of the article's file, with
what `newsdiff provenance` prints of the same text. What is asked at once nobody asked before; then it is asked again, since
a server remembers what it compared last.

    python -m benchmarks.serve [--articles N] [--clients N] [--questions N] [--jobs N] [--no-searches]
    python -m benchmarks.serve ARCHIVE --corpus FILE.jsonl

Prints the median and the 95th percentile of the seconds that a question took, also of searches, and what was wrong.
"""

from __future__ import annotations

import argparse
import http.client
import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode, urlsplit

from benchmarks.generate import Generator

N_ALONE = 24
"""Articles that are asked about by one client alone."""
_STEP = 40
"""An article of so many is asked about."""
_WARM_S = 300


class Asked(NamedTuple):
    """An article that is asked about, and what the command line says of it."""

    name: str
    text: str
    expected: str


class Timed(NamedTuple):
    """An answer."""

    seconds: float
    is_right: bool


def made(n: int, folder: Path) -> tuple[Path, Path]:
    """Make an archive of invented articles, and their file."""
    corpus, archive = folder / "corpus.jsonl", folder / "news.duckdb"
    with corpus.open("w", encoding="utf-8") as file:
        for article, _ in Generator().articles(n):
            file.write(json.dumps(asdict(article), ensure_ascii=False) + "\n")
    command = [sys.executable, "-m", "newsdiff", "index", str(corpus), "--into", str(archive), "-q"]
    subprocess.run(command, check=True)
    return archive, corpus


def questions(archive: Path, corpus: Path, folder: Path, most: int) -> list[Asked]:
    """Make articles of the first half of one inside and the last half of another, and ask the command line about them."""
    with corpus.open(encoding="utf-8") as file:
        texts = [json.loads(line)["text"] for line in islice(file, 0, 2 * most * _STEP, _STEP)]
    found = []
    for number in range(min(most, len(texts) // 2)):
        first, last = texts[2 * number].split(), texts[2 * number + 1].split()
        halves = (first[: len(first) // 2], last[len(last) // 2 :])
        text = "\n\n".join(" ".join(half) for half in halves) + "\n"
        path = folder / f"asked-{number}.txt"
        path.write_text(text, encoding="utf-8")
        command = [sys.executable, "-m", "newsdiff", "provenance", path.name]
        command += ["--corpus", str(archive.resolve()), "--format", "json"]
        done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
        found.append(Asked(path.stem, text, _without_path(done.stdout)))
    return found


def _without_path(text: str) -> str:
    """Return a report without the path of its target, which a pasted text does not have."""
    report = json.loads(text)
    del report["target"]["path"]
    return json.dumps(report)


class Server:
    """A running server."""

    def __init__(self, archive: Path, jobs: int | None) -> None:
        command = [sys.executable, "-m", "newsdiff", "serve", str(archive), "--port", "0"]
        command += ["--jobs", str(jobs)] if jobs else []
        self._process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        if self._process.stderr is None:
            raise RuntimeError("the server has no standard error")
        found = re.search(r"http\S+", self._process.stderr.readline())
        if found is None:
            raise RuntimeError("the server printed no address")
        address = urlsplit(found[0])
        self._host, self._token = address.netloc, address.query.partition("=")[2]

    def ask(self, path: str, values: dict[str, str] | None = None) -> str:
        """Ask, by POST where there are values."""
        connection = http.client.HTTPConnection(self._host, timeout=300)
        body = json.dumps(values).encode() if values else None
        headers = {"Authorization": f"Bearer {self._token}", "Content-Type": "application/json"}
        connection.request("POST" if body else "GET", path, body, headers)
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        if answer.status != http.client.OK:
            raise RuntimeError(f"{path}: {answer.status} {text}")
        return text

    def close(self) -> None:
        """End it."""
        self._process.terminate()
        self._process.wait()


def timed(server: Server, asked: Asked) -> Timed:
    """Ask one question and compare the answer."""
    begun = time.perf_counter()
    text = server.ask("/api/provenance", {"text": asked.text, "id": asked.name})
    seconds = time.perf_counter() - begun
    return Timed(seconds, _without_path(text) == asked.expected)


def searched(server: Server, asked: Asked) -> Timed:
    """Search by two words of an article; it is found."""
    words = " ".join(asked.text.split()[4:6])
    begun = time.perf_counter()
    text = server.ask(f"/api/search?{urlencode({'q': words})}")
    return Timed(time.perf_counter() - begun, json.loads(text)["found"] > 0)


def show(what: str, answers: list[Timed]) -> None:
    """Print a line of figures."""
    seconds = sorted(one.seconds for one in answers)
    late = seconds[int(len(seconds) * 0.95)]
    wrong = sum(not one.is_right for one in answers)
    print(
        f"{what:12} {len(seconds):5} answers  median {statistics.median(seconds):.2f} s  "
        f"95 % {late:.2f} s  longest {seconds[-1]:.2f} s  wrong {wrong}",
        flush=True,
    )


def measure(archive: Path, corpus: Path, options: argparse.Namespace) -> int:
    """Ask and print; return how many answers were wrong."""
    with tempfile.TemporaryDirectory() as folder:
        n_at_once = options.clients * options.questions
        asked = questions(archive, corpus, Path(folder), N_ALONE + n_at_once)
        few, many = asked[:N_ALONE], asked[N_ALONE:] or asked
        server = Server(archive, options.jobs)
        try:
            if options.searches:
                wait_for_words(server)
            for one in few[:8]:  # the processes are started, and read the archive's head
                server.ask("/api/provenance", {"text": one.text, "id": one.name})
            show("alone", [timed(server, one) for one in few])
            answers = []
            for what in ("new", "again"):
                with ThreadPoolExecutor(options.clients) as clients:
                    found = list(clients.map(lambda one: timed(server, one), many))
                show(f"{options.clients}, {what}", found)
                answers += found
            if options.searches:
                with ThreadPoolExecutor(options.clients) as clients:
                    found = list(clients.map(lambda one: searched(server, one), many))
                show("searches", found)
                answers += found
        finally:
            server.close()
    return sum(not one.is_right for one in answers)


def wait_for_words(server: Server) -> None:
    """Wait until all articles can be searched, and say how long that took."""
    begun = time.perf_counter()
    while time.perf_counter() - begun < _WARM_S:
        report = json.loads(server.ask("/api/search?most=1"))
        if report["documents"] and report["searched"] == report["documents"]:
            break
        time.sleep(1)
    print(f"{report['searched']:,} of {report['documents']:,} articles can be searched")


def main() -> int:
    """Measure; exit with 1 where an answer was wrong."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("archive", type=Path, nargs="?")
    parser.add_argument("--corpus", type=Path, help="the articles of ARCHIVE, as JSON Lines")
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--questions", type=int, default=8, help="of each client")
    parser.add_argument("--jobs", type=int)
    parser.add_argument("--searches", action=argparse.BooleanOptionalAction, default=True)
    options = parser.parse_args()
    if options.archive:
        if not options.corpus:
            parser.error("name the articles of ARCHIVE with --corpus")
        return min(measure(options.archive, options.corpus, options), 1)
    with tempfile.TemporaryDirectory() as folder:
        return min(measure(*made(options.articles, Path(folder)), options), 1)


if __name__ == "__main__":
    sys.exit(main())
