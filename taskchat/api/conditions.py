"""Conditions of requests: the version of a task that a change was made from, and the key of one that may come twice."""

import re
from collections.abc import Awaitable, Callable
from typing import Annotated, Any, Protocol, TypeVar
from uuid import UUID

from fastapi import Depends, Header, HTTPException, Response
from sqlalchemy.ext.asyncio import AsyncSession

from taskchat import tasks
from taskchat.tasks import Seen

_KEY = r"^[\x21-\x7e]{1,255}$"
_VERSIONS = re.compile(r'\s*"?(\d{1,9})"?\s*(?:,\s*"?(\d{1,9})"?\s*)*')
_REFUSED = 'If-Match holds the version of a task, which its ETag says: "3".'

IdempotencyKey = Annotated[
    str | None, Header(pattern=_KEY, description="Names a request, so that sending it again makes no second task")
]


_IfMatchHeader = Annotated[
    str | None, Header(description="Version that the change was made from, as its ETag said; another one is refused")
]


async def _seen(if_match: _IfMatchHeader = None) -> Seen | None:
    if if_match is None or if_match.strip() == "*":
        return None
    if not _VERSIONS.fullmatch(if_match):
        raise HTTPException(400, _REFUSED)
    return Seen(frozenset(int(version) for version in re.findall(r"\d+", if_match)))


IfMatch = Annotated[Seen | None, Depends(_seen)]


class _Versioned(Protocol):
    @property
    def version(self) -> int: ...


_T = TypeVar("_T", bound=_Versioned)


def tagged(response: Response, task: _T) -> _T:
    """Write the version of a task into the `ETag` of its answer."""
    response.headers["ETag"] = f'"{task.version}"'
    return task


async def answer_once(
    session: AsyncSession,
    response: Response,
    *,
    user_id: UUID,
    key: str | None,
    body: dict[str, Any],
    make: Callable[[], Awaitable[dict[str, Any]]],
) -> dict[str, Any]:
    """Answer by `make`; under a key that came before, as it was answered then, and say so in a header."""
    if key is None:
        return await make()
    answer = await tasks.once(session, user_id=user_id, key=key, body=body, make=make)
    if answer.again:
        response.headers["Idempotent-Replayed"] = "true"
    return answer.content
