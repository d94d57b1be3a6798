"""Requests that are sent again because their answer was not heard: what they make is made once."""

import json
from collections.abc import Awaitable, Callable
from datetime import timedelta
from hashlib import sha256
from typing import Any, NamedTuple
from uuid import UUID, uuid5

from sqlalchemy import delete, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from taskchat.database import now
from taskchat.tasks.models import TaskRequest

KEPT_FOR = timedelta(days=1)
_INSERT = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}


class KeyReused(Exception):
    """Refusal of a request that has the key of another one."""


class TaskAnswer(NamedTuple):
    """Answer to a request, as JSON; `again` where it was given before."""

    content: dict[str, Any]
    again: bool = False


async def once(
    session: AsyncSession,
    *,
    user_id: UUID,
    key: str,
    body: dict[str, Any],
    make: Callable[[], Awaitable[dict[str, Any]]],
) -> TaskAnswer:
    """Answer a request by `make`, or as it was answered within the last day under the same key.

    The answer is kept in the transaction of what `make` does; of two requests at once the second waits for the first.
    Raises `KeyReused` where the key came with another body.
    """
    request_id, digest, at = uuid5(user_id, key), _digest(body), now()
    old = delete(TaskRequest).where(col(TaskRequest.user_id) == user_id, col(TaskRequest.created_at) < at - KEPT_FOR)
    await session.execute(old)
    insert = _INSERT[session.get_bind().dialect.name](TaskRequest)
    row = {"id": request_id, "user_id": user_id, "digest": digest, "answer": {}, "created_at": at}
    first = insert.values(row).on_conflict_do_nothing(index_elements=["id"]).returning(col(TaskRequest.id))
    if (await session.execute(first)).first() is None:
        return await _answered(session, request_id, digest)
    content = await make()
    await session.execute(update(TaskRequest).where(col(TaskRequest.id) == request_id).values(answer=content))
    return TaskAnswer(content)


async def _answered(session: AsyncSession, request_id: UUID, digest: str) -> TaskAnswer:
    found = (await session.execute(select(TaskRequest).where(TaskRequest.id == request_id))).scalar_one()
    if found.digest != digest:
        raise KeyReused
    return TaskAnswer(found.answer, again=True)


def _digest(body: dict[str, Any]) -> str:
    return sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()
