"""Writes docs/coverage/*.md: the tests that show what pages for users promise.

`docs/coverage/NAME.toml` belongs to `docs/NAME.md`. It has a table for each section of that page; there each row of the
page, named by its first cell, has its tests. A test is `file::name`, with as much of the path as tells the file from
others, so that it may move to another folder.
"""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from os.path import relpath
from pathlib import Path

from taskchat.settings import ROOT

FOLDER = ROOT / "docs" / "coverage"
SOURCES = sorted(FOLDER.glob("*.toml"))
Rows = dict[str, list[str]]
_TESTS = ("tests", "packages")
# `test('name'` and, with a table of cases, `test.each([…])('name'`.
_JAVASCRIPT_TEST = re.compile(r"""(?:test\(|\][\s,)]*\)\()\s*(['"])((?:(?!\1).)+)\1""")


def read_coverage(source: Path) -> dict[str, Rows]:
    """Read the rows of each section with their tests, in the order of the page."""
    return tomllib.loads(source.read_text(encoding="utf-8"))


def page_for(source: Path) -> Path:
    """Return the page for users whose promises are shown."""
    return FOLDER.parent / f"{source.stem}.md"


def table_rows(page: Path, section: str) -> list[str]:
    """Return the first cells of the table below a heading, without its head."""
    lines = iter(page.read_text(encoding="utf-8").splitlines())
    for line in lines:
        if re.fullmatch(rf"#+ {re.escape(section)}", line):
            break
    table = [line for line in _until_heading(lines) if line.startswith("|")][2:]
    return [line.strip("|").split(" | ")[0].strip() for line in table]


def _until_heading(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        if line.startswith("#"):
            return
        yield line


def unknown_tests(source: Path) -> list[str]:
    """List the names that are no test, or may be one of several."""
    named = {test for rows in read_coverage(source).values() for tests in rows.values() for test in tests}
    return sorted(test for test in named if not _is_test(test))


def _is_test(test: str) -> bool:
    file, _, name = test.partition("::")
    found = _files(file)
    return len(found) == 1 and name in _names(found[0])


@cache
def _files(file: str) -> list[Path]:
    found = [path for folder in _TESTS for path in (ROOT / folder).rglob(Path(file).name)]
    return [path for path in found if "node_modules" not in path.parts and f"/{path}".endswith(f"/{file}")]


@cache
def _names(path: Path) -> set[str]:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".js":
        return {name for _, name in _JAVASCRIPT_TEST.findall(text)}
    return {node.name for node in ast.parse(text).body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}


def coverage_page(source: Path) -> str:
    """Build the whole text of the page that is made from `source`."""
    head = (
        f"# The tests behind [{source.stem}.md](../{source.stem}.md)\n\n"
        f"Made from `{source.name}` by `make coverage-docs`. Each row of that page, and what shows it.\n"
    )
    return head + "".join(_section(title, rows) for title, rows in read_coverage(source).items())


def _section(title: str, rows: Rows) -> str:
    lines = [f"| {row} | {'<br>'.join(map(_link, tests))} |" for row, tests in rows.items()]
    return "\n".join([f"\n## {title}\n", "| row | shown by |", "|---|---|", *lines, ""])


def _link(test: str) -> str:
    file, _, name = test.partition("::")
    return f"[{Path(file).name}]({relpath(_files(file)[0], FOLDER)}) `{name}`"


def write_pages() -> None:
    """Write every page; ends with the names of what is no test, if anything is."""
    if lost := [test for source in SOURCES for test in unknown_tests(source)]:
        sys.exit("No test, or one of several, in docs/coverage/*.toml:\n" + "\n".join(lost))
    for source in SOURCES:
        source.with_suffix(".md").write_text(coverage_page(source), encoding="utf-8")


if __name__ == "__main__":
    write_pages()
