"""Plans of the databases for what is few among many: each reads an index of its own, not the journal."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncSession

from taskchat import tasks
from taskchat.accounts import User
from taskchat.database import Database, new_id, now
from taskchat.tasks import TaskChange

MANY = 2_000
SERIES = UUID(int=1)
BODY = {"title": "task", "description": "", "priority": "medium", "due_at": None, "tags": [], "completed_at": None}
ACTS: dict[str, tuple[Callable[[AsyncSession, User], Awaitable[Any]], str]] = {
    "trash": (lambda session, user: tasks.list_trash(session, user_id=user.id), "ix_task_changes_deleted"),
    "redo": (lambda session, user: tasks.redo_latest(session, user_id=user.id), "ix_task_changes_user_id_undone_at"),
    "history of a series": (
        lambda session, user: tasks.list_history(session, user_id=user.id, series_id=SERIES),
        "ix_task_changes_user_id_series_id",
    ),
}


@pytest.fixture
async def many(database: Database, user: User) -> None:
    """A journal in which one in a hundred changes deletes, another was taken back, and another is of a series."""
    rows: list[dict[str, Any]] = []
    for number in range(MANY):
        at = now() - timedelta(days=1, seconds=-number)
        state = {"before": BODY if number % 100 == 0 else None, "after": None if number % 100 == 0 else BODY}
        ids = {"id": new_id(), "user_id": user.id, "task_id": new_id(), "batch_id": None, "thread_id": None}
        told = {"undone_at": at if number % 100 == 1 else None, "series_id": SERIES if number % 100 == 2 else None}
        rows.append(ids | state | told | {"created_at": at})
    async with database.begin() as session:
        await session.execute(sa.insert(TaskChange), rows)
    if database.is_sqlite:
        async with database.begin() as session:
            await session.execute(sa.text("ANALYZE task_changes"))
        return
    # Vacuumed too: a table that tests before have filled and emptied is large to the planner.
    async with database.engine.connect() as connection:
        alone = await connection.execution_options(isolation_level="AUTOCOMMIT")
        await alone.execute(sa.text("VACUUM ANALYZE task_changes, tasks"))


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize("name", ACTS)
async def test_what_is_few_is_read_by_an_index_of_its_own_in_one_statement(database: Database, user: User, name: str):
    act, index = ACTS[name]
    sent: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        sent.append((statement, parameters))

    event.listen(database.engine.sync_engine, "before_cursor_execute", note)
    async with database.read() as session:
        with suppress(tasks.NothingToRedo):
            await act(session, user)
    event.remove(database.engine.sync_engine, "before_cursor_execute", note)
    assert len(sent) == 1
    explain = "EXPLAIN QUERY PLAN" if database.is_sqlite else "EXPLAIN"
    async with database.engine.connect() as connection:
        plan = [str(row) for row in await connection.exec_driver_sql(f"{explain} {sent[-1][0]}", sent[-1][1])]
    assert any(f"{index} " in line for line in plan), plan
