"""Whether the Python packages are there that this version was tested with."""

import re
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from taskchat.doctor.findings import Finding, Level
from taskchat.settings import IN_CHECKOUT, ROOT, Settings

# Lines with a marker are for some machines only.
_PINNED = re.compile(r"^([\w.-]+)(?:\[[\w,.-]+\])?==([^\s;]+)$", re.MULTILINE)
_INSTALL = "run: pip install -r requirements.txt (`make run` does)"


async def check_packages(_settings: Settings, pinned: Path = ROOT / "requirements.txt") -> Finding:
    """Whether each pinned package is installed, in its version."""
    if not IN_CHECKOUT:
        return Finding(
            Level.WORD, "packages", "as pip chose them; the versions that were tested are those of a checkout"
        )
    wanted = _wanted(pinned)
    found = {name: _version(name) for name in wanted}
    if missing := [name for name, have in found.items() if have is None]:
        return Finding(Level.BAD, "packages", f"{', '.join(missing)} missing; {_INSTALL}")
    if others := [f"{name} {found[name]} ({wanted[name]})" for name in wanted if found[name] != wanted[name]]:
        return Finding(Level.WORD, "packages", f"other versions than were tested: {', '.join(others)}; {_INSTALL}")
    return Finding(Level.GOOD, "packages", f"all {len(wanted)} are there")


def _wanted(pinned: Path) -> dict[str, str]:
    return dict(_PINNED.findall(pinned.read_text(encoding="utf-8")))


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
