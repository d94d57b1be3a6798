"""Lookup of a message's thread: that of its conversation, if the conversation is its writer's."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection

from taskchat.assistant import title_from
from taskchat.legacy.bulk import Values, insert_all, rows_by_id, update_all
from taskchat.legacy.row_reader import RowReader
from taskchat.legacy.rows.conversations import get_stamp, new_thread, with_stamp
from taskchat.legacy.rows.people import UNKNOWN
from taskchat.legacy.tables import REJECTS, THREADS, USERS
from taskchat.legacy.values import derive_key


@dataclass(frozen=True)
class ThreadRef:
    """A thread with its owner and its beginning."""

    thread: UUID
    owner: UUID
    began: datetime


class ThreadLookup:
    """Finds the threads of one batch of messages, and creates the missing ones."""

    def __init__(self, connection: Connection, readers: Sequence[RowReader], *, has_conversations: bool) -> None:
        self._connection = connection
        self._has_conversations = has_conversations
        self._people = rows_by_id(connection, USERS, (r.user_id for r in readers if r.user_id))
        self._threads = self._load([r.thread_id for r in readers if r.thread_id])
        mixed = [key for r in readers if (key := self._separate_thread(r))]
        self._threads |= self._load(mixed)
        self._made: dict[UUID, Values] = {}
        self._changed: dict[UUID, Values] = {}
        self.used: list[UUID] = []

    def find(self, reader: RowReader) -> ThreadRef | None:
        """Find the thread of a message, or make it; None where neither its user nor its conversation is known."""
        writer, key = self._known_writer(reader), self._key(reader)
        thread = self._threads.get(key) if key else None
        if thread is None:
            if writer is None or key is None:
                return None
            thread = self._make(key, writer, reader)
        elif writer is None:
            reader.note("its user does not exist: it belongs to whose the conversation is")
        self.used.append(thread["id"])
        return _ref(thread)

    def find_existing(self, reader: RowReader) -> ThreadRef | None:
        """Find the thread of a message; None where there is none, or not any more."""
        key = self._key(reader)
        thread = self._threads.get(key) if key else None
        return _ref(thread) if thread else None

    def _key(self, reader: RowReader) -> UUID | None:
        return self._separate_thread(reader) or reader.thread_id

    def apply_messages(self, place: ThreadRef, items: Sequence[Values]) -> None:
        """Give the thread a title from its messages, and a time if it has none of its own."""
        thread = self._threads[place.thread]
        last = items[-1]
        if thread["title"] is None and last["kind"] == "user_message":
            title = title_from(last["content"])
            self._change(thread, title=title, metadata=with_stamp(thread["metadata"], title=title))
        if get_stamp(thread["metadata"]).get("made") and last["created_at"] > thread["updated_at"]:
            marks = {"updated_at": last["created_at"].isoformat()}
            self._change(thread, updated_at=last["created_at"], metadata=with_stamp(thread["metadata"], **marks))

    def write(self) -> int:
        """Write the threads, and return the number of new ones."""
        insert_all(self._connection, THREADS, list(self._made.values()))
        update_all(self._connection, THREADS, list(self._changed.values()))
        if self._made:
            # A rejected conversation without an owner exists after all.
            mended = sa.update(REJECTS).where(
                REJECTS.c.key.in_(list(self._made)), REJECTS.c.source.in_(("conversation", "threads"))
            )
            reason = REJECTS.c.reason + "; it belongs to who wrote in it"
            self._connection.execute(mended.where(REJECTS.c.kept.is_(False)).values(kept=True, reason=reason))
        return len(self._made)

    def _load(self, keys: Sequence[UUID]) -> dict[UUID, Values]:
        return rows_by_id(self._connection, THREADS, keys, "user_id", "title", "metadata", "created_at", "updated_at")

    def _known_writer(self, reader: RowReader) -> UUID | None:
        return reader.user_id if reader.user_id in self._people else None

    def _separate_thread(self, reader: RowReader) -> UUID | None:
        """Derive a thread for a message without a conversation, or in another person's, who must not see it."""
        writer, key = self._known_writer(reader), reader.thread_id
        if writer is None:
            return None
        if key is None:
            reader.note("it has no conversation")
            return derive_key("thread", f"of {writer}")
        thread = self._threads.get(key)
        if thread is None or thread["user_id"] == writer:
            return None
        reader.note("its conversation is another person's: it has one of its own now")
        return derive_key("thread", f"{key} of {writer}")

    def _make(self, key: UUID, owner: UUID, reader: RowReader) -> Values:
        if self._has_conversations:
            reader.note("its conversation does not exist: it was made again")
        moment = reader.moment("created_at") or UNKNOWN
        thread = new_thread(key, owner, moment, moment, made=True)
        self._threads[key] = self._made[key] = thread
        return thread

    def _change(self, thread: Values, **values: object) -> None:
        thread.update(values)
        if thread["id"] not in self._made:
            self._changed.setdefault(thread["id"], {"id": thread["id"]}).update(values)


def _ref(thread: Values) -> ThreadRef:
    return ThreadRef(thread["id"], thread["user_id"], thread["created_at"])
