"""Sizes of the built element: what an empty chat needs, what comes when it is needed, and the single file."""

import gzip
import json
from pathlib import Path
from typing import Any

_PAGE = "plain.js"


def main_chunk(folder: Path) -> float:
    """Weigh, in kB gzipped, what is loaded before anything else is needed, of the pages built into this folder."""
    return sum(zipped(folder / name) for name in _with_imports(_PAGE, _outputs(folder)))


def later_chunks(folder: Path) -> dict[str, float]:
    """Weigh, in kB gzipped, each chunk that is fetched later, the largest first."""
    outputs = _outputs(folder)
    later = {name: zipped(folder / name) for name in outputs.keys() - _with_imports(_PAGE, outputs)}
    return dict(sorted(later.items(), key=lambda one: -one[1]))


def zipped(file: Path) -> float:
    """Weigh a file in kB, as a server sends it that compresses well."""
    return len(gzip.compress(file.read_bytes(), 9)) / 1_000


def _outputs(folder: Path) -> dict[str, Any]:
    return json.loads((folder / "built.json").read_text())


def _with_imports(name: str, outputs: dict[str, Any]) -> set[str]:
    """The chunk and those that it cannot do without."""
    needed = [one["path"].removeprefix("./") for one in outputs[name]["imports"] if one["kind"] == "import-statement"]
    return {name}.union(*(_with_imports(one, outputs) for one in needed))
