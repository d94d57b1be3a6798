"""Guard of each connection's first event, before Reflex sends it the tab's whole state."""

import reflex as rx
from reflex.event import Event
from reflex.state import BaseState, StateUpdate

from taskchat.ui.middleware.new_tokens import NewTokens
from taskchat.ui.state import Session, TaskList

_HYDRATING = frozenset({"hydrate", "hydrate_and_load"})


class HydrateGuard(rx.Middleware):
    """Make sure that a tab's state is only ever sent to the session that it was made for."""

    def __init__(self, new_tokens: NewTokens) -> None:
        self._new_tokens = new_tokens

    async def preprocess(self, app: rx.App, state: BaseState, event: Event) -> StateUpdate | None:
        """Tell the session of a new visit; every other event passes."""
        if event.name.rpartition(".")[2] in _HYDRATING:
            await self._new_tokens.take_over(app, state, event)
            session = await state.get_state(Session)
            session._begin_visit()
            # What is sent first is the view of the address already.
            listed = await state.get_state(TaskList)
            listed._follow()
        return None
