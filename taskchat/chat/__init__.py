"""ChatKit: conversations in the database, and the server that answers its requests."""

from chatkit.store import NotFoundError

from taskchat.chat.allowance import Allowance, allowance_of, moment_in_words, notice
from taskchat.chat.context import RequestContext, Stop
from taskchat.chat.file_types import is_image
from taskchat.chat.files import FileTooLarge
from taskchat.chat.models import AttachmentRow, MessageRow, ThreadRow
from taskchat.chat.requests import AlreadySaid, BadRequest, parse_request
from taskchat.chat.server import ActionHandler, TaskChatServer
from taskchat.chat.store import SqlStore
from taskchat.chat.uploads import PATH as UPLOADS
from taskchat.chat.uploads import AlreadyUploaded
from taskchat.chat.values import printable
from taskchat.chat.wire import to_json

__all__ = [
    "UPLOADS",
    "ActionHandler",
    "Allowance",
    "AlreadySaid",
    "AlreadyUploaded",
    "AttachmentRow",
    "BadRequest",
    "FileTooLarge",
    "MessageRow",
    "NotFoundError",
    "RequestContext",
    "SqlStore",
    "Stop",
    "TaskChatServer",
    "ThreadRow",
    "allowance_of",
    "is_image",
    "moment_in_words",
    "notice",
    "parse_request",
    "printable",
    "to_json",
]
