"""ChatKit's store on SQL."""

from taskchat.chat.store import attachments, turns
from taskchat.chat.store.models import THREAD_TITLE_MAX, AttachmentRow, MessageRow, ThreadRow, TurnRow, TurnStatus
from taskchat.chat.store.rows import plain_text, to_attachment
from taskchat.chat.store.store import Effects, Numbered, SqlStore, ThreadTail

__all__ = [
    "THREAD_TITLE_MAX",
    "AttachmentRow",
    "Effects",
    "MessageRow",
    "Numbered",
    "SqlStore",
    "ThreadRow",
    "ThreadTail",
    "TurnRow",
    "TurnStatus",
    "attachments",
    "plain_text",
    "to_attachment",
    "turns",
]
