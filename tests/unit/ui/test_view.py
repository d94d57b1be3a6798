"""Lists, tags and searches as views of the task list, and the keys by which the browser names them."""

import pytest

from taskchat.tasks import DueBucket, Status
from taskchat.ui.views.view import search_view, tag_key, view_from

OPEN_BUCKETS = {*DueBucket} - {DueBucket.NONE}


@pytest.mark.parametrize(
    ("key", "title", "status"),
    [
        ("today", "Today", Status.OPEN),
        ("upcoming", "Upcoming", Status.OPEN),
        ("all", "All tasks", Status.OPEN),
        ("done", "Done", Status.DONE),
    ],
)
def test_a_list_has_a_key_a_title_and_tasks(key: str, title: str, status: Status):
    view = view_from(key)
    assert (view.key, view.title, view.query.status, view.query.tag) == (key, title, status, [])


def test_every_date_lies_in_today_or_upcoming_and_in_one_of_them_only():
    today, upcoming = ({*view_from(key).buckets} for key in ("today", "upcoming"))
    assert today | upcoming == OPEN_BUCKETS
    assert not today & upcoming


@pytest.mark.parametrize("tag", ["home", "ümit", "tag:home", "a b"])
def test_the_key_of_a_tag_leads_to_its_open_tasks(tag: str):
    view = view_from(tag_key(tag))
    assert (view.key, view.title, view.query.tag, view.buckets) == (tag_key(tag), f"#{tag}", [tag], ())
    assert view.query.status is Status.OPEN


@pytest.mark.parametrize("key", ["", "search", "Today", "home"])
def test_a_key_that_nobody_knows_shows_all_tasks(key: str):
    assert view_from(key) == view_from("all")


def test_a_search_finds_open_tasks_on_any_date():
    view = search_view("oat milk")
    assert (view.title, view.query.search, view.query.status) == ("Search: oat milk", "oat milk", Status.OPEN)
    assert view.buckets == ()
