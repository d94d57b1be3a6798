"""Tasks of the older product taken over, changed over there, and taken over again."""

import json
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from taskchat.legacy.batch_result import BatchResult
from taskchat.legacy.tables import REJECTS
from tests.integration.legacy.moved import connected
from tests.integration.legacy.taken import ADA, Row, old, plain, remarks, take, tasks


def test_good_rows_become_tasks_and_leave_no_remark(ada_url: str):
    first, second = UUID(int=11), UUID(int=12)
    assert take(ada_url, old(11), old(12, completed="t")) == BatchResult(2, 0, {"tasks": 2}, {"tasks": [first, second]})
    here = tasks(ada_url)["task 12"]
    assert (here["id"], here["user_id"], here["description"], here["priority"]) == (second, ADA, "as it was", "low")
    assert (str(here["due_at"]), here["all_day"], here["tags"]) == ("2025-04-01 00:00:00+00:00", True, ["home"])
    assert str(here["created_at"]) == "2025-03-01 08:30:00+00:00"
    assert str(here["updated_at"]) == str(here["completed_at"]) == "2025-03-02 09:00:00+00:00"
    assert remarks(ada_url) == []


def test_the_same_rows_again_change_nothing(ada_url: str):
    rows = (old(11), old(12, completed="t", due_date=None, tags="{home,work}"))
    take(ada_url, *rows)
    before = tasks(ada_url)
    assert take(ada_url, *rows) == BatchResult(2, 0, {"tasks": 0}, {"tasks": [UUID(int=11), UUID(int=12)]})
    assert (tasks(ada_url), remarks(ada_url)) == (before, [])


@pytest.mark.parametrize(
    ("change", "news"),
    [
        ({"title": "oat milk"}, {"title": "oat milk"}),
        ({"description": "two litres"}, {"description": "two litres"}),
        ({"priority": "HIGH"}, {"priority": "high"}),
        ({"tags": '["work"]'}, {"tags": ["work"]}),
        ({"updated_at": "2025-03-05 10:00:00"}, {"updated_at": "2025-03-05 10:00:00+00:00"}),
        ({"due_date": None}, {"due_at": None, "all_day": False}),
        ({"due_date": "2025-04-02"}, {"due_at": "2025-04-02 00:00:00+00:00"}),
        ({"due_date": "2025-04-01 17:00:00"}, {"due_at": "2025-04-01 17:00:00+00:00", "all_day": False}),
        ({"completed": "t"}, {"completed_at": "2025-03-02 09:00:00+00:00"}),
    ],
)
def test_what_changed_over_there_changes_here_and_nothing_else(ada_url: str, change: Row, news: Row):
    take(ada_url, old(11), old(12))
    before = tasks(ada_url)
    assert take(ada_url, old(11) | change, old(12)).made == {"tasks": 0}
    after = tasks(ada_url)
    assert plain(after[news.get("title", "task 11")]) == plain(before["task 11"]) | news
    assert after["task 12"] == before["task 12"]
    assert remarks(ada_url) == []


def test_a_task_reopened_over_there_is_open_here(ada_url: str):
    take(ada_url, old(11, completed="t"))
    take(ada_url, old(11))
    assert tasks(ada_url)["task 11"]["completed_at"] is None


def test_a_rejected_row_is_kept_whole(ada_url: str):
    row = old(11, user_id=None, recurrence='{"frequency": "daily"}')
    take(ada_url, row)
    with connected(ada_url) as connection:
        ((source, kept),) = connection.execute(sa.select(REJECTS.c.source, REJECTS.c.row))
    assert (source, json.loads(kept)) == ("tasks", row)


def test_a_task_of_nobody_is_rejected_and_the_next_one_is_not(ada_url: str):
    taken = take(ada_url, old(11, user_id=str(uuid4())), old(12, user_id=None), old(13))
    assert taken == BatchResult(3, 2, {"tasks": 1}, {"tasks": [UUID(int=13)]})
    assert list(tasks(ada_url)) == ["task 13"]
    assert sorted(remarks(ada_url)) == [(UUID(int=n), "its user does not exist", False) for n in (11, 12)]


def test_what_had_to_be_altered_is_remarked_and_kept(ada_url: str):
    take(ada_url, old(11, priority="urgent", title=""))
    assert remarks(ada_url) == [(UUID(int=11), "it has no title; there is no priority urgent: it is medium", True)]
    assert list(tasks(ada_url)) == ["Untitled"]
