"""What every page must be for who cannot see it, or has a small window."""

from importlib import resources

import pytest


def check_accessible(page):
    """See that axe finds nothing serious, and that no page is wider than its window."""
    package = pytest.importorskip("axe_playwright_python", reason="axe is not installed")
    page.evaluate((resources.files(package) / "axe.min.js").read_text(encoding="utf-8"))
    assert _violations(page, "{preload: false}") == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def check_contrast(page):
    """See that text can be read in another theme than the one in which `check_accessible` looked at the page."""
    assert _violations(page, "{preload: false, runOnly: ['color-contrast']}") == []


def _violations(page, options):
    found = page.evaluate(f"axe.run({options})")["violations"]
    return [
        (v["id"], [node["html"][:120] for node in v["nodes"][:3]])
        for v in found
        if v["impact"] in ("serious", "critical", "moderate")
    ]
