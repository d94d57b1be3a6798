"""Saved views in the rail: which one is shown, and what a view could be called."""

import pytest

from taskchat.database import new_id
from taskchat.saved_views import SavedView
from taskchat.ui.views.address import read_address
from taskchat.ui.views.saved import name_for, saved_rows

ME = new_id()


def views(*addresses: str) -> list[SavedView]:
    return [SavedView(user_id=ME, name=at, name_key=at, address=at, position=n) for n, at in enumerate(addresses)]


def shown(address: str):
    found = read_address(*address.partition("?")[::2])
    assert found
    return found


@pytest.mark.parametrize(
    ("here", "marked"),
    [
        ("/all?priority=high&tag=home&tag=work", ["/all?priority=high&tag=work&tag=home"]),
        ("/all?tag=home&tag=work&priority=high", ["/all?priority=high&tag=work&tag=home"]),
        ("/all?priority=high", []),
        ("/today?priority=high", ["/today?priority=high"]),
        ("/search?q=oat%20milk", ["/search?q=oat%20milk"]),
        ("/calendar?priority=low&week=2026-W49", ["/calendar?priority=low"]),
        ("/all", []),
    ],
)
def test_a_view_is_here_where_it_holds_what_is_shown(here: str, marked: list[str]):
    saved = views(
        "/all?priority=high&tag=work&tag=home",
        "/today?priority=high",
        "/search?q=oat%20milk",
        "/calendar?priority=low",
        "/nowhere",
    )
    found = saved_rows(saved, shown(here))
    assert [one.name for one in found if one.here] == marked
    assert [(one.place, one.is_first, one.is_last) for one in found][::4] == [(0, True, False), (4, False, True)]


def test_of_two_that_hold_the_same_the_first_is_here():
    assert [one.here for one in saved_rows(views("/all?tag=a", "/all?tag=a"), shown("/all?tag=a"))] == [True, False]


@pytest.mark.parametrize(
    ("here", "name"),
    [
        ("/all?priority=high&tag=home", "High priority, #home"),
        ("/today?due_from=2026-11-01", "Today, Due from 1 Nov 2026"),
        ("/search?q=oat&status=all", "“oat”, Done ones too"),
        ("/tag/home?sort=title", "#home, By title"),
        ("/all?priority=high&as=board&by=tag", "High priority, Board by tag"),
        (f"/all?{'&'.join(f'tag={letter * 9}' for letter in 'abcdefgh')}", None),
    ],
)
def test_a_view_is_named_by_what_it_shows(here: str, name: str | None):
    assert len(name_for(shown(here))) <= 60
    assert name is None or name_for(shown(here)) == name
