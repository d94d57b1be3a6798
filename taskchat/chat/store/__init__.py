"""ChatKit's store on SQL."""

from taskchat.chat.store import attachments
from taskchat.chat.store.models import AttachmentRow, MessageRow, ThreadRow
from taskchat.chat.store.rows import TITLE_MAX, plain_text, to_attachment
from taskchat.chat.store.store import Numbered, SqlStore, ThreadTail

__all__ = [
    "TITLE_MAX",
    "AttachmentRow",
    "MessageRow",
    "Numbered",
    "SqlStore",
    "ThreadRow",
    "ThreadTail",
    "attachments",
    "plain_text",
    "to_attachment",
]
