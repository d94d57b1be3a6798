"""Threads and items in the memory of the process."""

from collections.abc import Sequence
from typing import Any, TypeVar

from chatkit.store import NotFoundError, Store
from chatkit.types import Attachment, Page, ThreadItem, ThreadMetadata

Kept = TypeVar("Kept", ThreadMetadata, ThreadItem)
Context = dict[str, Any]


class MemoryStore(Store[Context]):
    """Everything in dictionaries, which keep the order in which things came."""

    def __init__(self) -> None:
        self._threads: dict[str, ThreadMetadata] = {}
        self._items: dict[str, dict[str, ThreadItem]] = {}
        self._attachments: dict[str, Attachment] = {}

    async def load_thread(self, thread_id: str, context: Context) -> ThreadMetadata:
        return _found(self._threads, thread_id)

    async def save_thread(self, thread: ThreadMetadata, context: Context) -> None:
        self._threads[thread.id] = thread
        self._items.setdefault(thread.id, {})

    async def load_threads(self, limit: int, after: str | None, order: str, context: Context) -> Page[ThreadMetadata]:
        return _page(list(self._threads.values()), limit, after, order)

    async def delete_thread(self, thread_id: str, context: Context) -> None:
        self._threads.pop(thread_id, None)
        self._items.pop(thread_id, None)

    async def load_thread_items(
        self, thread_id: str, after: str | None, limit: int, order: str, context: Context
    ) -> Page[ThreadItem]:
        return _page(list(_found(self._items, thread_id).values()), limit, after, order)

    async def add_thread_item(self, thread_id: str, item: ThreadItem, context: Context) -> None:
        _found(self._items, thread_id)[item.id] = item

    async def save_item(self, thread_id: str, item: ThreadItem, context: Context) -> None:
        _found(self._items, thread_id)[item.id] = item

    async def load_item(self, thread_id: str, item_id: str, context: Context) -> ThreadItem:
        return _found(_found(self._items, thread_id), item_id)

    async def delete_thread_item(self, thread_id: str, item_id: str, context: Context) -> None:
        _found(self._items, thread_id).pop(item_id, None)

    async def save_attachment(self, attachment: Attachment, context: Context) -> None:
        self._attachments[attachment.id] = attachment

    async def load_attachment(self, attachment_id: str, context: Context) -> Attachment:
        return _found(self._attachments, attachment_id)

    async def delete_attachment(self, attachment_id: str, context: Context) -> None:
        self._attachments.pop(attachment_id, None)


def _found(kept: dict[str, Any], key: str) -> Any:
    if key not in kept:
        raise NotFoundError(f"There is no {key}")
    return kept[key]


def _page(kept: Sequence[Kept], limit: int, after: str | None, order: str) -> Page[Kept]:
    listed = list(reversed(kept)) if order == "desc" else list(kept)
    start = next((n + 1 for n, one in enumerate(listed) if one.id == after), 0)
    data = listed[start : start + limit]
    has_more = start + limit < len(listed)
    return Page(data=data, has_more=has_more, after=data[-1].id if has_more else None)
