"""Rows of the older product's tasks that share an id, taken over together and apart."""

from uuid import UUID

import pytest
import sqlalchemy as sa

from taskchat.database import now
from taskchat.legacy.tables import TASKS, USERS
from taskchat.legacy.values import derive_key
from tests.integration.legacy.moved import connected
from tests.integration.legacy.taken import Row, old, remarks, take, tasks


@pytest.mark.parametrize("apart", [False, True])
def test_two_rows_that_say_the_same_are_one_task_and_one_reject(ada_url: str, *, apart: bool):
    if apart:
        take(ada_url, old(11))
        taken = take(ada_url, old(11), copies=(2,))
        assert (taken.rows, taken.rejected, taken.made) == (1, 1, {"tasks": 0})
    else:
        taken = take(ada_url, old(11), old(11), copies=(1, 2))
        assert (taken.rows, taken.rejected, taken.made) == (2, 1, {"tasks": 1})
    assert [row["id"] for row in tasks(ada_url).values()] == [UUID(int=11)]
    ((key, reason, kept),) = remarks(ada_url)
    assert (reason, kept) == ("a copy of a task that was kept", False)
    assert key != UUID(int=11)


@pytest.mark.parametrize("change", [{"title": "another"}, {"description": "another"}, {"completed": "t"}])
@pytest.mark.parametrize("apart", [False, True])
def test_two_rows_of_one_id_that_differ_are_two_tasks(ada_url: str, *, apart: bool, change: Row):
    if apart:
        take(ada_url, old(11))
        taken = take(ada_url, old(11) | change, copies=(2,))
    else:
        taken = take(ada_url, old(11), old(11) | change, copies=(1, 2))
    assert taken.rejected == 0
    ((key, reason, kept),) = remarks(ada_url)
    assert (reason, kept) == ("another task has its id", True)
    with connected(ada_url) as connection:
        assert set(connection.scalars(sa.select(TASKS.c.id))) == {UUID(int=11), key}
    # When they come again both are known.
    assert take(ada_url, old(11), old(11) | change, copies=(1, 2)).made == {"tasks": 0}
    assert len(remarks(ada_url)) == 1


def test_ids_that_are_words_find_their_person_and_their_copies(ada_url: str):
    moments = {"created_at": now(), "updated_at": now()}
    with connected(ada_url) as connection:
        eve = {"id": derive_key("user", "eve"), "email": "eve@example.com", "hashed_password": "!", "timezone": "UTC"}
        connection.execute(sa.insert(USERS), [eve | moments])
    row = old(11, id="task-11", user_id="eve")
    assert take(ada_url, row, row, copies=(1, 2)).rejected == 1
    assert take(ada_url, row, copies=(2,)).rejected == 1
    assert [task["id"] for task in tasks(ada_url).values()] == [derive_key("task", "task-11")]
