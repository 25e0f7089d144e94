"""The source of newsdiff, for tests that read it."""

from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "newsdiff"


def modules() -> dict[str, str]:
    """Return the source of every module by its dotted name below newsdiff."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" and parts[:-1] else parts)
        found[name] = path.read_text(encoding="utf-8")
    return found


MODULES = modules()


def is_at_home(module: str, homes: set[str]) -> bool:
    """Whether a module is one of these homes or lies inside one."""
    return any(f"{module}.".startswith(f"{home}.") for home in homes)
