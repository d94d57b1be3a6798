"""Build of `make element`: our `<openai-chatkit>` as one file for any page, in `dist/`."""

import sys
import tomllib
from pathlib import Path

from tools.javascript import ROOT, run_script


def version() -> str:
    """Read the version of this project, which the file is named by."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]


def build(folder: Path) -> Path:
    """Make the file, and beside it the licences of what is in it. The same sources give the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"chatkit-element-{version()}.js"
    run_script("build/single-file.js", str(file), version(), str(ROOT / "LICENSE"))
    return file


def build_test_pages(folder: Path) -> None:
    """Bundle the pages on which browser tests and the benchmark show the element by itself."""
    run_script("test/page/build.js", str(folder))


if __name__ == "__main__":
    made = build(ROOT / "dist")
    sys.stdout.write(f"{made.relative_to(ROOT)}  {made.stat().st_size / 1000:.0f} kB\n")
