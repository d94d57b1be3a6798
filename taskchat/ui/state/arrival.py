"""What happens when a page is opened, or its connection comes back."""

from functools import cache

import reflex as rx

from taskchat.accounts import User
from taskchat.assistant import model_label, offered_model_names
from taskchat.settings import get_settings
from taskchat.ui.state.chat import Chat
from taskchat.ui.state.feed import Feed, feed_of
from taskchat.ui.state.identity import person_behind
from taskchat.ui.state.session import DASHBOARD, SIGN_IN, Session
from taskchat.ui.state.usage import Usage


@cache
def _model() -> str:
    return model_label(offered_model_names(get_settings())[0])


class Arrival(Session):
    """Runs on every (re)connection, so each handler does no more the second time."""

    @rx.var(initial_value=_model(), auto_deps=False, deps=["_visits"])
    def model(self) -> str:
        """Which model answers in the chat, for the bar."""
        return _model()

    @rx.event
    async def at_dashboard(self):
        """Let the person in: their changes reach this tab from now on, and the chat opens."""
        if not (person := await self._listening()):
            return SIGN_IN
        chat = await self.get_state(Chat)
        await chat._arrive(person)
        return None

    @rx.event
    async def at_usage(self):
        """Show what the person used, and follow it."""
        if not await self._listening():
            return SIGN_IN
        usage = await self.get_state(Usage)
        usage._visit()
        return None

    @rx.event
    async def at_sign_in(self):
        """Send on who is signed in already; forget what was there of anybody else."""
        if await person_behind(self):
            return DASHBOARD
        await self._person()
        return None

    async def _listening(self) -> User | None:
        """Who this is; their changes reach this tab from now on."""
        person = await self._person()
        if person:
            feed = await self.get_state(Feed)
            await feed._link_to(feed_of(person.id))
        return person
