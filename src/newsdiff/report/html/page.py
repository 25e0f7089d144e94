"""What every HTML page shares: the templates, style and scripts inside the page, and what it may load."""

import hashlib
import json
import re
from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from shlex import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from newsdiff.report import clocks, findings, phrases
from newsdiff.visible import printable

UNKNOWN_OUTLET = "outlet not known"
"""Name of the outlets that nothing names."""
SERVED_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; base-uri 'none'; form-action 'self'"
)
"""What a page may do that a server gives out: load style and script from there, and send forms there."""
_ON_EVERY_SERVED_PAGE = "serve.css"
_MAX_WHOLE = 300
"""Characters of a name that show where a pointer rests on it: a name without end would fill each row of a table."""
_JOINT = re.compile(r"(?<=[^\W\d_]{2}[./_])(?=[^\W_]{2})|(?<=//)(?=\w)")
"""Where an address or a name of a file breaks: behind a dot, a slash or a low line between two parts of it."""


@dataclass(frozen=True, slots=True)
class Served:
    """What a page has besides where a server gives it out: the way to the other pages, and forms."""

    token: str
    """What a form has to send along."""
    corpus: str
    """What the server was started with, by its name; empty where that is nothing."""
    here: str = ""
    """Which of the places that every page leads to this one is."""
    path: str = ""
    """Where what is done with a report is sent to."""
    saves_to: str = ""
    """Name of the file that passages that do not count are saved in; empty where they are not saved."""
    downloads: tuple[tuple[str, str], ...] = ()
    """Names of formats, and where the report is in them."""


@cache
def _environment() -> Environment:
    """Return the templates: everything is escaped, and made visible before."""
    environment = Environment(
        loader=PackageLoader("newsdiff.report.html"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_visible,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        percent=phrases.percent,
        moment=clocks.moment,
        excerpt=phrases.excerpt,
        passage=phrases.passage_excerpt,
        breakable=breakable,
        clipped=clipped,
        argument=argument,
        link=phrases.page_link,
    )
    environment.globals.update(
        counted=phrases.counted, symbols=findings.VERDICTS, unknown_outlet=UNKNOWN_OUTLET
    )
    return environment


def _visible(value: object) -> object:
    """Make a text visible; markup comes from templates only, whose texts came through here."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return printable(value)
    return value


def breakable(text: str) -> Markup:
    """Let an address break between its parts where a line is too short for it, rather than inside a word.

    Example:
        >>> breakable("gull.example/a_boat & 3.14")
        Markup('gull.<wbr>example/a_boat &amp; 3.14')
    """
    return Markup("<wbr>").join(_JOINT.split(printable(text)))


def clipped(text: str, length: int = phrases.MAX_NAME) -> Markup:
    """Cut a name that would fill a screen; what it is in full shows where a pointer rests on it.

    Example:
        >>> clipped("The Gull"), clipped("The Gull and Courier", 10)
        (Markup('The Gull'), Markup('<span title="The Gull and Courier">The Gull …</span>'))
    """
    shown = breakable(phrases.excerpt(text, length))
    if len(" ".join(text.split())) <= length:
        return shown
    whole = printable(phrases.excerpt(text, _MAX_WHOLE))
    return Markup('<span title="{}">{}</span>').format(whole, shown)


def argument(text: str) -> str:
    """Write a name as a shell takes it.

    Example:
        >>> argument("001_boat"), argument("my article")
        ('001_boat', "'my article'")
    """
    return quote(printable(text))


def join_assets(names: tuple[str, ...]) -> str:
    """Return style sheets or scripts of this package, one behind the other."""
    folder = files("newsdiff.report.html") / "assets"
    return "\n".join((folder / name).read_text(encoding="utf-8") for name in names)


def asset_names() -> frozenset[str]:
    """Return the names of the style sheets and scripts."""
    folder = files("newsdiff.report.html") / "assets"
    return frozenset(file.name for file in folder.iterdir())


def fill_whole(
    template: str,
    view: object,
    *,
    styles: tuple[str, ...],
    scripts: tuple[str, ...],
    served: Served | None = None,
) -> str:
    """Fill a template with a view; the page holds all that it needs and may load nothing, but for a served one."""
    about = _linked(served, styles, scripts) if served else _inside(styles, scripts)
    return _environment().get_template(template).render(view=view, root=None, **about)


def stream_whole(
    template: str, view: object, *, styles: tuple[str, ...], scripts: tuple[str, ...]
) -> Iterator[str]:
    """Do what `fill_whole` does part by part, so that a view may yield more rows than memory holds."""
    filled = _environment().get_template(template)
    return filled.generate(view=view, root=None, **_inside(styles, scripts))


def fill_linked(
    template: str,
    view: object,
    *,
    root: str,
    styles: tuple[str, ...],
    scripts: tuple[str, ...],
    served: Served | None = None,
) -> str:
    """Fill a template of a site, whose style and script are files beside its first page.

    `root` is the way to the site's folder, as "../". The page may load files of the site, from disk or from its server.
    """
    policy = _policy("style-src 'self' file:; script-src 'self' file:")
    about = _linked(served, styles, scripts) if served else {"policy": policy, "served": None}
    return _environment().get_template(template).render(view=view, root=root, **about)


def _inside(styles: tuple[str, ...], scripts: tuple[str, ...]) -> dict[str, object]:
    """Say what a page holds itself, and that it may load nothing."""
    style, script = join_assets(styles), join_assets(scripts)
    policy = _policy(f"style-src {_digest(style)}; script-src {_digest(script)}")
    # A <style> or <script> element has no escapes: its text is ours, never an article's.
    assets = {"style": Markup(style), "script": Markup(script)}  # noqa: S704
    return {"policy": policy, "served": None, **assets}


def _linked(served: Served, styles: tuple[str, ...], scripts: tuple[str, ...]) -> dict[str, object]:
    """Say what a page loads from its server, which joins style sheets and scripts by their names."""
    style = f"/assets/{'+'.join((*styles, _ON_EVERY_SERVED_PAGE))}"
    script = f"/assets/{'+'.join(scripts)}"
    return {"policy": SERVED_POLICY, "served": served, "style": style, "script": script}


def _policy(allowed: str) -> str:
    """Return a content security policy that allows nothing else."""
    return f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"


def _digest(text: str) -> str:
    """Name a text the way a policy does."""
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def settings_rows(settings: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Yield every setting by its dotted name, in order."""
    for name, value in settings.items():
        if isinstance(value, Mapping):
            yield from ((f"{name}.{below}", text) for below, text in settings_rows(value))
        else:
            # As JSON, so that a list that was saved as one reads the same.
            yield name, value if isinstance(value, str) else json.dumps(value)
