"""Conversion of ChatKit's threads, items and attachments to rows, and back with nothing lost."""

from typing import Any, TypeVar
from uuid import UUID

from chatkit.store import NotFoundError
from chatkit.types import (
    AssistantMessageItem,
    Attachment,
    Page,
    StructuredInputItem,
    ThreadItem,
    ThreadMetadata,
    UserMessageItem,
    WidgetItem,
)
from chatkit.widgets import DynamicWidgetRoot
from pydantic import TypeAdapter, ValidationError
from sqlalchemy import Row

from taskchat.chat.end_mark import EndMark
from taskchat.chat.store.models import THREAD_TITLE_MAX, AttachmentRow, MessageRow, ThreadRow
from taskchat.chat.store.unreadable import UNREADABLE, log_once, placeholder
from taskchat.chat.values import to_key, to_local, to_utc
from taskchat.database import now
from taskchat.text import printable

_COLUMNS = {"id", "thread_id", "created_at"}

Listed = TypeVar("Listed", ThreadItem, ThreadMetadata)

_items = TypeAdapter[ThreadItem](ThreadItem)
_attachments = TypeAdapter[Attachment](Attachment)


def thread_values(thread: ThreadMetadata, *, user_id: UUID) -> dict[str, Any]:
    """Columns of `threads`; the items of a full thread are no part of them."""
    details = thread.model_dump(mode="json", include={"metadata", "status", "allowed_image_domains"})
    return {
        "id": to_key(thread.id),
        "user_id": user_id,
        "title": printable(thread.title)[:THREAD_TITLE_MAX] if thread.title else None,
        "metadata": printable(details),
        "created_at": to_utc(thread.created_at),
        "updated_at": now(),
    }


def to_thread(row: ThreadRow | Row[Any]) -> ThreadMetadata:
    """Convert a row to a thread as ChatKit knows it."""
    columns = {"id": str(row.id), "title": row.title, "created_at": to_local(row.created_at)}
    try:
        return ThreadMetadata.model_validate({**row.details, **columns})
    except UNREADABLE as error:
        log_once("thread", "details", row.id, type(error).__name__)
        return ThreadMetadata.model_validate({**_readable(row.details, error), **columns})


def _readable(details: Any, error: Exception) -> dict[str, Any]:
    """Details of a thread without those that cannot be read."""
    if not (isinstance(details, dict) and isinstance(error, ValidationError)):
        return {}
    refused = {one["loc"][0] for one in error.errors()}
    return {name: value for name, value in details.items() if name not in refused}


def item_values(item: ThreadItem, *, thread_id: UUID, user_id: UUID) -> dict[str, Any]:
    """Columns of `messages`, without the sequence, which the database sets."""
    return {
        "id": to_key(item.id),
        "thread_id": thread_id,
        "user_id": user_id,
        "kind": item.type,
        "content": printable(plain_text(item)),
        "payload": printable(item.model_dump(mode="json", exclude=_COLUMNS)),
        "created_at": to_utc(item.created_at),
    }


def to_item(row: MessageRow) -> ThreadItem:
    """Convert a row to the item that was saved; one that this version cannot read becomes a placeholder."""
    try:
        return _saved_item(row)
    except UNREADABLE as error:
        return placeholder(row, error)


def _saved_item(row: MessageRow) -> ThreadItem:
    columns = {"id": str(row.id), "thread_id": str(row.thread_id), "created_at": to_local(row.created_at)}
    payload = {**row.payload, **columns}
    if row.kind == "end_of_turn" and "reason" in payload:
        # ChatKit's own class drops what it does not know.
        return EndMark.model_validate(payload)
    if row.kind == "widget":
        # The named widget classes drop every property they do not know.
        payload["widget"] = DynamicWidgetRoot.model_validate(payload["widget"])
    return _items.validate_python(payload)


def plain_text(item: ThreadItem) -> str:
    """Text of an item that a search looks in: the words somebody wrote or read in it."""
    match item:
        case UserMessageItem():
            return "".join(part.text for part in item.content)
        case AssistantMessageItem():
            return "\n".join(part.text for part in item.content)
        case WidgetItem():
            return item.copy_text or ""
        case StructuredInputItem():
            return "\n".join(each.question for each in item.inputs)
        case _:
            return ""


def attachment_values(attachment: Attachment, *, user_id: UUID) -> dict[str, Any]:
    """Columns of `attachments`."""
    return {
        "id": to_key(attachment.id),
        "user_id": user_id,
        "thread_id": to_key(attachment.thread_id) if attachment.thread_id else None,
        "payload": printable(attachment.model_dump(mode="json", exclude={"id", "thread_id"})),
        "created_at": now(),
    }


def to_attachment(row: AttachmentRow) -> Attachment:
    """Convert a row to an attachment as ChatKit knows it; raises `NotFoundError` where this version cannot read it."""
    thread_id = str(row.thread_id) if row.thread_id else None
    try:
        return _attachments.validate_python({**row.payload, "id": str(row.id), "thread_id": thread_id})
    except UNREADABLE as error:
        log_once("attachment", "payload", row.id, type(error).__name__)
        raise NotFoundError(f"The attachment {row.id} cannot be read") from None


def to_page(entries: list[Listed], limit: int) -> Page[Listed]:
    """Make a page of the first `limit` entries; one entry more says that there is a next page, and is left out."""
    data = entries[:limit]
    has_more = len(entries) > limit
    return Page(data=data, has_more=has_more, after=data[-1].id if has_more else None)
