"""docs/gemini.md tells the truth about tests, settings and commands."""

import ast
import re
from pathlib import Path

import pytest

from taskchat.settings import ROOT, Settings

PAGE = (Path(ROOT) / "docs/gemini.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", PAGE)))


def test_every_row_names_a_test() -> None:
    quirks = PAGE.partition("| what Gemini does |")[2].partition("\n\n")[0]
    rows = quirks.splitlines()[2:]
    assert len(rows) > 30
    assert [row for row in rows if "`tests/" not in row.rsplit("|", 2)[1]] == []


@pytest.mark.parametrize(("file", "name"), NAMED)
def test_every_test_that_is_named_exists(file: str, name: str) -> None:
    tree = ast.parse((Path(ROOT) / file).read_text(encoding="utf-8"))
    functions = {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}
    assert name in functions


def test_every_setting_and_file_that_is_named_exists() -> None:
    settings = {name.lower() for name in re.findall(r"`(GEMINI_\w+)", PAGE)}
    assert settings <= set(Settings.model_fields)
    files = re.findall(r"`((?:tests|taskchat)/[\w/.]+)`", PAGE)
    assert [file for file in files if not (Path(ROOT) / file).exists()] == []


def test_every_make_target_that_is_named_exists() -> None:
    makefile = (Path(ROOT) / "Makefile").read_text(encoding="utf-8")
    assert set(re.findall(r"`make ([a-z-]+)`", PAGE)) <= set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
