"""Differences between the older product's installations: each was left at another step of its way."""

from dataclasses import dataclass
from enum import Enum


class State(Enum):
    """The state of an installation's conversations."""

    BEFORE_CHAT = "before chat"
    CHAT = "conversation and message"
    THREADS_ONLY = "the guide's SQL, stopped after creating threads"
    COLUMN_ADDED = "the guide's SQL, stopped after adding the column"
    INSERTED = "the guide's SQL, stopped after the insert and before the update"
    GUIDE_ONCE = "the guide's SQL, run once"
    GUIDE_TWICE = "the guide's SQL, run twice"
    WRITTEN_SINCE = "old and new messages written since"
    MESSAGES = "messages instead of message"
    MESSAGES_GUIDE = "messages instead of message, and the guide's SQL run"
    MESSAGES_ONLY = "messages with a text conversation_id, and no conversations"

    @property
    def has_chat(self) -> bool:
        return self is not State.BEFORE_CHAT

    @property
    def has_conversations(self) -> bool:
        return self not in {State.BEFORE_CHAT, State.MESSAGES_ONLY}

    @property
    def messages(self) -> str:
        """The name of the table of messages."""
        return "messages" if self.name.startswith("MESSAGES") else "message"

    @property
    def has_threads(self) -> bool:
        return self in {State.THREADS_ONLY, State.COLUMN_ADDED, *_FILLED}

    @property
    def has_thread_id(self) -> bool:
        return self in {State.COLUMN_ADDED, *_FILLED}

    @property
    def has_filled_threads(self) -> bool:
        return self in _FILLED

    @property
    def has_filled_thread_id(self) -> bool:
        return self in _FILLED - {State.INSERTED}


_FILLED = {State.INSERTED, State.GUIDE_ONCE, State.GUIDE_TWICE, State.WRITTEN_SINCE, State.MESSAGES_GUIDE}


class Ids(Enum):
    """The form in which ids are written."""

    UUID = "uuid"
    TEXT = "a uuid as text"
    WORDS = "text like conversation-12"
    NUMBERS = "a number"


@dataclass(frozen=True)
class Shape:
    """One installation's tables. `keys`: with primary and foreign keys, so that no orphan or copy can stand in it.

    `due` is the type of due dates, `hashes` the column of password hashes. `real`: with rows as real ones had them.
    """

    state: State = State.CHAT
    ids: Ids = Ids.UUID
    keys: bool = True
    nullable: bool = False
    tool_calls: bool = True
    trigger: bool = True
    check: bool = True
    naive: bool = False
    priority: str | None = "lower"
    enum: bool = False
    tags: str | None = "array"
    due: str | None = "timestamptz"
    hashes: str = "hashed_password"
    real: bool = False
    reminders: bool = True
    recurrence: bool = True
    parents: bool = True
    strangers: bool = True

    @property
    def takes_no_conversation(self) -> bool:
        """Whether a message may stand without a conversation_id."""
        return self.nullable or not self.keys or self.state is State.WRITTEN_SINCE
