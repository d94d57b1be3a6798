"""The built element is as small as the docs say: figures of `docs/speed.md` and `docs/element.md`, measured anew."""

import re
from pathlib import Path

from taskchat.settings import ROOT
from tests.element.sizes import main_chunk, zipped
from tools.element import build, build_test_pages

# Figures in the docs are rounded, and a word more is no reason to write them anew.
_ROUNDED = 0.3


def _documented(file: str, pattern: str) -> list[float]:
    found = re.search(pattern, " ".join((ROOT / "docs" / file).read_text(encoding="utf-8").split()))
    assert found, f"{file} no longer says {pattern}"
    return [float(number) for number in found.groups()]


def test_the_main_chunk_keeps_its_goal_and_the_docs_know_it(tmp_path: Path):
    goal, so_far = _documented("speed.md", r"at most (\d+) kB, gzipped, .*? met: ([\d.]+) kB")
    build_test_pages(tmp_path)
    weight = main_chunk(tmp_path)
    assert weight <= goal
    assert abs(weight - so_far) <= _ROUNDED, f"docs/speed.md says {so_far} kB; it is {weight:.1f}"
    assert _documented("element.md", r"The main chunk, which draws one, is (\d+) kB") == [round(so_far)]


def test_the_single_file_is_as_large_as_the_docs_say(tmp_path: Path):
    megabytes, packed = _documented("element.md", r"about ([\d.]+) MB, (\d+) kB gzipped")
    file = build(tmp_path)
    assert abs(file.stat().st_size / 1_000_000 - megabytes) <= 0.02
    assert abs(zipped(file) - packed) <= 5
