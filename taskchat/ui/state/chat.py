"""The chat's place on the page: which conversation is open, and what it is asked to do."""

from typing import Any, TypedDict
from uuid import uuid4

import reflex as rx

from taskchat.accounts import User
from taskchat.chat import NotFoundError, RequestContext, SqlStore
from taskchat.database import get_database
from taskchat.settings import get_settings
from taskchat.ui.state.editor import Editor
from taskchat.ui.state.session import SIGN_IN, Session

# The entry of the browser's local storage that keeps which conversation is open.
REMEMBERED = "taskchat.thread"
# The effect by which a card in the chat asks for a task's editor.
OPEN_TASK = "open_task"


class Command(TypedDict, total=False):
    """A method to be called on the chat; a new `id` calls it."""

    id: str
    method: str
    args: list[Any]


class Chat(Session):
    """What this browser remembers of the chat."""

    thread: str = rx.LocalStorage("", name=REMEMBERED)
    script: str = ""
    domain_key: str = ""
    ready: bool = False
    command: Command = Command()

    @rx.event
    async def on_thread_change(self, thread_id: str | None):
        """Keep which conversation is open, for the next visit."""
        if not await self._person():
            return SIGN_IN
        self.thread = str(thread_id or "")[:64]
        return None

    @rx.event
    async def on_prompt(self, words: str):
        """Send words to the assistant, as if they had been typed."""
        if not await self._person():
            return SIGN_IN
        self.command = Command(id=uuid4().hex, method="sendUserMessage", args=[{"text": str(words)[:1_000]}])
        return None

    @rx.event
    async def on_effect(self, name: str, data: dict[str, Any]):
        """Do on the page what the chat asks for: open a task in its editor."""
        if not await self._person():
            return SIGN_IN
        return Editor.open(str(data.get("id"))[:64]) if name == OPEN_TASK else None

    async def _restore_thread(self, person: User) -> None:
        """Open the conversation of the last visit if it is still there and this person's."""
        if self.thread and not await _owns(person, self.thread):
            self.thread = ""
        if not self.ready:
            settings = get_settings()
            self.script, self.domain_key = settings.chatkit_script, settings.chatkit_domain_key
            self.ready = True


async def _owns(person: User, thread_id: str) -> bool:
    try:
        await SqlStore(get_database()).load_thread(thread_id, RequestContext(user_id=person.id))
    except NotFoundError:
        return False
    return True
