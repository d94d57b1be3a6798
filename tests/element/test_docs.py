"""docs/element.md has a row for everything the element is given, does and draws, and each row names its test."""

import ast
import re
from collections.abc import Callable, Iterable
from functools import cache

import pytest

from taskchat.settings import ROOT
from tests.element import surface
from tools.javascript import install_packages

PAGE = (ROOT / "docs" / "element.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`((?:tests|packages)/[\w/.-]+)::([^`]+)`", PAGE)))
SECTIONS: dict[str, Callable[[], Iterable[str]]] = {
    "Options": surface.options,
    "Methods": surface.methods,
    "Events": surface.events,
    "What a server streams": surface.stream_events,
    "Items": surface.items,
    "Updates of items": surface.updates,
    "Steps of a workflow": surface.tasks,
    "Sources": surface.sources,
    "Widgets": surface.components,
}


@pytest.mark.parametrize("section", SECTIONS)
def test_every_name_has_a_row_in_its_table(section: str) -> None:
    install_packages()
    names = [name for first, *_ in _rows(section) for name in re.findall(r"`([^`]+)`", first)]
    assert sorted(names) == sorted(SECTIONS[section]())


@pytest.mark.parametrize("section", [*SECTIONS, "Further promises"])
def test_every_row_names_a_test(section: str) -> None:
    rows = _rows(section)
    assert rows
    assert [row for row in rows if not re.search(r"`(?:tests|packages)/[^`]+::[^`]+`", row[-1])] == []


@pytest.mark.parametrize(("file", "name"), NAMED)
def test_every_test_that_is_named_exists(file: str, name: str) -> None:
    assert name in _tests(file)


def _rows(section: str) -> list[list[str]]:
    table = PAGE.partition(f"\n### {section}\n")[2].partition("\n### ")[0].partition("\n## ")[0]
    lines = [line for line in table.splitlines() if line.startswith("|")][2:]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]


@cache
def _tests(file: str) -> set[str]:
    text = (ROOT / file).read_text(encoding="utf-8")
    if file.endswith(".js"):
        # `test('name'` and, with a table of cases, `test.each([…])('name'`.
        return set(re.findall(r"(?:test\(|\]\)+\()\s*'([^']+)'", text))
    return {node.name for node in ast.parse(text).body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}
