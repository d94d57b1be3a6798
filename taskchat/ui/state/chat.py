"""State of the chat on the page: its open thread, and commands to it."""

from typing import Any, TypedDict
from uuid import uuid4

import reflex as rx

from taskchat.accounts import User
from taskchat.chat import NotFoundError, RequestContext, SqlStore
from taskchat.database import get_database
from taskchat.settings import get_settings
from taskchat.ui.state.editor import Editor
from taskchat.ui.state.session import SIGN_IN, Session

# Key of the browser's local storage that keeps the id of the open thread.
REMEMBERED = "taskchat.thread"
# Effect by which a card in the chat opens a task's editor.
OPEN_TASK = "open_task"


class Command(TypedDict, total=False):
    """A method to call on the chat, once for each `id`."""

    id: str
    method: str
    args: list[Any]


class Chat(Session):
    """Open thread and commands of one tab's chat."""

    thread: str = rx.LocalStorage("", name=REMEMBERED)
    script: str = ""
    domain_key: str = ""
    ready: bool = False
    command: Command = Command()

    @rx.event
    async def on_thread_change(self, thread_id: str | None):
        """Keep the id of the open thread for the next visit."""
        if not await self._person():
            return SIGN_IN
        self.thread = str(thread_id or "")[:64]
        return None

    @rx.event
    async def on_prompt(self, words: str):
        """Send a prompt to the assistant, as if it had been typed."""
        if not await self._person():
            return SIGN_IN
        self.command = Command(id=uuid4().hex, method="sendUserMessage", args=[{"text": str(words)[:1_000]}])
        return None

    @rx.event
    async def on_effect(self, name: str, data: dict[str, Any]):
        """Open the editor of a task where the chat's effect asks for it; ignore other effects."""
        if not await self._person():
            return SIGN_IN
        return Editor.open(str(data.get("id"))[:64]) if name == OPEN_TASK else None

    @rx.event
    async def open(self, thread_id: str):
        """Open the conversation that was open at a place one came back to; none for an empty id."""
        if not (person := await self._person()):
            return SIGN_IN
        wanted = str(thread_id)[:64]
        if not wanted or await _owns(person, wanted):
            self._show(wanted)
        return None

    async def _begin(self, person: User, wanted: str) -> bool:
        """Open the wanted thread, or that of the last visit; whether the wanted one is there and this person's."""
        found = not wanted or await _owns(person, wanted)
        if wanted and found:
            self._show(wanted)
        elif not self.ready and self.thread and not await _owns(person, self.thread):
            self.thread = ""
        if not self.ready:
            settings = get_settings()
            self.script, self.domain_key = settings.chatkit_script, settings.chatkit_domain_key
            self.ready = True
        return found

    def _show(self, thread_id: str) -> None:
        if thread_id != self.thread:
            self.thread = thread_id
            self.command = Command(id=uuid4().hex, method="setThreadId", args=[thread_id or None])


async def _owns(person: User, thread_id: str) -> bool:
    try:
        await SqlStore(get_database()).load_thread(thread_id, RequestContext(user_id=person.id))
    except NotFoundError:
        return False
    return True
