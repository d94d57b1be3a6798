"""Connections that come back under a new token: Reflex gives one where the old connection seems to be there still.

That is so when it dropped and came back before the server saw its end. The page still shows what it did, so the state
of the new token begins as that of the old one. A tab that was duplicated gets a new token as well, but loads the page
anew, and begins from what the browser keeps.
"""

from copy import deepcopy

import reflex as rx
from reflex.constants import RouteVar
from reflex.event import Event
from reflex.state import BaseState

from taskchat.ui.state import Editor, QuickAdd, Session, TaskList

# Everything of a tab that is not in the database, nor in the browser. The first says whose it is.
_COPIED: tuple[type[BaseState], ...] = (Session, TaskList, Editor, QuickAdd)


class NewTokens:
    """New tokens of tabs, each with the one it stands for until its state was made."""

    def __init__(self) -> None:
        self._old: dict[str, str] = {}

    def watch(self, app: rx.App) -> None:
        """Note each new token from now on."""
        namespace = app.event_namespace
        assert namespace is not None
        manager = namespace._token_manager
        link = manager.link_token_to_sid

        async def link_and_note(token: str, sid: str) -> str | None:
            new = await link(token, sid)
            if new:
                self._old[new] = token
            return new

        manager.link_token_to_sid = link_and_note

    async def take_over(self, app: rx.App, state: BaseState, hydrating: Event) -> None:
        """Fill the state of a new token with that of the old one, before it is decided whose it may be."""
        old = self._old.pop(str(hydrating.router_data.get(RouteVar.CLIENT_TOKEN)), None)
        # A page that is loaded sends the hashes of what it was built with; one that was there already does not.
        if old is None or hydrating.payload.get("hashes") is not None:
            return
        root = await app.state_manager.get_state(rx.BaseStateToken(ident=old, cls=Session))
        for kind in _COPIED:
            source, target = vars(await root.get_state(kind)), await state.get_state(kind)
            own = (name for name, field in kind.__fields__.items() if field._owner is kind and name in source)
            for name in own:
                setattr(target, name, deepcopy(source[name]))
