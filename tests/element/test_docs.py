"""docs/element.md has a row for everything the element is given, does and draws."""

import re
from collections.abc import Callable, Iterable

from taskchat.settings import ROOT
from tests.element import surface
from tools.coverage_docs import read_coverage, table_rows
from tools.javascript import install_packages

PAGE = ROOT / "docs" / "element.md"
COVERAGE = ROOT / "docs" / "coverage" / "element.toml"
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


def test_every_name_has_a_row_in_its_table() -> None:
    install_packages()
    rows = {
        section: sorted(name for first in table_rows(PAGE, section) for name in re.findall(r"`([^`]+)`", first))
        for section in SECTIONS
    }
    assert rows == {section: sorted(names()) for section, names in SECTIONS.items()}


def test_every_table_is_among_those_whose_rows_have_their_tests() -> None:
    sections = ["Works with", "What differs from the original", *SECTIONS, "Further promises"]
    assert list(read_coverage(COVERAGE)) == sections
    assert [section for section in sections if not table_rows(PAGE, section)] == []
