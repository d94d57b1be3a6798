"""Open pages: the sockets that this process holds, by the person and the session of their cookie."""

import asyncio
import logging
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import reflex as rx
from reflex.constants import SocketEvent
from reflex.state import StateUpdate
from starlette.requests import cookie_parser

from taskchat import accounts
from taskchat.accounts import COOKIE, InvalidToken, Token
from taskchat.settings import get_settings
from taskchat.ui.state import get_person_by_cookies

logger = logging.getLogger(__name__)


class OpenPages:
    """Sockets of people who are signed in, each with the token that it was opened with."""

    def __init__(self) -> None:
        self._tokens: dict[str, Token] = {}
        self._app: rx.App | None = None

    def watch(self, app: rx.App) -> None:
        """Note each socket that is opened or closed from now on."""
        namespace = app.event_namespace
        assert namespace is not None
        self._app = app
        connect, disconnect = namespace.on_connect, namespace.on_disconnect

        async def note_and_connect(sid: str, environ: dict[str, Any], auth: Any = None) -> None:
            # Before the first event is handled: a change after its data was read must reach this socket.
            await self._note(sid, environ)
            await connect(sid, environ, auth)

        def forget_and_disconnect(sid: str) -> asyncio.Task[Any] | None:
            self._tokens.pop(sid, None)
            return disconnect(sid)

        namespace.on_connect, namespace.on_disconnect = note_and_connect, forget_and_disconnect

    def of_person(self, user_id: UUID) -> Iterator[str]:
        """Iterate over the sockets of a person."""
        return (sid for sid, token in [*self._tokens.items()] if token.user_id == user_id)

    def of_session(self, jti: UUID) -> Iterator[str]:
        """Iterate over the sockets of a session."""
        return (sid for sid, token in [*self._tokens.items()] if token.jti == jti)

    def people(self) -> set[UUID]:
        """Return all who have an open page."""
        return {token.user_id for token in self._tokens.values()}

    async def send(self, sid: str, update: StateUpdate) -> None:
        """Send an update to one page."""
        assert self._app is not None
        assert self._app.event_namespace is not None
        await self._app.event_namespace.emit(str(SocketEvent.EVENT), update, to=sid)

    async def close(self, sid: str) -> None:
        """Close a socket once it was sent all that waits; its page does not open it again."""
        assert self._app is not None
        assert self._app.event_namespace is not None
        await self._app.event_namespace.disconnect(sid)

    async def _note(self, sid: str, environ: dict[str, Any]) -> None:
        header = environ.get("HTTP_COOKIE", "")
        encoded = cookie_parser(header).get(COOKIE)
        if not encoded:
            return
        try:
            # Noted before it is looked up: none that is signed out meanwhile slips through.
            self._tokens[sid] = accounts.decode(encoded, key=get_settings().signing_key())
            if await get_person_by_cookies(header) is None:
                self._tokens.pop(sid, None)
        except InvalidToken:
            return
        except Exception:
            logger.warning("A session could not be looked up; its page will try itself", exc_info=True)
