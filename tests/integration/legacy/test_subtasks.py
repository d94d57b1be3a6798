"""Parents of the older product's tasks: they come here, go back with what was changed, and come again."""

from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from taskchat import tasks
from taskchat.database import Database
from taskchat.legacy import describe_takeover
from tests.integration.legacy.moved import connected, contents, down, in_thread, rows, run, tables, up
from tests.integration.legacy.old import Ids, Shape, build
from tests.integration.legacy.test_eras import TABLES, kept

TASKS = TABLES["tasks"]
# By the number in its title, whose parent each task names. Tasks of one person are three apart.
PARENTS = {4: 1, 7: 4, 5: 1, 2: 8}


def numbered(n: int) -> str:
    return f"(SELECT id FROM tasks WHERE title LIKE '% {n}')"  # noqa: S608


def say(url: str, parents: dict[int, int | None]) -> None:
    """Let the older product's tasks name parents."""
    for n, parent in parents.items():
        value = "NULL" if parent is None else numbered(parent)
        run(url, f"UPDATE tasks SET parent_task_id = {value} WHERE title LIKE '% {n}'")  # noqa: S608


def said(url: str) -> dict[str, str]:
    """By the last word of titles, which parents the older product's tasks name."""
    found = rows(url, "SELECT t.title, p.title FROM tasks t JOIN tasks p ON p.id = t.parent_task_id")
    return {title.split()[-1]: parent.split()[-1] for title, parent in found}


def parents(url: str) -> dict[str, str]:
    """The same of the tasks that are here."""
    here = kept(url, "tasks")
    titles = {row["id"]: row["title"].split()[-1] for row in here}
    return {titles[row["id"]]: titles[row["parent_id"]] for row in here if row["parent_id"]}


@pytest.fixture(params=[Ids.UUID, Ids.NUMBERS])
def old(empty_url: str, request: pytest.FixtureRequest) -> str:
    """An old database: a subtask, one of that, one of somebody else's task, and one that counts a series."""
    build(empty_url, Shape(ids=request.param))
    run(empty_url, "UPDATE tasks SET recurrence = NULL, parent_task_id = NULL")
    run(empty_url, "UPDATE tasks SET recurrence = :said WHERE title LIKE '% 8'", said='{"frequency": "weekly"}')
    say(empty_url, dict(PARENTS))
    return empty_url


def change(url: str, n: int, **values: Any) -> None:
    with connected(url) as connection:
        connection.execute(sa.update(TASKS).where(TASKS.c.title.like(f"% {n}")).values(values))


def id_of(url: str, n: int) -> UUID:
    (found,) = [row["id"] for row in kept(url, "tasks") if row["title"].endswith(f" {n}")]
    return found


def test_what_named_a_parent_is_its_subtask_or_it_is_said_why_not(old: str):
    before = contents(old, {"tasks"})
    up(old)
    assert parents(old) == {"4": "1"}
    reasons = sorted(
        reason for (reason,) in rows(old, "SELECT reason FROM migration_rejects WHERE reason LIKE '%its parent%'")
    )
    assert [reason.split(": ")[-1] for reason in reasons] == [
        "its parent is a subtask itself, and subtasks have none here",
        "its parent is somebody else's",
    ]
    told = "\n".join(describe_takeover(old))
    assert (
        "Of 4 tasks with a parent 1 became a subtask; legacy_tasks keeps the others: "
        "1 only count what came again, or are gone, 2 have no equal here." in told
    )
    down(old)
    assert contents(old, {"tasks"}) == before
    up(old)
    assert parents(old) == {"4": "1"}
    assert not {name for name in tables(old) if name.startswith("kept_")}


def test_the_older_product_gets_what_was_changed_and_what_it_changes_comes_here(old: str):
    up(old)
    change(old, 4, parent_id=None)
    change(old, 3, parent_id=id_of(old, 0))
    down(old)
    assert said(old) == {"3": "0", "7": "4", "5": "1", "2": "8"}
    up(old)
    assert parents(old) == {"3": "0"}
    down(old)
    say(old, {3: None, 6: 0, 7: None})
    up(old)
    assert parents(old) == {"6": "0"}


def test_who_migrated_before_gets_subtasks_and_what_was_changed_stays(old: str):
    up(old, "0011")
    change(old, 4, priority="high")
    up(old)
    assert parents(old) == {"4": "1"}
    change(old, 4, parent_id=None)
    down(old, "0011")
    up(old)
    assert parents(old) == {}
    down(old)
    assert "4" not in said(old)


async def test_who_began_here_leaves_with_subtasks_and_no_priority(database_url: str):
    key = UUID(int=5)
    values = "(:key, 'ada@example.com', '!', 'UTC', '2025-01-01 00:00:00', '2025-01-01 00:00:00')"
    await in_thread(
        lambda: run(
            database_url,
            f"INSERT INTO users (id, email, hashed_password, timezone, created_at, updated_at) VALUES {values}",  # noqa: S608
            key=key.hex if database_url.startswith("sqlite") else str(key),
        )
    )
    database = Database(database_url)
    async with database.begin() as session:
        trip, _ = await tasks.create(session, user_id=key, data=tasks.valid_task(title="trip", priority="none"))
        await tasks.create(session, user_id=key, data=tasks.valid_task(title="pack", parent_id=trip.id))
    await database.dispose()
    here = await in_thread(kept, database_url, "tasks")
    await in_thread(down, database_url)
    assert await in_thread(said, database_url) == {"pack": "trip"}
    assert {row[0] for row in await in_thread(rows, database_url, "SELECT priority FROM tasks")} == {"medium"}
    await in_thread(up, database_url)
    again = await in_thread(kept, database_url, "tasks")
    assert [row | {"version": 0} for row in again] == [row | {"version": 0} for row in here]
