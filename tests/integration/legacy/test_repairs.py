"""Databases that an earlier version migrated: what it lost comes back, and what people did since stays."""

from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from taskchat.database import now
from taskchat.legacy.rejects import reject_id
from taskchat.legacy.repairs import repair_rows
from taskchat.legacy.row_reader import RowReader
from taskchat.legacy.rows import NOTHING_SAID
from taskchat.legacy.source import Source
from taskchat.legacy.tables import TARGETS
from taskchat.legacy.values import derive_key
from tests.integration.legacy.moved import connected, down, up
from tests.integration.legacy.old import Shape, build
from tests.integration.legacy.old.eras import ERAS
from tests.integration.legacy.old.real import OBJECTS
from tests.integration.legacy.test_eras import TABLES, objects, remarks

# As the migration knows them: the models of today have columns that came with later migrations.
USERS, TASKS, THREADS, MESSAGES = TARGETS
REJECTS, STEPS, SUMMARIES = (TABLES[name] for name in ("migration_rejects", "migration_steps", "thread_summaries"))
# Both of what earlier versions read wrong, ids of numbers, and the columns that they did not know.
SHAPE = ERAS["c"]
LAST = "0006"


@pytest.fixture
def whole(empty_url: str) -> dict[str, Any]:
    """All rows of a database that lost nothing, at the migration before the repair."""
    build(empty_url, SHAPE)
    up(empty_url, LAST)
    return all_of(empty_url)


@pytest.fixture
def left(empty_url: str, whole: dict[str, Any]) -> str:
    """The same database as an earlier version left it."""
    with connected(empty_url) as connection:
        _lose_calls(connection)
        _lose_people(connection)
        _lose_days(connection)
    assert all_of(empty_url) != whole
    return empty_url


def all_of(url: str) -> dict[str, Any]:
    """Every row but the numbers of items, of which the order counts."""
    with connected(url) as connection:
        order = sa.select(MESSAGES.c.thread_id, MESSAGES.c.id).order_by(MESSAGES.c.thread_id, MESSAGES.c.sequence)
        steps = sa.select(STEPS.c.name, STEPS.c.kept, STEPS.c.rejected, STEPS.c.made).order_by(STEPS.c.name)
        said = {"order": connection.execute(order).all(), "steps": connection.execute(steps).all()}
    return said | rows_of(url) | {"remarks": remarks(url)}


def rows_of(url: str) -> dict[str, list[dict[str, Any]]]:
    return {table.name: [row | {"sequence": 0} for row in kept(url, table)] for table in TARGETS}


def kept(url: str, table: sa.TableClause) -> list[dict[str, Any]]:
    with connected(url) as connection:
        return [dict(row._mapping) for row in connection.execute(sa.select(table).order_by(table.c.id))]


def _readers(connection: sa.Connection, table: str, kind: str) -> list[RowReader]:
    source = Source(connection, table)
    source.number(connection)
    readers = [RowReader(row, kind) for row in source.read(connection, 0, 1_000)]
    source.drop_order(connection)
    return readers


def _lose_calls(connection: sa.Connection) -> None:
    lost = [r for r in _readers(connection, "messages", "message") if isinstance(r.json("tool_calls"), dict)]
    assert len(lost) == len(OBJECTS)
    for reader in lost:
        key = derive_key("steps", str(reader.key)) if reader.text("content") else reader.key
        connection.execute(sa.delete(MESSAGES).where(MESSAGES.c.id == key))
    silent = [reader for reader in lost if not reader.text("content")]
    for reader in silent:
        values = {"id": reject_id("messages", reader.row), "key": reader.key, "row": reader.row.json}
        reject = {"source": "messages", "reason": NOTHING_SAID, "kept": False, "created_at": now()}
        connection.execute(sa.insert(REJECTS).values(values | reject))
    step = connection.execute(sa.select(STEPS).where(STEPS.c.name == "messages")).one()
    fewer = {"kept": step.kept - len(silent), "rejected": len(silent)}
    made = {"made": step.made | {"messages": step.made["messages"] - len(lost)}}
    connection.execute(sa.update(STEPS).where(STEPS.c.name == "messages").values(fewer | made))


def _lose_people(connection: sa.Connection) -> None:
    connection.execute(sa.update(USERS).values(hashed_password="!"))
    odd = sa.select(REJECTS.c.key).where(REJECTS.c.reason.contains("e-mail address"))
    for key in connection.scalars(odd).all():
        email = f"{key}@no-address.invalid"
        connection.execute(sa.update(USERS).where(USERS.c.id == key).values(email=email))
    reason = "its e-mail address is none: it can be reached by an administrator only"
    connection.execute(sa.update(REJECTS).where(REJECTS.c.reason.contains("e-mail address")).values(reason=reason))


