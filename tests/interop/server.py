"""The SDK's server class with scripts for handlers, after the guides of chatkit-python."""

import asyncio
import contextlib
import threading
from collections import defaultdict, deque
from collections.abc import AsyncIterator, Iterable
from typing import Any

from chatkit.actions import Action
from chatkit.server import ChatKitServer
from chatkit.store import AttachmentStore
from chatkit.types import (
    Attachment,
    AttachmentCreateParams,
    AudioInput,
    SyncCustomActionResponse,
    ThreadItem,
    ThreadMetadata,
    ThreadStatus,
    ThreadStreamEvent,
    TranscriptionResult,
    UserMessageItem,
    WidgetItem,
)
from pydantic import TypeAdapter

from tests.bench.sample.store import Context, MemoryStore

Gate = threading.Event
Json = dict[str, Any]
Step = Json | Gate | ThreadStatus
Scripts = dict[str, deque[tuple[Step, ...]]]

_EVENT: TypeAdapter[ThreadStreamEvent] = TypeAdapter(ThreadStreamEvent)
_ATTACHMENT: TypeAdapter[Attachment] = TypeAdapter(Attachment)
_ITEM: TypeAdapter[ThreadItem] = TypeAdapter(ThreadItem)
# Seconds until a gate that nobody opens is passed, so that no test hangs.
_PATIENCE = 10.0


class Store(MemoryStore):
    """Keeps of a thread what is its own: the SDK saves a new one together with its items."""

    async def save_thread(self, thread: ThreadMetadata, context: Context) -> None:
        await super().save_thread(ThreadMetadata(**thread.model_dump(exclude={"items"})), context)


class Files(AttachmentStore[Context]):
    """Announced files; `descriptor` says where the next one is to be sent."""

    def __init__(self, store: MemoryStore) -> None:
        self._store = store
        self.descriptor: Json = {}
        self.preview_url: str | None = None

    async def take(self, name: str, mime_type: str, context: Context) -> Attachment:
        """Keep a file that came in one go."""
        told = {"id": self.generate_attachment_id(mime_type, context), "name": name, "mime_type": mime_type}
        made = _ATTACHMENT.validate_python({"type": "file", **told})
        await self._store.save_attachment(made, context)
        return made

    async def create_attachment(self, input: AttachmentCreateParams, context: Context) -> Attachment:  # noqa: A002 - the SDK calls it that
        identity = self.generate_attachment_id(input.mime_type, context)
        upload = {**self.descriptor, "url": f"{self.descriptor['url']}/{identity}"}
        kind = {"type": "image", "preview_url": self.preview_url} if self.preview_url else {"type": "file"}
        told = {"id": identity, "name": input.name, "mime_type": input.mime_type, "upload_descriptor": upload, **kind}
        made = _ATTACHMENT.validate_python(told)
        await self._store.save_attachment(made, context)
        return made

    async def delete_attachment(self, attachment_id: str, context: Context) -> None:
        await self._store.delete_attachment(attachment_id, context)


class ScriptedServer(ChatKitServer[Context]):
    """Says what is scripted for a message's text, or an action's type; without a script it says so."""

    def __init__(self, store: MemoryStore) -> None:
        self.files = Files(store)
        super().__init__(store, attachment_store=self.files)
        self.answers: Scripts = defaultdict(deque)
        self.actions: Scripts = defaultdict(deque)
        self.transcript = ""
        self.heard: list[AudioInput] = []
        self.updated_widgets: dict[str, Json] = {}
        self._last_said: dict[str, str] = {}

    async def respond(
        self, thread: ThreadMetadata, input_user_message: UserMessageItem | None, context: Context
    ) -> AsyncIterator[ThreadStreamEvent]:
        if input_user_message is not None:
            self._last_said[thread.id] = "".join(part.text for part in input_user_message.content)
        async for event in _played(self.answers[self._last_said[thread.id]], thread):
            yield event

    async def action(
        self, thread: ThreadMetadata, action: Action[str, Any], sender: WidgetItem | None, context: Context
    ) -> AsyncIterator[ThreadStreamEvent]:
        async for event in _played(self.actions[action.type], thread):
            yield event

    async def sync_action(
        self, thread: ThreadMetadata, action: Action[str, Any], sender: WidgetItem | None, context: Context
    ) -> SyncCustomActionResponse:
        widget = self.updated_widgets.get(action.type)
        if widget is None or sender is None:
            return SyncCustomActionResponse()
        updated = _ITEM.validate_python({**sender.model_dump(), "widget": widget})
        await self.store.save_item(thread.id, updated, context)
        return SyncCustomActionResponse(updated_item=updated)

    async def transcribe(self, audio_input: AudioInput, context: Context) -> TranscriptionResult:
        self.heard.append(audio_input)
        return TranscriptionResult(text=self.transcript)


async def _played(script: deque[tuple[Step, ...]], thread: ThreadMetadata) -> AsyncIterator[ThreadStreamEvent]:
    """Play the next script; a status that is met becomes the thread's, which the SDK tells by itself."""
    for step in script.popleft() if script else ():
        if isinstance(step, Gate):
            await _opened(step)
        elif isinstance(step, dict):
            yield _EVENT.validate_python(_in_thread(step, thread.id))
        else:
            thread.status = step


def _in_thread(event: Json, thread_id: str) -> Json:
    return {**event, "item": {**event["item"], "thread_id": thread_id}} if "item" in event else event


async def _opened(gate: Gate) -> None:
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(_PATIENCE):
            while not gate.is_set():  # noqa: ASYNC110 - a thread sets it and tells nobody
                await asyncio.sleep(0.005)


def steps(*lists: Iterable[Step]) -> tuple[Step, ...]:
    """Join lists of steps into one script."""
    return tuple(step for each in lists for step in each)
