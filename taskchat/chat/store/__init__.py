"""ChatKit's store on SQL."""

from taskchat.chat.store import attachments, turn_events, turns
from taskchat.chat.store.models import (
    THREAD_TITLE_MAX,
    AttachmentRow,
    MessageRow,
    ThreadRow,
    TurnEventRow,
    TurnRow,
    TurnStatus,
)
from taskchat.chat.store.rows import plain_text, to_attachment
from taskchat.chat.store.store import Effects, Numbered, SqlStore, ThreadTail
from taskchat.chat.store.threads import list_thread_titles

__all__ = [
    "THREAD_TITLE_MAX",
    "AttachmentRow",
    "Effects",
    "MessageRow",
    "Numbered",
    "SqlStore",
    "ThreadRow",
    "ThreadTail",
    "TurnEventRow",
    "TurnRow",
    "TurnStatus",
    "attachments",
    "list_thread_titles",
    "plain_text",
    "to_attachment",
    "turn_events",
    "turns",
]
