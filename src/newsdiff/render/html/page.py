"""What every HTML page shares: the templates, style and scripts inside the page, and what it may load."""

import hashlib
from base64 import b64encode
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from newsdiff.render import findings, wording
from newsdiff.visible import printable


@cache
def _environment() -> Environment:
    """Return the templates: everything is escaped, and made visible before."""
    environment = Environment(
        loader=PackageLoader("newsdiff.render.html"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_visible,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "percent": wording.percent,
        "moment": wording.moment,
        "excerpt": wording.excerpt,
    }
    environment.globals |= {"counted": wording.counted, "symbols": findings.VERDICTS}
    return environment


def _visible(value: object) -> object:
    """Make a text visible; markup comes from templates only, whose texts came through here."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return printable(value)
    return value


def asset(name: str) -> str:
    """Return a style sheet or script of this package."""
    return (files("newsdiff.render.html") / "assets" / name).read_text(encoding="utf-8")


def render(
    template: str, view: object, *, styles: tuple[str, ...], scripts: tuple[str, ...]
) -> str:
    """Fill a template with a view; the page holds all that it needs and may load nothing.

    Args:
        template: Name of the template.
        view: What it shows, as `view`.
        styles: Style sheets, in order.
        scripts: Scripts, in order.

    Returns:
        A whole page.
    """
    style = "\n".join(asset(name) for name in styles)
    script = "\n".join(asset(name) for name in scripts)
    return (
        _environment()
        .get_template(template)
        .render(
            view=view,
            # A <style> or <script> element has no escapes: its text is ours, never an article's.
            style=Markup(style),  # noqa: S704
            script=Markup(script),  # noqa: S704
            policy=_policy(style, script),
        )
    )


def _policy(style: str, script: str) -> str:
    """Return the content security policy: this style, this script, and nothing from anywhere."""
    return (
        f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(script)}; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    """Name a text the way a policy does."""
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def settings_rows(settings: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Yield every setting by its dotted name, in order."""
    for name, value in settings.items():
        if isinstance(value, Mapping):
            yield from ((f"{name}.{below}", text) for below, text in settings_rows(value))
        else:
            yield name, "none" if value is None else str(value)
