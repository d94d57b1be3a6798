"""Events of the page on their way into Reflex: cut to what a page sends, and forgotten with whoever sent them."""

import asyncio
import time
from typing import Any

import reflex as rx
from reflex.constants import RouteVar
from reflex.istate.manager.memory import StateManagerMemory
from reflex_base.registry import RegistrationContext

from taskchat.ui.middleware.socket_guard import VISITOR
from taskchat.ui.middleware.visitors import Visitor

# Characters of an address, and names in its query; browsers and proxies take little more.
_ADDRESS_MAX, _QUERY_MAX = 2_000, 20
_TEXTS = (RouteVar.PATH, RouteVar.ORIGIN)
# Pages of a person whose state is kept for when their connection comes back.
_PAGES_MAX = 50


class StateEvents:
    """Handlers of Reflex's event namespace, before its own."""

    def __init__(self, app: rx.App) -> None:
        namespace = app.event_namespace
        assert namespace is not None
        self._app, self._namespace = app, namespace
        self._visitors: dict[str, Visitor] = {}
        self._trigger, self._on_event = namespace.trigger_event, namespace.on_event

    def watch(self) -> None:
        """Look at each event from now on."""
        vars(self._namespace).update(trigger_event=self.trigger, on_event=self.on_event)

    async def trigger(self, event: str, *arguments: Any) -> Any:
        """Pass on what Reflex's namespace handles, and note who connects and leaves."""
        match event, arguments:
            case "connect", (str(sid), dict(environ), *_):
                # A page can send an event of this name; only the server has a function in it.
                if not callable(environ.get("asgi.receive")):
                    return None
                result = await self._trigger(event, *arguments)
                self._note(sid, environ["asgi.scope"][VISITOR])
                return result
            case "disconnect", (str(sid), *_):
                token = self._namespace.sid_to_token.get(sid)
                result = await self._trigger(event, *arguments)
                await self._leave(sid, token, result)
                return result
            case "event" | "ping" | "client_error", _:
                return await self._trigger(event, *arguments)
            case _:
                return None

    async def on_event(self, sid: str, data: Any = None) -> None:
        """Hand an event to Reflex, where it is one; what is none is dropped, and never logged."""
        if sid in self._namespace.sid_to_token and (event := _clean(data)):
            await self._on_event(sid, event)

    def _note(self, sid: str, visitor: Visitor) -> None:
        """Note the token of a page, and forget the oldest of a person who has more than anybody needs."""
        token = self._namespace.sid_to_token.get(sid)
        if token is None:
            return
        self._visitors[sid] = visitor
        if visitor.is_stranger:
            return
        visitor.tokens.pop(token, None)
        visitor.tokens[token] = None
        connected = self._namespace._token_manager.token_to_socket
        idle = [one for one in visitor.tokens if one not in connected]
        for one in idle[: max(len(visitor.tokens) - _PAGES_MAX, 0)]:
            del visitor.tokens[one]
            self._forget(one)

    async def _leave(self, sid: str, token: str | None, leaving: Any) -> None:
        visitor = self._visitors.pop(sid, None)
        if isinstance(leaving, asyncio.Task):
            await asyncio.wait({leaving})
        if token and visitor and visitor.is_stranger:
            self._forget(token)

    def _forget(self, token: str) -> None:
        """Let the state of a page be removed as soon as nothing uses it; Redis forgets by itself."""
        manager = self._app.state_manager
        if isinstance(manager, StateManagerMemory):
            if token in manager._token_expires_at:
                manager._token_expires_at[token] = time.time(), manager._token_expires_at[token][1]
            manager._purge_expired_tokens()


def _clean(data: Any) -> dict[str, Any] | None:
    """Return an event with the parts that a page sends, its addresses cut; None where it is no event we know."""
    if not isinstance(data, dict) or not isinstance(name := data.get("name"), str):
        return None
    if name not in RegistrationContext.get().event_handlers:
        return None
    payload = data.get("payload")
    return {
        "name": name,
        "payload": payload if isinstance(payload, dict) else {},
        "router_data": _address(data.get("router_data")),
    }


def _address(router: Any) -> dict[str, Any]:
    """Return where the page is, as it says, with what is too long cut."""
    if not isinstance(router, dict):
        return {}
    texts = {name: value[:_ADDRESS_MAX] for name in _TEXTS if isinstance(value := router.get(name), str)}
    query = router.get(RouteVar.QUERY)
    if not isinstance(query, dict):
        return texts
    cut = {name[:_ADDRESS_MAX]: value[:_ADDRESS_MAX] for name, value in query.items() if isinstance(value, str)}
    return texts | {RouteVar.QUERY: dict(list(cut.items())[:_QUERY_MAX])}
