"""Addresses that a choice of tasks has on the page."""

from datetime import date
from uuid import uuid4

import pytest

from taskchat.saved_views import InvalidSavedView, check_address, filtered_address, query_address
from taskchat.tasks import DueWindow, Priority, Sort, Start, Status, TaskQuery
from taskchat.ui.views.address import read_address


@pytest.mark.parametrize(
    ("query", "address"),
    [
        (TaskQuery(priority=Priority.HIGH, tag=["#Home"]), "/all?priority=high&tag=home"),
        (TaskQuery(tag=["a b", "c&d"], due=DueWindow.NEXT_WEEK), "/all?tag=a%20b&tag=c%26d&due=next%20week"),
        (TaskQuery(status=Status.ALL, search="oat milk"), "/search?q=oat%20milk&status=all"),
        (TaskQuery(completed_from=date(2026, 11, 1)), "/all?status=done&completed_from=2026-11-01"),
        (TaskQuery(sort=Sort.TITLE), "/all?sort=title"),
        (TaskQuery(), "/all"),
    ],
)
def test_what_is_asked_for_has_an_address_that_the_page_reads(query: TaskQuery, address: str):
    assert query_address(query) == check_address(address) == address
    path, _, text = address.partition("?")
    shown = read_address(path, text)
    assert shown
    assert shown.beside == address
    assert not shown.filters.unread


@pytest.mark.parametrize("query", [TaskQuery(parent_id=uuid4()), TaskQuery(start=Start.WAITING)])
def test_what_the_page_cannot_show_has_none(query: TaskQuery):
    with pytest.raises(InvalidSavedView):
        query_address(query)


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("/all?priority=high&tag=home", "/all?priority=high&tag=home"),
        ("/today?group=tag&as=board&by=tag", "/today?group=tag&as=board&by=tag"),
        ("/search?q=oat+milk", "/search?q=oat%20milk"),
        ("/tag/home", "/tag/home"),
        ("/calendar?month=2026-12&priority=low&unknown=1", "/calendar?priority=low"),
        ("/calendar?month=2026-12", ""),
        ("/all", ""),
        ("/all?priority=purple", ""),
        ("https://elsewhere.test/all?priority=high", ""),
        ("", ""),
    ],
)
def test_what_the_page_shows_is_kept_where_it_filters_something(address: str, kept: str):
    assert filtered_address(address) == kept