def _lose_days(connection: sa.Connection) -> None:
    for reader in _readers(connection, "tasks", "task"):
        moment = {"due_at": reader.moment("due_date"), "all_day": False}
        connection.execute(sa.update(TASKS).where(TASKS.c.id == reader.key).values(moment))


def test_all_is_as_if_this_version_had_migrated_it(left: str, whole: dict[str, Any]):
    up(left)
    assert all_of(left) == whole
    repair_rows(sa.make_url(left))
    assert all_of(left) == whole


def test_what_was_said_since_keeps_its_place_and_a_summary_its_end(left: str):
    (thread, user) = owner(left)
    with connected(left) as connection:
        last = connection.scalar(sa.select(sa.func.max(MESSAGES.c.sequence)).where(MESSAGES.c.thread_id == thread))
        item = {"thread_id": thread, "user_id": user, "kind": "user_message", "payload": {}, "created_at": now()}
        connection.execute(sa.insert(MESSAGES).values(item | {"id": UUID(int=1), "content": "since"}))
        summary = {"thread_id": thread, "up_to": last, "text": "Tasks were added.", "created_at": now()}
        connection.execute(sa.insert(SUMMARIES).values(summary))
    up(left)
    with connected(left) as connection:
        connection.execute(sa.insert(MESSAGES).values(item | {"id": UUID(int=2), "content": "now"}))
        said = sa.select(MESSAGES.c.content, MESSAGES.c.sequence).where(MESSAGES.c.thread_id == thread)
        *_, (ended, end), (since, _), (newest, _) = connection.execute(said.order_by(MESSAGES.c.sequence)).all()
        assert (ended, since, newest) == (OBJECTS[-1][0], "since", "now")
        assert connection.scalar(sa.select(SUMMARIES.c.up_to)) == end


def owner(url: str) -> tuple[UUID, UUID]:
    """The thread of the messages with objects, and whose it is."""
    with connected(url) as connection:
        said = sa.select(MESSAGES.c.thread_id, MESSAGES.c.user_id).where(MESSAGES.c.content == OBJECTS[0][0])
        ((thread, user),) = connection.execute(said).all()
        return thread, user


def test_what_a_person_deleted_or_changed_since_stays_so(left: str):
    with connected(left) as connection:
        connection.execute(sa.delete(MESSAGES).where(MESSAGES.c.content.in_((OBJECTS[0][0], OBJECTS[3][0]))))
        odd = sa.update(USERS).where(USERS.c.email.like("%@no-address.invalid"))
        one = sa.select(sa.func.min(USERS.c.email)).where(USERS.c.email.like("%@no-address.invalid"))
        connection.execute(odd.where(USERS.c.email == one.scalar_subquery()).values(email="new@example.com"))
        due = sa.update(TASKS).where(TASKS.c.title == "Due 0")
        connection.execute(
            due.values(due_at=sa.select(TASKS.c.due_at).where(TASKS.c.title == "Due 2").scalar_subquery())
        )
        # Whoever changed this one saw when it is due.
        connection.execute(sa.update(TASKS).where(TASKS.c.title == "Due 1").values(updated_at=now()))
    up(left)
    kinds = [kind for _, kind, _ in objects(left)]
    # The first and the fourth are gone, and what was nothing but calls after them.
    assert kinds == ["workflow", "assistant_message", "workflow", "workflow", "assistant_message"]
    assert "new@example.com" in {user["email"] for user in kept(left, USERS)}
    assert not any(task["all_day"] for task in kept(left, TASKS) if task["title"].startswith("Due"))


def test_nothing_comes_into_a_conversation_that_was_deleted(left: str):
    thread, _ = owner(left)
    with connected(left) as connection:
        connection.execute(sa.delete(MESSAGES).where(MESSAGES.c.thread_id == thread))
        connection.execute(sa.delete(THREADS).where(THREADS.c.id == thread))
    up(left)
    assert objects(left) == []


def test_what_came_back_and_was_deleted_does_not_come_again(left: str):
    up(left)
    with connected(left) as connection:
        connection.execute(sa.delete(MESSAGES).where(MESSAGES.c.kind == "workflow"))
    down(left)
    up(left)
    assert [kind for _, kind, _ in objects(left)] == ["assistant_message"] * 4


def test_an_installation_that_has_nothing_old_is_left_alone(empty_sqlite_url: str):
    build(empty_sqlite_url, Shape())
    up(empty_sqlite_url, LAST)
    before = rows_of(empty_sqlite_url)
    up(empty_sqlite_url)
    assert rows_of(empty_sqlite_url) == before
