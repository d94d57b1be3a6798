"""The history and the trash as they are drawn: days, authors, what can be undone."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from taskchat.database import new_id
from taskchat.tasks import (
    Author,
    HistoryEntry,
    LocalClock,
    Standing,
    Task,
    TaskChange,
    TrashedTask,
    UndoResult,
    describe_change,
)
from taskchat.ui.views import step_words
from taskchat.ui.views.history import HistoryRow, author_words, by_day, history_rows, trash_rows

CLOCK = LocalClock(datetime(2026, 11, 30, 10, 30, tzinfo=UTC), "Europe/Berlin")
THREAD, BATCH = new_id(), new_id()


def change(title: str, *, hours: float = 0, **fields: Any) -> TaskChange:
    """A task was made, so many hours ago."""
    after = {"title": title, "priority": "medium", "tags": []}
    made = {"id": new_id(), "user_id": new_id(), "task_id": new_id(), "subject": "task"}
    return TaskChange(**made, after=after, created_at=CLOCK.now - timedelta(hours=hours), **fields)


def entry(title: str, **fields: Any) -> HistoryEntry:
    return describe_change(change(title, **fields), CLOCK)


def shown(
    *entries: HistoryEntry, standing: dict[UUID, int] | None = None, newest: HistoryEntry | None = None
) -> list[HistoryRow]:
    stands = Standing(newest.change_id, newest.batch_id) if newest else None
    return history_rows(entries, CLOCK, {}, standing=standing or {}, newest=stands)


def test_changes_stand_under_the_persons_own_days():
    days = by_day(shown(entry("a"), entry("b", hours=12), entry("c", hours=13), entry("d", hours=200)))
    assert [(day.name, [row.title for row in day.rows]) for day in days] == [
        ("Today", ["a"]),
        ("Yesterday", ["b", "c"]),
        ("22 Nov", ["d"]),
    ]
    assert [day.rows[0].at for day in days] == ["11:30", "23:30", "3:30"]


def test_what_was_made_together_can_be_undone_together_as_far_as_it_stands():
    undone = CLOCK.now - timedelta(hours=1)
    three = [entry("a", batch_id=BATCH), entry("b", batch_id=BATCH), entry("c", batch_id=BATCH, undone_at=undone)]
    one = entry("d", batch_id=new_id())
    standing = {BATCH: 12, one.batch_id: 1} if one.batch_id else {}
    rows = shown(*three, one, entry("e", cause_id=new_id()), standing=standing)
    assert [row.together for row in rows] == ["Undo all 12", "Undo all 12", "", "", ""]
    assert [row.fixed for row in rows] == ["", "", "Undone today", "", "Came by itself"]


def test_going_back_is_offered_where_something_newer_stands():
    oldest, *two = entry("a"), entry("b", batch_id=BATCH), entry("c", batch_id=BATCH)
    entries = [*two[::-1], oldest]
    assert [row.back for row in shown(*entries, newest=two[1])] == [False, False, True]
    assert [row.back for row in shown(*entries, newest=oldest)] == [False, False, False]
    assert [row.back for row in shown(*entries)] == [False, False, False]


@pytest.mark.parametrize(
    ("author", "thread_id", "words"),
    [
        (Author.PAGE, None, "You"),
        (Author.SERIES, None, "Its series"),
        (Author.ASSISTANT, THREAD, "The assistant, in “Groceries”"),
        (Author.CARD, THREAD, "A card, in “Groceries”"),
        (Author.ASSISTANT, new_id(), "The assistant, in a conversation that is gone"),
    ],
)
def test_it_says_who_it_was(author: Author, thread_id: UUID | None, words: str):
    assert author_words(author, thread_id, {THREAD: "Groceries"}) == words
    assert author_words(Author.ASSISTANT, THREAD, {THREAD: None}) == "The assistant, in a conversation"


def test_the_trash_says_when_and_by_whom():
    task = Task(title="milk", user_id=new_id(), tags=["home"])
    trashed = TrashedTask(task, new_id(), CLOCK.now - timedelta(minutes=30), Author.ASSISTANT, THREAD)
    (row,) = trash_rows([trashed], CLOCK, {THREAD: "Groceries"})
    assert (row.title, row.details) == ("milk", ["#home"])
    assert row.deleted == "Deleted today 11:00 · The assistant, in “Groceries”"


def test_a_step_is_said_in_a_sentence():
    one, two, three = change("milk"), change("bread"), change("rent")
    assert step_words("Undone", UndoResult([one], [])) == "Undone: created “milk”"
    assert step_words("Undone", UndoResult([one, two, three], [])) == "Undone: created “milk” and 2 more changes"
    words = step_words("Brought back", UndoResult([one, two], [three]))
    assert words == (
        "Brought back: created “milk” and 1 more change. 1 change stayed, since something was changed after."
    )
