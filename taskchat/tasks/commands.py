"""Commands of messages: each is kept in the transaction of its changes, so that none is done twice."""

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from taskchat.tasks.models import TaskCommand


class CommandDone(Exception):
    """Refusal of a command that was done already; its transaction must be rolled back."""

    def __init__(self, command_id: UUID) -> None:
        super().__init__(f"The command {command_id} was done already")
        self.command_id = command_id


class CommandLog:
    """Log of what one message does; `done` is what it did in an earlier turn, which a crash ended, say."""

    def __init__(self, message_id: UUID, done: Iterable[TaskCommand] = ()) -> None:
        self._message_id = message_id
        self._done = {command.id: command for command in done}
        self._counts = Counter[UUID]()

    def find_done(self, name: str, wanted: dict[str, Any]) -> TaskCommand | None:
        """Find the command with these arguments that was done in an earlier turn."""
        return self._done.get(self._id(name, wanted))

    def next_id(self, name: str, wanted: dict[str, Any]) -> UUID:
        """Make the id of a command that is done now; of two that are the same in one turn, each has its own."""
        first = self._id(name, wanted)
        self._counts[first] += 1
        return self._id(name, wanted, number=self._counts[first])

    def _id(self, name: str, wanted: dict[str, Any], *, number: int = 1) -> UUID:
        # Capitals make no other command.
        return uuid5(self._message_id, json.dumps([name, wanted, number], sort_keys=True).casefold())


async def record_command(session: AsyncSession, command: TaskCommand) -> None:
    """Record a command with its changes; raises `CommandDone` where another process has recorded it meanwhile."""
    session.add(command)
    try:
        await session.flush()
    except IntegrityError:
        raise CommandDone(command.id) from None


async def get_command(session: AsyncSession, *, user_id: UUID, command_id: UUID) -> TaskCommand | None:
    """Return a recorded command; None where this person has none with the id."""
    statement = select(TaskCommand).where(TaskCommand.id == command_id, TaskCommand.user_id == user_id)
    return (await session.execute(statement)).scalar_one_or_none()


async def list_commands(session: AsyncSession, *, user_id: UUID, message_id: UUID) -> list[TaskCommand]:
    """List what a message has done, in its order."""
    mine = select(TaskCommand).where(TaskCommand.user_id == user_id, TaskCommand.message_id == message_id)
    return list((await session.execute(mine.order_by(col(TaskCommand.created_at)))).scalars())


async def forget_commands(session: AsyncSession, *, user_id: UUID, message_id: UUID) -> None:
    """Forget what a message has done, since it was taken back: it may be done anew."""
    mine = delete(TaskCommand).where(col(TaskCommand.user_id) == user_id, col(TaskCommand.message_id) == message_id)
    await session.execute(mine)
