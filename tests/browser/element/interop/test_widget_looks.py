"""Every component with every value looks as in the picture of it in `looks/`, at which somebody has looked.

`KEEP_LOOKS=1` takes them anew: look at each before it is committed.
"""

import os
from collections import defaultdict

import pytest

from tests.browser.element.chat import Chat
from tests.browser.element.interop.conftest import OpenReact
from tests.browser.element.interop.sheets import FONT, LOOKS, draw_sheet, load_font
from tests.interop import InteropServer
from tests.interop.widget_table import Case, table

_MAX_KB = 1_500


def _cases() -> dict[str, list[Case]]:
    """The cases of each component that are to be seen; who has the focus depends on what was done before.

    A wrong value looks like none, which is measured.
    """
    found: dict[str, list[Case]] = defaultdict(list)
    for case in table():
        if not case.is_left_out and case.prop != "autoFocus":
            found[case.component].append(case)
    return found


@pytest.fixture
def chat(open_react: OpenReact) -> Chat:
    """A page on which nothing depends on the machine."""
    theme = {"colorScheme": "light", "typography": {"fontFamily": FONT, "fontFamilyMono": FONT}}
    chat = open_react({"theme": theme}, viewport={"width": 460, "height": 900}, reduced_motion="reduce", locale="en-GB")
    load_font(chat)
    return chat


@pytest.mark.timeout(240)
def test_every_component_looks_as_it_was_seen(chat: Chat, interop: InteropServer):
    blank = chat.page.context.new_page()
    found: list[str] = []
    for component, cases in _cases().items():
        sheet, picture = draw_sheet(chat, interop, cases), LOOKS / f"{component}.png"
        if os.environ.get("KEEP_LOOKS"):
            picture.write_bytes(sheet.png)
        found += sheet.differences(blank, picture.read_bytes())
    assert not found, "\n".join(found)


_CHANGES = [
    Case("Badge", "color", "info"),
    Case("Caption", "weight", "bold"),
    Case("Box", "padding", "1px"),
    Case("Divider", "color", "strong"),
]


@pytest.mark.parametrize("changed", _CHANGES, ids=lambda case: case.name)
def test_a_small_change_is_seen(chat: Chat, interop: InteropServer, changed: Case):
    cases = _cases()[changed.component]
    at = next(n for n, case in enumerate(cases) if case.prop == changed.prop)
    drawn = draw_sheet(chat, interop, [*cases[:at], changed, *cases[at + 1 :]])
    picture = (LOOKS / f"{changed.component}.png").read_bytes()
    assert drawn.differences(chat.page.context.new_page(), picture)[0] == changed.name


def test_there_is_one_picture_for_each_component_and_they_are_small():
    pictures = list(LOOKS.glob("*.png"))
    assert {picture.stem for picture in pictures} == {*_cases()}
    assert sum(picture.stat().st_size for picture in pictures) < _MAX_KB * 1_000
