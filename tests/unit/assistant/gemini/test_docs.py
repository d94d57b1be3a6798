"""docs/gemini.md tells the truth about tests, settings and commands."""

import re
from pathlib import Path

from taskchat.settings import ROOT, Settings
from tools.coverage_docs import read_coverage, table_rows

PAGE = ROOT / "docs" / "gemini.md"
COVERAGE = ROOT / "docs" / "coverage" / "gemini.toml"
TEXT = PAGE.read_text(encoding="utf-8")


def test_every_quirk_is_among_those_whose_rows_have_their_tests() -> None:
    section = "What Gemini does differently, and what we do"
    assert list(read_coverage(COVERAGE)) == [section]
    assert len(table_rows(PAGE, section)) > 30


def test_every_setting_and_file_that_is_named_exists() -> None:
    settings = {name.lower() for name in re.findall(r"`(GEMINI_\w+)", TEXT)}
    assert settings <= set(Settings.model_fields)
    files = re.findall(r"`((?:tests|taskchat)/[\w/.]+)`", TEXT)
    assert [file for file in files if not (Path(ROOT) / file).exists()] == []


def test_every_make_target_that_is_named_exists() -> None:
    makefile = (Path(ROOT) / "Makefile").read_text(encoding="utf-8")
    assert set(re.findall(r"`make ([a-z-]+)`", TEXT)) <= set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
