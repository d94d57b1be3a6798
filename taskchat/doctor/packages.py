"""Check of the installed Python packages against the tested versions."""

import re
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from taskchat.doctor.findings import Finding, Level
from taskchat.settings import IN_CHECKOUT, ROOT, Settings

# Lines with a marker are left out: they apply to some machines only.
_PINNED = re.compile(r"^([\w.-]+)(?:\[[\w,.-]+\])?==([^\s;]+)$", re.MULTILINE)
_INSTALL = "run: pip install -r requirements.txt (`make run` does)"


async def check_packages(_settings: Settings, pinned: Path = ROOT / "requirements.txt") -> Finding:
    """Check that each pinned package is installed, in its version."""
    if not IN_CHECKOUT:
        return Finding(
            Level.NOTE, "packages", "as pip chose them; the versions that were tested are those of a checkout"
        )
    expected = _read_pinned(pinned)
    installed = {name: _version(name) for name in expected}
    if missing := [name for name, present in installed.items() if present is None]:
        return Finding(Level.BAD, "packages", f"{', '.join(missing)} missing; {_INSTALL}")
    if others := [
        f"{name} {installed[name]} ({expected[name]})" for name in expected if installed[name] != expected[name]
    ]:
        return Finding(Level.NOTE, "packages", f"other versions than were tested: {', '.join(others)}; {_INSTALL}")
    return Finding(Level.GOOD, "packages", f"all {len(expected)} are there")


def _read_pinned(pinned: Path) -> dict[str, str]:
    return dict(_PINNED.findall(pinned.read_text(encoding="utf-8")))


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
