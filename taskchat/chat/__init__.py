"""ChatKit: conversations in the database, and the server that answers its requests."""

from chatkit.store import NotFoundError

from taskchat.chat.context import RequestContext, Stop
from taskchat.chat.items import daily_messages, next_message_at
from taskchat.chat.models import AttachmentRow, MessageRow, ThreadRow
from taskchat.chat.requests import BadRequest, parse_request
from taskchat.chat.server import ActionHandler, TaskChatServer
from taskchat.chat.store import SqlStore

__all__ = [
    "ActionHandler",
    "AttachmentRow",
    "BadRequest",
    "MessageRow",
    "NotFoundError",
    "RequestContext",
    "SqlStore",
    "Stop",
    "TaskChatServer",
    "ThreadRow",
    "daily_messages",
    "next_message_at",
    "parse_request",
]
