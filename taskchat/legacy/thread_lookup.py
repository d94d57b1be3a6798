"""Where a message belongs: the thread of its conversation, if the conversation is its writer's."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection

from taskchat.assistant import title_from
from taskchat.legacy.conversations import new_thread, stamp_of, stamped
from taskchat.legacy.people import UNKNOWN
from taskchat.legacy.reading import Reading
from taskchat.legacy.tables import REJECTS, THREADS, USERS
from taskchat.legacy.values import derived_key
from taskchat.legacy.writing import Values, found, insert_all, update_all


@dataclass(frozen=True)
class Place:
    """A thread, whose it is, and when it began."""

    thread: UUID
    owner: UUID
    began: datetime


class Places:
    """The threads of one part of the messages; makes those that are missing."""

    def __init__(self, connection: Connection, readings: Sequence[Reading], *, has_conversations: bool) -> None:
        self._connection = connection
        self._has_conversations = has_conversations
        self._people = found(connection, USERS, (r.writer for r in readings if r.writer))
        self._threads = self._load([r.thread for r in readings if r.thread])
        mixed = [key for r in readings if (key := self._apart(r))]
        self._threads |= self._load(mixed)
        self._made: dict[UUID, Values] = {}
        self._changed: dict[UUID, Values] = {}
        self.used: list[UUID] = []

    def of(self, reading: Reading) -> Place | None:
        """The place of a message; None where neither its user nor its conversation is known."""
        writer, key = self._known_writer(reading), reading.thread
        thread = self._threads.get(key) if key else None
        apart = self._apart(reading)
        if apart is not None:
            key, thread = apart, self._threads.get(apart)
        if thread is None:
            if writer is None or key is None:
                return None
            thread = self._make(key, writer, reading)
        elif writer is None:
            reading.note("its user does not exist: it belongs to whose the conversation is")
        self.used.append(thread["id"])
        return Place(thread["id"], thread["user_id"], thread["created_at"])

    def said(self, place: Place, items: Sequence[Values]) -> None:
        """Let what was said give the thread its title, and its time if it has none of its own."""
        thread = self._threads[place.thread]
        last = items[-1]
        if thread["title"] is None and last["kind"] == "user_message":
            title = title_from(last["content"])
            self._change(thread, title=title, metadata=stamped(thread["metadata"], title=title))
        if stamp_of(thread["metadata"]).get("made") and last["created_at"] > thread["updated_at"]:
            marks = {"updated_at": last["created_at"].isoformat()}
            self._change(thread, updated_at=last["created_at"], metadata=stamped(thread["metadata"], **marks))

    def write(self) -> int:
        """Write threads down; gives how many are new."""
        insert_all(self._connection, THREADS, list(self._made.values()))
        update_all(self._connection, THREADS, list(self._changed.values()))
        if self._made:
            # A conversation nobody owned is there after all.
            mended = sa.update(REJECTS).where(
                REJECTS.c.key.in_(list(self._made)), REJECTS.c.source.in_(("conversation", "threads"))
            )
            reason = REJECTS.c.reason + "; it belongs to who wrote in it"
            self._connection.execute(mended.where(REJECTS.c.kept.is_(False)).values(kept=True, reason=reason))
        return len(self._made)

    def _load(self, keys: Sequence[UUID]) -> dict[UUID, Values]:
        return found(self._connection, THREADS, keys, "user_id", "title", "metadata", "created_at", "updated_at")

    def _known_writer(self, reading: Reading) -> UUID | None:
        return reading.writer if reading.writer in self._people else None

    def _apart(self, reading: Reading) -> UUID | None:
        """The thread of a message that stands in nobody's conversation, or in another person's, who must not see it."""
        writer, key = self._known_writer(reading), reading.thread
        if writer is None:
            return None
        if key is None:
            reading.note("it has no conversation")
            return derived_key("thread", f"of {writer}")
        thread = self._threads.get(key)
        if thread is None or thread["user_id"] == writer:
            return None
        reading.note("its conversation is another person's: it has one of its own now")
        return derived_key("thread", f"{key} of {writer}")

    def _make(self, key: UUID, owner: UUID, reading: Reading) -> Values:
        if self._has_conversations:
            reading.note("its conversation does not exist: it was made again")
        moment = reading.moment("created_at") or UNKNOWN
        thread = new_thread(key, owner, moment, moment, made=True)
        self._threads[key] = self._made[key] = thread
        return thread

    def _change(self, thread: Values, **values: object) -> None:
        thread.update(values)
        if thread["id"] not in self._made:
            self._changed.setdefault(thread["id"], {"id": thread["id"]}).update(values)
