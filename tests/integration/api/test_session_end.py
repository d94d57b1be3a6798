"""Sessions that were signed out while no other process was heard, and whose database stumbles when it is again."""

import asyncio
from contextlib import AbstractAsyncContextManager
from datetime import timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.types import Message, Receive, Scope, Send

from taskchat.accounts import COOKIE, RevokedToken, decode, issue
from taskchat.api.session_end import SessionEnd
from taskchat.database import Database
from taskchat.feed import SignalsMissed
from taskchat.feed.subscribers import deliver

KEY = "k" * 32


class Stumbling:
    """A database that cannot be reached at first."""

    def __init__(self, database: Database, *, stumbles: int) -> None:
        self._database, self._stumbles = database, stumbles

    def read(self) -> AbstractAsyncContextManager[AsyncSession]:
        if self._stumbles:
            self._stumbles -= 1
            raise OperationalError("SELECT", None, OSError("away"))
        return self._database.read()


async def test_what_was_signed_out_meanwhile_ends_when_the_database_is_there_again(database: Database):
    encoded = issue(uuid4(), key=KEY, lifetime=timedelta(hours=1))
    token = decode(encoded, key=KEY)
    async with database.begin() as session:
        session.add(RevokedToken(jti=token.jti, expires_at=token.expires_at))
    listens, left = asyncio.Event(), asyncio.Event()

    async def stream(scope: Scope, receive: Receive, send: Send) -> None:
        await receive()
        listens.set()
        assert (await receive())["type"] == "http.disconnect"
        left.set()

    said: list[Message] = [{"type": "http.request", "body": b"", "more_body": False}]

    async def receive() -> Message:
        return said.pop() if said else await asyncio.Future()

    async def send(message: Message) -> None:
        """Hear nothing."""

    stumbling: Any = Stumbling(database, stumbles=2)
    app = SessionEnd(stream, database=stumbling, key=lambda: KEY, again_after=0.01)
    scope = {"type": "http", "path": "/api/chatkit", "headers": [(b"cookie", f"{COOKIE}={encoded}".encode())]}
    request = asyncio.create_task(app(scope, receive, send))
    await listens.wait()
    deliver((SignalsMissed(),))
    await asyncio.wait_for(left.wait(), 20)
    await request
