"""Filters in an address: read, validated, put upon a view, said in words and taken away again."""

from datetime import date

import pytest

from taskchat.tasks import DueWindow, Priority, Sort, Status
from taskchat.ui.views.address import Address, read_address
from taskchat.ui.views.filter_bar import filter_bar
from taskchat.ui.views.filters import NAMES, NO_FILTERS, Filters, Grouping, grouping_of, read_filters
from taskchat.ui.views.view import TODAY, search_view, view_from

ALL = view_from("all")
VALID = (
    ("status", "done"),
    ("priority", "high"),
    ("tag", "home"),
    ("tag", "a&b"),
    ("due", "next week"),
    ("due_from", "2026-12-01"),
    ("due_to", "2026-12-31"),
    ("completed_from", "2026-11-01"),
    ("completed_to", "2026-11-30"),
    ("created_from", "2026-10-01"),
    ("created_to", "2026-10-31"),
    ("sort", "title"),
    ("group", "tag"),
    ("as", "board"),
    ("by", "tag"),
)


def test_every_filter_is_read_in_one_order_and_written_again():
    assert {name for name, _ in VALID} == {*NAMES}
    filters = read_filters(reversed(VALID))
    assert {*filters.pairs} == {*VALID}
    assert [NAMES.index(name) for name, _ in filters.pairs] == sorted(NAMES.index(name) for name, _ in filters.pairs)
    path, _, query = Address("tag:x", filters=filters).beside.partition("?")
    assert read_address(path, query) == Address("tag:x", filters=filters)


@pytest.mark.parametrize(
    "pair",
    [
        ("status", "half"),
        ("priority", "purple"),
        ("due", "some day"),
        ("due_from", "yesterday"),
        ("due_to", "2026-02-30"),
        ("due_from", "9999-12-31"),
        ("tag", "a" * 201),
        ("sort", "colour"),
        ("group", "colour"),
        ("as", "table"),
        ("by", "colour"),
    ],
)
def test_what_is_no_filter_is_left_out_and_named(pair: tuple[str, str]):
    filters = read_filters([("priority", "low"), pair])
    assert filters.unread == (pair[1],)
    if pair[0] != "priority":
        assert filters.pairs == (("priority", "low"),)
    assert f"“{pair[1][:40]}”" in filter_bar("/all", (), filters).unread


def test_a_range_that_ends_before_it_begins_is_left_out():
    filters = read_filters([("due_from", "2026-12-02"), ("due_to", "2026-12-01")])
    assert filters == Filters((("due_from", "2026-12-02"),), ("2026-12-01",))


def test_names_of_other_things_are_nobodys_filters():
    assert read_filters([("q", "milk"), ("list", "all"), ("user_id", "1"), ("limit", "9"), ("tag", "")]) == NO_FILTERS


def test_there_are_only_so_many():
    filters = read_filters([("tag", f"t{number}") for number in range(200)])
    assert len(filters.pairs) <= 20


def test_filters_narrow_a_view_and_keep_what_is_its_own():
    view = read_filters([("priority", "high"), ("tag", "home"), ("sort", "created")]).upon(view_from("tag:work"))
    assert (view.query.tag, view.query.priority, view.query.sort) == (["work", "home"], Priority.HIGH, Sort.CREATED)
    assert view.query.status is Status.OPEN
    today = read_filters([("due", "overdue")]).upon(TODAY)
    assert (today.buckets, today.query.due) == (TODAY.buckets, DueWindow.OVERDUE)
    assert read_filters([("completed_from", "2026-11-01")]).upon(ALL).query.status is Status.DONE
    assert read_filters([("created_to", "2026-11-01")]).upon(ALL).query.created_to == date(2026, 11, 1)
    assert NO_FILTERS.upon(TODAY) is TODAY


def test_each_chip_leads_to_the_view_without_it():
    filters = read_filters([("priority", "high"), ("tag", "a&b"), ("due_to", "2026-12-01"), ("sort", "title")])
    bar = filter_bar("/all", (), filters)
    assert {chip.words: chip.without for chip in bar.chips} == {
        "High priority": "/all?tag=a%26b&due_to=2026-12-01&sort=title",
        "#a&b": "/all?priority=high&due_to=2026-12-01&sort=title",
        "Due until 1 Dec 2026": "/all?priority=high&tag=a%26b&sort=title",
        "By title": "/all?priority=high&tag=a%26b&due_to=2026-12-01",
    }


def test_the_menu_offers_each_with_the_others_and_takes_a_chosen_one_back():
    bar = filter_bar("/today", (), read_filters([("priority", "high"), ("sort", "title")]))
    offered = {choice.words: choice for choices in bar.menu for choice in choices.choices}
    assert offered["Overdue"].leads == "/today?priority=high&due=overdue&sort=title"
    assert offered["Low priority"].leads == "/today?priority=low&sort=title"
    assert (offered["High priority"].chosen, offered["High priority"].leads) == (True, "/today?sort=title")
    assert bar.tag_base == "/today?priority=high&sort=title&"
    assert filter_bar("/today", (), NO_FILTERS).tag_base == "/today?"


def test_a_board_is_one_chip_and_one_choice():
    chosen = read_filters([("as", "board"), ("by", "tag"), ("priority", "high")])
    bar = filter_bar("/all", (), chosen)
    assert {chip.words: chip.without for chip in bar.chips} == {
        "High priority": "/all?as=board&by=tag",
        "Board by tag": "/all?priority=high",
    }
    (boards,) = [choices for choices in bar.menu if choices.name == "Board"]
    assert [(choice.leads, choice.chosen) for choice in boards.choices] == [
        ("/all?priority=high&as=board&by=priority", False),
        ("/all?priority=high", True),
    ]
    assert (chosen.columns, chosen.conditions) == (Grouping.TAG, (("priority", "high"),))
    assert read_filters([("as", "board")]).columns is Grouping.PRIORITY
    assert read_filters([("by", "tag")]).columns is None


def test_upcoming_is_grouped_by_day_unless_another_order_or_heading_is_chosen():
    upcoming = view_from("upcoming")
    assert grouping_of(upcoming, None) is Grouping.DAY
    assert grouping_of(upcoming, Grouping.DATE) is Grouping.DATE
    assert grouping_of(read_filters([("sort", "title")]).upon(upcoming), None) is Grouping.NONE


def test_a_search_offers_done_ones_too_until_it_shows_them():
    words = (("q", "oat milk"),)
    assert filter_bar("/search", words, NO_FILTERS).offer.leads == "/search?q=oat%20milk&status=all"
    assert filter_bar("/search", words, read_filters([("status", "all")])).offer.leads == ""
    assert filter_bar("/all", (), NO_FILTERS).offer.leads == ""


@pytest.mark.parametrize(
    ("query", "grouping"),
    [
        ([], Grouping.DATE),
        ([("sort", "priority")], Grouping.PRIORITY),
        ([("sort", "title")], Grouping.NONE),
        ([("sort", "title"), ("group", "date")], Grouping.DATE),
        ([("group", "tag")], Grouping.TAG),
    ],
)
def test_headings_follow_the_order_unless_they_are_chosen(query: list[tuple[str, str]], grouping: Grouping):
    filters = read_filters(query)
    assert grouping_of(filters.upon(ALL), filters.grouping) is grouping


def test_what_is_added_while_filters_hold_gets_their_tags_and_is_said():
    view = read_filters([("tag", "home"), ("priority", "high")]).upon(TODAY)
    assert (view.listed_in.today, view.listed_in.tags) == (True, ("home",))
    assert view.filtered
    assert search_view("milk").listed_in.tags == ()
