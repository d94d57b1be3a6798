"""Messages of the older product as ChatKit items: what people and assistant said, and before it what tools did."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from chatkit.types import AssistantMessageContent, AssistantMessageItem, InferenceOptions, UserMessageItem
from chatkit.types import UserMessageTextContent as UserText
from sqlalchemy import Connection

from taskchat.database import now
from taskchat.legacy.batch_result import Taken
from taskchat.legacy.reading import Reading
from taskchat.legacy.rejects import Remarks
from taskchat.legacy.sources import OldRow
from taskchat.legacy.tables import MESSAGES
from taskchat.legacy.thread_lookup import Place, Places
from taskchat.legacy.tool_calls import remark, workflow_of
from taskchat.legacy.values import derived_key, key_of
from taskchat.legacy.writing import Values, found, insert_all

PERSON, ASSISTANT, STEPS = "user_message", "assistant_message", "workflow"
_SPEAKERS = {"user": PERSON, "human": PERSON, "assistant": ASSISTANT, "ai": ASSISTANT, "bot": ASSISTANT}
_COLUMNS = {"id", "thread_id", "created_at"}
_BASE: dict[str, Any] = {"id": "", "thread_id": "", "created_at": now()}
# One item of each kind as taskchat saves it, to be filled with words: a million are made in a minute.
_SAID = {
    PERSON: UserMessageItem(
        **_BASE, content=[UserText(text="")], attachments=[], inference_options=InferenceOptions()
    ).model_dump(mode="json", exclude=_COLUMNS),
    ASSISTANT: AssistantMessageItem(**_BASE, content=[AssistantMessageContent(text="")]).model_dump(
        mode="json", exclude=_COLUMNS
    ),
}


class MessageTaker:
    """Takes the rows of `message` or `messages`."""

    def __init__(self, source: str, *, has_conversations: bool) -> None:
        self._source = source
        self._has_conversations = has_conversations

    def __call__(self, connection: Connection, rows: Sequence[OldRow]) -> Taken:
        """Insert the items of messages that are not here yet, each in its thread, in the order of the rows."""
        remarks = Remarks(self._source)
        readings = [Reading(row, "message") for row in rows]
        places = Places(connection, readings, has_conversations=self._has_conversations)
        here = _here(connection, readings)
        items: list[Values] = []
        seen: list[UUID] = []
        for reading in readings:
            key, place = reading.key, places.of(reading)
            if place is None:
                remarks.reject(reading.row, key, "neither its user nor its conversation exists")
                continue
            made = list(items_of(key, reading, place))
            if not made:
                remarks.reject(reading.row, key, "it says nothing")
                continue
            if _is_copy(reading, made[-1], here):
                remarks.reject(reading.row, key, "a copy of a message that was kept")
                continue
            seen.append(key)
            if not any(item["id"] in here for item in made):
                here.update({item["id"]: item for item in made})
                items += made
                places.said(place, made)
                remarks.alter(reading.row, key, reading.altered)
        threads = places.write()
        insert_all(connection, MESSAGES, items)
        remarks.write(connection)
        count = {"messages": len(items), "threads": threads}
        return Taken(len(rows), remarks.rejected, count, {"messages": seen, "threads": places.used})


def items_of(key: UUID, reading: Reading, place: Place) -> Iterator[Values]:
    """The items of one message: a workflow of what tools did, then the words, which keep the message's id."""
    if reading.row.copy > 1:
        reading.note("another message has its id")
    text = reading.text("content")
    workflow = workflow_of(reading.json("tool_calls"))
    moment = reading.moment("created_at", otherwise=place.began) or place.began
    common = {"thread_id": place.thread, "user_id": place.owner, "created_at": moment}
    if workflow:
        # Without words the steps are the message.
        yield _item(derived_key("steps", str(key)) if text.strip() else key, STEPS, {"workflow": workflow}, common)
    if text.strip():
        kind, payload = _said(reading, text)
        yield _item(key, kind, payload, common, text)


def _said(reading: Reading, text: str) -> tuple[str, dict[str, Any]]:
    role = str(reading.row["role"] or "").strip().lower()
    if kind := _SPEAKERS.get(role):
        first = _SAID[kind]["content"][0]
        return kind, _SAID[kind] | {"content": [first | {"text": text}]}
    if role != "system":
        reading.note(f"nobody speaks as {reading.row['role']}: its words are shown as a note")
    return STEPS, {"workflow": remark(f"Note ({role})" if role else "Note", text)}


def _item(key: UUID, kind: str, payload: dict[str, Any], common: dict[str, Any], text: str = "") -> Values:
    words = text if kind in _SAID else ""
    return {"id": key, "kind": kind, "content": words, "payload": {**payload, "type": kind}, **common}


def _here(connection: Connection, readings: Sequence[Reading]) -> dict[UUID, Values]:
    keys = [reading.key for reading in readings]
    keys += [key_of("message", reading.row["id"]) for reading in readings if reading.row.copy > 1]
    return found(connection, MESSAGES, keys, "kind", "content", "payload", "thread_id")


def _is_copy(reading: Reading, last: Values, here: dict[UUID, Values]) -> bool:
    first = here.get(key_of("message", reading.row["id"])) if reading.row.copy > 1 else None
    return first is not None and all(first[name] == last[name] for name in ("kind", "content", "payload", "thread_id"))


def spoken_by(kind: str) -> str | None:
    """The older product's word for who says an item of this kind; None for what it does not know."""
    return {PERSON: "user", ASSISTANT: "assistant"}.get(kind)
