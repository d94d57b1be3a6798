"""Messages of the older product as ChatKit items: the words of people and assistant, and the tool calls before them."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from chatkit.types import AssistantMessageContent, AssistantMessageItem, InferenceOptions, UserMessageItem
from chatkit.types import UserMessageTextContent as UserText
from sqlalchemy import Connection

from taskchat.database import now
from taskchat.legacy.batch_result import BatchResult
from taskchat.legacy.bulk import Values, insert_all, rows_by_id
from taskchat.legacy.rejects import Remarks
from taskchat.legacy.row_reader import RowReader
from taskchat.legacy.rows.thread_lookup import ThreadLookup, ThreadRef
from taskchat.legacy.rows.tool_calls import build_note, build_workflow
from taskchat.legacy.source import OldRow
from taskchat.legacy.tables import MESSAGES
from taskchat.legacy.values import derive_key, to_key

PERSON, ASSISTANT, STEPS = "user_message", "assistant_message", "workflow"
NOTHING_SAID = "it says nothing"
_SPEAKERS = {"user": PERSON, "human": PERSON, "assistant": ASSISTANT, "ai": ASSISTANT, "bot": ASSISTANT}
_COLUMNS = {"id", "thread_id", "created_at"}
_BASE: dict[str, Any] = {"id": "", "thread_id": "", "created_at": now()}
# One item of each kind as taskchat saves it, filled in per message: a million are made in a minute.
_TEMPLATES = {
    PERSON: UserMessageItem(
        **_BASE, content=[UserText(text="")], attachments=[], inference_options=InferenceOptions()
    ).model_dump(mode="json", exclude=_COLUMNS),
    ASSISTANT: AssistantMessageItem(**_BASE, content=[AssistantMessageContent(text="")]).model_dump(
        mode="json", exclude=_COLUMNS
    ),
}


class MessageTaker:
    """Converts the rows of `message` or `messages`."""

    def __init__(self, source: str, *, has_conversations: bool) -> None:
        self._source = source
        self._has_conversations = has_conversations

    def __call__(self, connection: Connection, rows: Sequence[OldRow]) -> BatchResult:
        """Insert the items of new messages, each in its thread, in the order of the rows."""
        remarks = Remarks(self._source)
        readers = [RowReader(row, "message") for row in rows]
        lookup = ThreadLookup(connection, readers, has_conversations=self._has_conversations)
        here = _here(connection, readers)
        items: list[Values] = []
        seen: list[UUID] = []
        for reader in readers:
            key, place = reader.key, lookup.find(reader)
            if place is None:
                remarks.reject(reader.row, key, "neither its user nor its conversation exists")
                continue
            made = list(message_items(key, reader, place))
            if not made:
                remarks.reject(reader.row, key, NOTHING_SAID)
                continue
            if _is_copy(reader, made[-1], here):
                remarks.reject(reader.row, key, "a copy of a message that was kept")
                continue
            seen.append(key)
            if not any(item["id"] in here for item in made):
                here.update({item["id"]: item for item in made})
                items += made
                lookup.apply_messages(place, made)
                remarks.alter(reader.row, key, reader.alterations)
        threads = lookup.write()
        insert_all(connection, MESSAGES, items)
        remarks.write(connection)
        count = {"messages": len(items), "threads": threads}
        return BatchResult(len(rows), remarks.rejected, count, {"messages": seen, "threads": lookup.used})


def message_items(key: UUID, reader: RowReader, place: ThreadRef) -> Iterator[Values]:
    """Build the items of one message: a workflow of its tool calls, then its text, which keeps the message's id."""
    if reader.row.copy > 1:
        reader.note("another message has its id")
    text = reader.text("content")
    workflow = build_workflow(reader.json("tool_calls"))
    moment = reader.moment("created_at", otherwise=place.began) or place.began
    common = {"thread_id": place.thread, "user_id": place.owner, "created_at": moment}
    if workflow:
        # Without text the steps are the message.
        yield _item(derive_key("steps", str(key)) if text.strip() else key, STEPS, {"workflow": workflow}, common)
    if text.strip():
        kind, payload = _kind_and_payload(reader, text)
        yield _item(key, kind, payload, common, text)


def _kind_and_payload(reader: RowReader, text: str) -> tuple[str, dict[str, Any]]:
    role = str(reader.row["role"] or "").strip().lower()
    if kind := _SPEAKERS.get(role):
        first = _TEMPLATES[kind]["content"][0]
        return kind, _TEMPLATES[kind] | {"content": [first | {"text": text}]}
    if role != "system":
        reader.note(f"nobody speaks as {reader.row['role']}: its words are shown as a note")
    return STEPS, {"workflow": build_note(f"Note ({role})" if role else "Note", text)}


def _item(key: UUID, kind: str, payload: dict[str, Any], common: dict[str, Any], text: str = "") -> Values:
    words = text if kind in _TEMPLATES else ""
    return {"id": key, "kind": kind, "content": words, "payload": {**payload, "type": kind}, **common}


def _here(connection: Connection, readers: Sequence[RowReader]) -> dict[UUID, Values]:
    keys = [reader.key for reader in readers]
    keys += [to_key("message", reader.row["id"]) for reader in readers if reader.row.copy > 1]
    return rows_by_id(connection, MESSAGES, keys, "kind", "content", "payload", "thread_id")


def _is_copy(reader: RowReader, last: Values, here: dict[UUID, Values]) -> bool:
    first = here.get(to_key("message", reader.row["id"])) if reader.row.copy > 1 else None
    return first is not None and all(first[name] == last[name] for name in ("kind", "content", "payload", "thread_id"))


def get_role(kind: str) -> str | None:
    """Return the older product's role for items of this kind; None for kinds it does not know."""
    return {PERSON: "user", ASSISTANT: "assistant"}.get(kind)
