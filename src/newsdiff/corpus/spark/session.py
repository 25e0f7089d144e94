"""Opening Spark, and saying in one line what went wrong there."""

from __future__ import annotations

import atexit
import os
import re
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from newsdiff.errors import MissingExtra, NewsdiffError, RunError, SelectionError, install_command
from newsdiff.version import __version__

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_OLDEST = 4
"""Version of Spark from which `applyInArrow` is there; in 3.5 `mapInArrow` errs beside window functions (feast #6441)."""
_URLS = ("local", "spark://", "yarn", "k8s://", "sc://")
"""How the URLs begin that Spark knows."""
_LOCAL = {
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
}
"""For Spark in this process, which would otherwise listen on the network."""
_USUAL = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "ERROR",
}
_NEEDED = (
    "Spark needs pyspark 4 (or pyspark-client), pyarrow and pandas, and {missing} is missing here; "
    "run: {install} 'pyspark[connect]>=4'"
)
_KNOWN = (
    (r"Can't get attribute .*newsdiff|module 'newsdiff\S* has no attribute", f"a node of the cluster has another version of newsdiff, and {__version__} is wanted; install that there"),
    (r"No module named 'newsdiff", f"newsdiff {__version__} is not installed on a node of the cluster; install it there"),
    (r"No module named '(?P<what>\w+)", "{what} is not installed on a node of the cluster; install newsdiff[spark] there"),
    (r"Encountered error while reading file (?P<file>\S+?)\.(?:\s|$)", "{file} cannot be read; check that it is whole, and Parquet"),
    (r"PYTHON_VERSION_MISMATCH", "the nodes of the cluster have another version of Python; use one everywhere"),
    (r"maxResultSize", "Spark may not give the caller so much together; let it (spark.driver.maxResultSize)"),
    (r"OutOfMemoryError|increase heap size", "Spark ran out of memory; give it more (spark.driver.memory, spark.executor.memory)"),
    (r"Python worker exited unexpectedly|worker crashed|EOFException|MemoryError|physical memory limits|code 137\b|OOMKilled", "a Python worker of Spark was ended; give each core more memory (spark.executor.memoryOverhead)"),
    (r"JAVA_HOME|JAVA_GATEWAY_EXITED", "Spark could not be started; install Java 17 or later, or name a server with sc://"),
    (r"Connection refused|Answer from Java side is empty|failed to connect|UNAVAILABLE", "Spark is not there, or has ended"),
    (r"SparkContext was shut down", "Spark ended in the middle of its work, mostly for want of memory; give it more (spark.driver.memory, spark.executor.memory)"),
    (r"ExecutorLostFailure", "a worker of Spark was lost, and others after it; the logs of the cluster say why"),
)  # fmt: skip
"""What Spark says in a hundred lines, and how to say it in one."""
_MAX_RETRIES = (
    5  # after .05, .2, .8, 3 and 13 seconds; a run asks some three times before it gives up
)
_MAX_SHOWN = 300  # characters of anything else
_RAISED = re.compile(r"^(?:: |Caused by: )?(?:\w+\.)*(\w*(?:Error|Exception): .+)$", re.MULTILINE)
_DETAILS = re.compile(r'^[ \t]*details = "(.+)"$', re.MULTILINE)  # of a call to a server


def open_session(url: str) -> SparkSession:
    """Open the Spark of a URL: `local[4]`, `spark://host:7077`, `yarn`, or `sc://host:15002` of Spark Connect.

    Raises:
        MissingExtra: pyspark or what it needs is missing.
        SelectionError: It is no such URL.
        RunError: It cannot be reached or started, or is older than Spark 4.
    """
    if not url.startswith(_URLS):
        raise SelectionError(
            f"{url} is no Spark; give local[4], spark://HOST:7077, yarn, k8s://HOST or sc://HOST:15002"
        )
    try:
        import pandas as pd  # noqa: F401  pyspark asks for it, though nothing uses it
        from pyspark import __version__ as client
        from pyspark.sql import SparkSession
    except ImportError as error:
        needed = _NEEDED.format(missing=error.name or "pyspark", install=install_command("spark"))
        raise MissingExtra(needed) from None
    check_version(client, "pyspark")
    with told():
        if url.startswith("sc://"):
            with _with_main_file():
                return _connected(SparkSession.builder.remote(url).getOrCreate())
        if url.startswith(("local", "spark://")):
            os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        settings = _USUAL
        if url.startswith("local"):
            os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
            settings = _USUAL | _LOCAL
        builder = SparkSession.builder.master(url).appName("newsdiff")
        for name, value in settings.items():
            builder = builder.config(name, value)
        return builder.getOrCreate()


def check_version(version: str, whose: str = "Spark") -> None:
    """See that a Spark is new enough, as far as its version is a number: platforms have names of their own.

    Raises:
        RunError: It is not.
    """
    major = re.match(r"\d+", version)
    if major and int(major[0]) < _OLDEST:
        raise RunError(f"{whose} {version} is too old; use {_OLDEST}.0 or later")


def _connected(session: SparkSession) -> SparkSession:
    """Have a server that is gone asked for a minute and not for many, and not once more when the process ends."""
    from pyspark.sql.connect.client.retries import DefaultPolicy

    session.client.set_retry_policies([DefaultPolicy(max_retries=_MAX_RETRIES)])
    warnings.filterwarnings("ignore", r"\[RETRIES_EXCEEDED\]")  # `told` says it
    atexit.register(session.client.close)
    return session


@contextmanager
def _with_main_file() -> Iterator[None]:
    """Let the main module have a file: pyspark takes a process without one, as of `python -c`, for one of its own doctests."""
    main = sys.modules["__main__"]
    if hasattr(main, "__file__"):
        yield
        return
    main.__file__ = sys.argv[0]
    try:
        yield
    finally:
        del main.__file__


@contextmanager
def told() -> Iterator[None]:
    """Say in one line what goes wrong in Spark inside.

    Raises:
        RunError: Something did.
    """
    try:
        yield
    except NewsdiffError:
        raise
    except Exception as error:  # Spark raises what it likes, and so does its transport
        raise RunError(_in_one_line(str(error).strip() or type(error).__name__)) from error


def _in_one_line(text: str) -> str:
    """Say what an error of Spark means.

    Example:
        >>> _in_one_line("Traceback ...; ModuleNotFoundError: No module named 'pyarrow'; at java ...")
        'pyarrow is not installed on a node of the cluster; install newsdiff[spark] there'
    """
    for pattern, meaning in _KNOWN:
        if found := re.search(pattern, text):
            return meaning.format(**found.groupdict())
    told = _RAISED.findall(text) or _DETAILS.findall(text) or text.splitlines()[:1]
    return f"Spark could not do its work ({told[-1][:_MAX_SHOWN]})"
