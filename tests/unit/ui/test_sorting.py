"""What the list shows of tasks: their headings, and what was searched for in their titles."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from taskchat.database import new_id
from taskchat.tasks import Span, Spread, Task
from taskchat.ui.views.board import Piece
from taskchat.ui.views.sorting import Day, done_groups, open_groups, pieces, span_of

# A Sunday, on which no day of the calendar week is left.
DAY = Day(datetime(2026, 11, 22, 10, 30, tzinfo=UTC), ZoneInfo("Europe/Berlin"))
MIDNIGHT = datetime(2026, 11, 22, tzinfo=UTC)


def task(title: str, **fields: object) -> Task:
    return Task.model_validate({"title": title, "user_id": new_id(), **fields})


@pytest.mark.parametrize(
    ("days", "span"),
    [
        (-1, Span.OVERDUE),
        (0, Span.TODAY),
        (1, Span.TOMORROW),
        (2, Span.WEEK),
        (6, Span.WEEK),
        (7, Span.LATER),
    ],
)
def test_a_day_lies_in_one_span(days: int, span: Span):
    assert span_of(task("x", due_at=MIDNIGHT + timedelta(days=days), all_day=True), DAY) is span


def test_a_moment_counts_on_the_persons_own_day():
    assert span_of(task("x", due_at=MIDNIGHT.replace(hour=10)), DAY) is Span.OVERDUE
    assert span_of(task("x", due_at=MIDNIGHT.replace(hour=22)), DAY) is Span.TODAY
    assert span_of(task("x", due_at=MIDNIGHT.replace(hour=23)), DAY) is Span.TOMORROW
    assert span_of(task("x"), DAY) is Span.NONE


def test_a_heading_counts_what_is_not_drawn_too():
    groups = open_groups([task("one")], DAY, Spread(open={Span.NONE: 300}))
    assert [(group.name, group.count, len(group.rows)) for group in groups] == [("No date", 300, 1)]


def test_the_last_day_of_a_list_that_goes_on_is_not_counted():
    done = [task("x", completed_at=MIDNIGHT - timedelta(days=days)) for days in (0, 0, 1)]
    assert [group.count for group in done_groups(done, DAY, whole=True)] == [2, 1]
    assert [group.count for group in done_groups(done, DAY, whole=False)] == [2, 0]


@pytest.mark.parametrize(
    ("title", "search", "found"),
    [
        ("Buy oat milk", "MILK", [Piece("Buy oat "), Piece("milk", found=True)]),
        ("a+b (c)", "(c) +", [Piece("a"), Piece("+", found=True), Piece("b "), Piece("(c)", found=True)]),
        ("homework", "home homework", [Piece("homework", found=True)]),
        ("Buy oat milk", "rye", []),
        ("Buy oat milk", "  ", []),
    ],
)
def test_what_was_searched_for_is_a_piece_of_its_own(title: str, search: str, found: list[Piece]):
    assert pieces(title, search) == found
