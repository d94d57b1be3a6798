"""Pages for users say what holds; docs/coverage/ says which tests show it, for every row of them."""

from pathlib import Path

import pytest

from taskchat.settings import ROOT
from tools.coverage_docs import SOURCES, coverage_page, page_for, read_coverage, table_rows, unknown_tests

of_each_page = pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)


def test_every_page_about_coverage_is_there() -> None:
    assert {source.stem for source in SOURCES} == {"element", "gemini"}


@of_each_page
def test_every_test_that_is_named_exists(source: Path) -> None:
    assert unknown_tests(source) == []


@of_each_page
def test_every_row_of_the_page_for_users_has_its_tests(source: Path) -> None:
    coverage = read_coverage(source)
    assert {section: list(rows) for section, rows in coverage.items()} == {
        section: table_rows(page_for(source), section) for section in coverage
    }
    assert [row for rows in coverage.values() for row, tests in rows.items() if not tests] == []


@of_each_page
def test_the_page_is_up_to_date(source: Path) -> None:
    assert coverage_page(source) == source.with_suffix(".md").read_text(encoding="utf-8"), "run `make coverage-docs`"


def test_pages_for_users_name_no_tests() -> None:
    pages = [ROOT / "README.md", *ROOT.glob("docs/*.md")]
    assert [page.name for page in pages if "::" in page.read_text(encoding="utf-8")] == []
