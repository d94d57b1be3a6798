"""Transactions of tools: each call in one, and what changes tasks only once for its message."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from taskchat.assistant.run_context import RunContext
from taskchat.assistant.tools.schema import Arguments
from taskchat.tasks import CommandDone, CommandLog, TaskCommand, get_command, record_command

A = TypeVar("A", bound=Arguments)
_NOTE = "this message has done it before; it was not done again"


@dataclass(frozen=True)
class Outcome:
    """Outcome of a tool: `result` for the model, `said` for the person in plain text, and the tasks it changed.

    `is_undo` says that it took changes back, or brought them back, and made none of its own; `is_new` that the tasks
    are new.
    """

    result: dict[str, Any]
    said: str
    changed_ids: Sequence[UUID] = ()
    is_undo: bool = False
    is_new: bool = False


class TurnReplaced(Exception):
    """Refusal of a change: another turn answers in the conversation now."""


Action = Callable[[AsyncSession, RunContext, A], Awaitable[Outcome]]


async def read(action: Action[A], turn: RunContext, asked: A) -> Outcome:
    """Run an action that only reads."""
    async with turn.database.read() as session:
        return await action(session, turn, asked)


async def change(action: Action[A], turn: RunContext, asked: A, raw: str) -> Outcome:
    """Run an action that may change tasks, unless the message has done it; `raw` are the arguments as they came.

    What it changed is recorded in its transaction: whoever answers the message again knows it. Raises `TurnReplaced`
    where the turn may change nothing any more.
    """
    if turn.commands is None:
        async with _changing(turn) as session:
            outcome = await action(session, turn, asked)
    else:
        outcome = await _change_once(action, turn, turn.commands, asked, raw)
    turn.note_changes(outcome.changed_ids, free=outcome.is_undo or outcome.is_new)
    return outcome


@asynccontextmanager
async def _changing(turn: RunContext) -> AsyncIterator[AsyncSession]:
    async with turn.database.begin() as session:
        if turn.is_current is not None and not await turn.is_current(session):
            raise TurnReplaced
        yield session


async def _change_once(action: Action[A], turn: RunContext, commands: CommandLog, asked: A, raw: str) -> Outcome:
    wanted = asked.model_dump(mode="json", exclude_defaults=True)
    if done := commands.find_done(action.__name__, wanted):
        return _repeated(done)
    try:
        async with _changing(turn) as session:
            outcome = await action(session, turn, asked)
            if outcome.changed_ids:
                command_id = commands.next_id(action.__name__, wanted)
                await record_command(session, _command(command_id, action.__name__, turn, outcome, raw))
            return outcome
    except CommandDone as refused:
        async with turn.database.read() as session:
            done = await get_command(session, user_id=turn.user_id, command_id=refused.command_id)
        if done is None:
            raise
        return _repeated(done)


def _command(command_id: UUID, name: str, turn: RunContext, outcome: Outcome, raw: str) -> TaskCommand:
    assert turn.origin.message_id is not None
    return TaskCommand(
        id=command_id,
        user_id=turn.user_id,
        message_id=turn.origin.message_id,
        batch_id=None if outcome.is_undo else turn.origin.batch_id,
        name=name,
        arguments=json.loads(raw or "{}"),
        result=outcome.result,
        said=outcome.said,
    )


def _repeated(done: TaskCommand) -> Outcome:
    return Outcome({**done.result, "note": _NOTE}, done.said)
