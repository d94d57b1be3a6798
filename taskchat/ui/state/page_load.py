"""Events of a page that is opened, or whose connection comes back."""

import re
from functools import cache

import reflex as rx

from taskchat.assistant import model_label, offered_model_names
from taskchat.settings import get_settings
from taskchat.ui.state.bell import Bell
from taskchat.ui.state.changes import trouble
from taskchat.ui.state.chat import Chat
from taskchat.ui.state.editor import Editor
from taskchat.ui.state.history import History, Trash
from taskchat.ui.state.identity import get_person
from taskchat.ui.state.progress import Progress
from taskchat.ui.state.session import DASHBOARD, SIGN_IN, Session
from taskchat.ui.state.task_list import TaskList
from taskchat.ui.state.usage import Usage
from taskchat.ui.views import START, VIEW_PATTERN

NO_THREAD = "This conversation is not here. It was deleted, or is not yours."


@cache
def _model() -> str:
    return model_label(offered_model_names(get_settings())[0])


class PageLoad(Session):
    """Handlers of `on_load`: idempotent, since they run again whenever a connection comes back."""

    @rx.var(initial_value=_model(), auto_deps=False, deps=["_visits"])
    def model(self) -> str:
        """Name of the model that answers in the chat, for the bar."""
        return _model()

    @rx.event
    async def on_view(self):
        """Show the view that the address says, and open the conversation that it names."""
        listed = await self.get_state(TaskList)
        if not (address := listed._follow()):
            # In development nobody stands before the pages; and browsers take for tags what none can be.
            leads_on = self.router.url.path == "/" or re.match(VIEW_PATTERN, self.router.url.path)
            return rx.redirect(START, replace=True) if leads_on else None
        if not (person := await self._person()):
            return SIGN_IN
        # What was there of somebody else is gone now, the view as well.
        listed._follow()
        editor = await self.get_state(Editor)
        await editor._resume(person)
        chat = await self.get_state(Chat)
        if await chat._begin(person, address.thread):
            return Bell.listen
        return [Bell.listen, trouble(NO_THREAD), rx.redirect(address.beside, replace=True)]

    @rx.event
    async def on_usage(self):
        """Show the person's usage."""
        if not await self._person():
            return SIGN_IN
        usage = await self.get_state(Usage)
        usage._open()
        return None

    @rx.event
    async def on_progress(self):
        """Show the person's progress."""
        if not await self._person():
            return SIGN_IN
        progress = await self.get_state(Progress)
        progress._open()
        return None

    @rx.event
    async def on_history(self):
        """Show what was changed; of one task where the address names it."""
        if not (person := await self._person()):
            return SIGN_IN
        history = await self.get_state(History)
        await history._open_for(person, self.router.url.query_parameters.get("task", ""))
        return None

    @rx.event
    async def on_trash(self):
        """Show what was deleted."""
        if not (person := await self._person()):
            return SIGN_IN
        trash = await self.get_state(Trash)
        await trash._open(person)
        return None

    @rx.event
    async def on_account(self):
        """Send strangers away."""
        return None if await self._person() else SIGN_IN

    @rx.event
    async def on_sign_in(self):
        """Redirect who is signed in already; forget the state of anybody else."""
        if await get_person(self):
            return DASHBOARD
        await self._person()
        return None
