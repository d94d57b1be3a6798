"""Tries a field `estimate` in a checkout that has it: `python -m tests.integration.tasks.estimate URL`."""

import asyncio
import json
import sys
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from agents.tool_context import ToolContext
from alembic import command

from taskchat import tasks
from taskchat.accounts import User
from taskchat.assistant import RunContext
from taskchat.assistant.tools import TOOLS
from taskchat.chat.receipts import card_items
from taskchat.database import Database, alembic_config
from taskchat.tasks import InvalidTask, LocalClock, Task
from taskchat.ui.views import EMPTY, draft_from, field_of, update_from
from taskchat.ui.views.sorting import row
from tests.unit.assistant.conftest import Shown

CLOCK = LocalClock(datetime(2026, 11, 25, 10, 0, tzinfo=UTC), "Europe/Berlin")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def _turn(database: Database, user: User) -> RunContext:
    return RunContext(user.id, database, CLOCK, Shown())


async def _use(turn: RunContext, name: str, **arguments: Any) -> dict[str, Any]:
    (tool,) = (one for one in TOOLS if one.name == name)
    given = json.dumps(arguments)
    context = ToolContext(turn, tool_name=name, tool_call_id="call_1", tool_arguments=given)
    return json.loads(await tool.on_invoke_tool(context, given))


async def _get(database: Database, user: User, task_id: str) -> Task:
    async with database.read() as session:
        return await tasks.get(session, user_id=user.id, task_id=UUID(task_id))


async def _undo(database: Database, user: User) -> None:
    async with database.begin() as session:
        await tasks.undo(session, user_id=user.id)


async def _tools(database: Database, user: User) -> str:
    made = await _use(_turn(database, user), "create_task", title="milk", estimate=15)
    assert made["created"]["estimate"] == "15 min"
    changed = await _use(_turn(database, user), "update_task", task="milk", estimate=20)
    assert (changed["updated"]["estimate"], changed["changed"]) == ("20 min", {"estimate": "15 min"})
    listed = await _use(_turn(database, user), "list_tasks")
    assert [task["estimate"] for task in listed["tasks"]] == ["20 min"]
    _say("tools: created, changed, listed")
    return str(made["created"]["id"])


async def _undoing(database: Database, user: User, task_id: str) -> None:
    await _undo(database, user)
    assert (await _get(database, user, task_id)).model_dump()["estimate"] == 15
    await _use(_turn(database, user), "delete_task", task=task_id)
    await _undo(database, user)
    assert (await _get(database, user, task_id)).model_dump()["estimate"] == 15
    _say("undo: changed, deleted")


async def _form(database: Database, user: User, task_id: str) -> None:
    for before, words, kept in (("15", " 45 ", 45), ("45", "", None)):
        shown = draft_from(await _get(database, user, task_id), CLOCK)
        assert shown["estimate"] == before
        data = update_from(shown, {**shown, "estimate": words}, CLOCK)
        async with database.begin() as session:
            await tasks.update(session, user_id=user.id, task_id=UUID(task_id), data=data)
        assert (await _get(database, user, task_id)).model_dump()["estimate"] == kept
    with pytest.raises(InvalidTask) as refusal:
        update_from(EMPTY, {**EMPTY, "estimate": "long"}, CLOCK)
    assert field_of(refusal.value) == "estimate"
    _say("form: shown, saved, emptied, refused")


async def _receipt(database: Database, user: User, task_id: str) -> None:
    turn = _turn(database, user)
    await _use(turn, "update_task", task=task_id, estimate=30)
    (item,) = await card_items(database, turn, "thread")
    assert item.copy_text == "Task changed\n- milk · 30 min"
    turn = _turn(database, user)
    await _use(turn, "delete_task", task=task_id)
    (item,) = await card_items(database, turn, "thread")
    assert item.copy_text == "Task deleted\n- milk · 30 min"
    await _undo(database, user)
    _say("receipt: drawn, deleted")


async def _main(url: str) -> None:
    database = Database(url)
    user = User(email="ada@example.com", hashed_password="!", timezone=CLOCK.timezone)
    async with database.begin() as session:
        session.add(user)
    task_id = await _tools(database, user)
    await _undoing(database, user, task_id)
    await _form(database, user, task_id)
    await _receipt(database, user, task_id)
    assert row(await _get(database, user, task_id), CLOCK).details == ["30 min"]
    _say("row: drawn")
    await database.dispose()


if __name__ == "__main__":
    command.upgrade(alembic_config(sys.argv[1]), "head")
    asyncio.run(_main(sys.argv[1]))
