"""`make element`: our `<openai-chatkit>` as one file for any page, in `dist/`."""

import sys
import tomllib
from pathlib import Path

from tests.prepare import ROOT, bundle


def version() -> str:
    """The version of this project, which the file is named by."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]


def build(folder: Path) -> Path:
    """Make the file, and beside it the licences of what is in it. The same sources give the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"chatkit-element-{version()}.js"
    bundle("tests/element/page/single.js", str(file), version(), str(ROOT / "LICENSE"))
    return file


if __name__ == "__main__":
    made = build(ROOT / "dist")
    sys.stdout.write(f"{made.relative_to(ROOT)}  {made.stat().st_size / 1000:.0f} kB\n")
