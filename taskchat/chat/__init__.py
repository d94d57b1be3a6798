"""ChatKit: conversations in the database, and the server that answers its requests."""

from typing import TYPE_CHECKING

from taskchat.lazy import lazy_door

if TYPE_CHECKING:
    from chatkit.store import NotFoundError

    from taskchat.chat.channel import TurnChannel
    from taskchat.chat.context import RequestContext
    from taskchat.chat.errors import BadRequest, DuplicateMessage, ShuttingDown, TooManyStreams
    from taskchat.chat.events import to_json
    from taskchat.chat.files import FILE_TYPES, FileTooLarge, is_image
    from taskchat.chat.protocol import (
        MAX_ATTACHMENTS_PER_MESSAGE,
        ActionHandler,
        AlreadyUploaded,
        TaskChatServer,
        TurnResult,
        parse_request,
    )
    from taskchat.chat.protocol import PATH as UPLOADS
    from taskchat.chat.quota import Allowance, allowance_notice, format_moment, load_allowance
    from taskchat.chat.running import TurnGone
    from taskchat.chat.store import AttachmentRow, MessageRow, SqlStore, ThreadRow, list_thread_titles

__all__ = [
    "FILE_TYPES",
    "MAX_ATTACHMENTS_PER_MESSAGE",
    "UPLOADS",
    "ActionHandler",
    "Allowance",
    "AlreadyUploaded",
    "AttachmentRow",
    "BadRequest",
    "DuplicateMessage",
    "FileTooLarge",
    "MessageRow",
    "NotFoundError",
    "RequestContext",
    "ShuttingDown",
    "SqlStore",
    "TaskChatServer",
    "ThreadRow",
    "TooManyStreams",
    "TurnChannel",
    "TurnGone",
    "TurnResult",
    "allowance_notice",
    "format_moment",
    "is_image",
    "list_thread_titles",
    "load_allowance",
    "parse_request",
    "to_json",
]

__getattr__ = lazy_door(__name__)
