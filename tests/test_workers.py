import os
import signal
import subprocess
import sys
import time

import pytest

from newsdiff.documents.reading.sources import ForeignError
from newsdiff.errors import RunError
from newsdiff.workers import Pool

SLEEPING = """
import time
from newsdiff.workers import Pool
def told():
    for _ in range(4):
        print("given", flush=True)
        yield 60
if __name__ == "__main__":
    list(Pool(2).run(time.sleep, told()))
"""


def run(work, batches, n_jobs):
    """Do work in processes that end with it."""
    pool = Pool(n_jobs)
    try:
        yield from pool.run(work, batches)
    finally:
        pool.close()


@pytest.mark.parametrize("n_jobs", [1, 2, 3])
def test_results_come_in_the_order_of_the_batches(n_jobs):
    numbers = list(range(-20, 20))

    assert list(run(abs, numbers, n_jobs)) == [abs(number) for number in numbers]


def test_no_batches_give_no_results():
    assert list(run(abs, [], 2)) == []


def test_large_batches_and_results_do_not_block_each_other():
    batches = [os.urandom(1_000_000) for _ in range(6)]

    assert list(run(bytes, batches, 2)) == batches


def test_batches_are_drawn_only_a_few_ahead():
    drawn = []
    found = run(abs, (drawn.append(n) or n for n in range(1_000)), 2)

    next(found)

    assert len(drawn) < 20


@pytest.mark.parametrize("n_jobs", [1, 2])
def test_what_the_work_raises_is_raised_here(n_jobs):
    with pytest.raises(ValueError, match="invalid literal"):
        list(run(int, ["1", "x"], n_jobs))


def test_an_error_of_a_worker_keeps_all_that_it_says():
    with pytest.raises(ForeignError, match="is a sitemap") as raised:
        list(run(_refuse, ["that are sitemaps"], 2))

    assert raised.value.reason == "that are sitemaps"


def _refuse(reason):
    raise ForeignError("is a sitemap", reason)


def test_a_worker_that_is_ended_from_outside_is_told_of():
    with pytest.raises(RunError, match="exit code 3"):
        list(run(os._exit, [3], 2))


def test_control_c_ends_the_workers_at_once(tmp_path):
    script = tmp_path / "sleeping.py"
    script.write_text(SLEEPING, encoding="utf-8")
    command = [sys.executable, str(script)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True
    ) as process:
        for _ in range(3):
            assert process.stdout.readline() == b"given\n"
        group = os.getpgid(process.pid)

        os.killpg(group, signal.SIGINT)

        assert process.wait(timeout=20) != 0
    deadline = time.monotonic() + 10
    while _is_alive(group) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _is_alive(group)


def _is_alive(group):
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
