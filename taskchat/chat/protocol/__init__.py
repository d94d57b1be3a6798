"""ChatKit's protocol: requests parsed, checked and answered."""

from taskchat.chat.protocol.requests import MAX_ATTACHMENTS_PER_MESSAGE, parse_request
from taskchat.chat.protocol.server import ActionHandler, TaskChatServer, TurnResult
from taskchat.chat.protocol.uploads import PATH, AlreadyUploaded

__all__ = [
    "MAX_ATTACHMENTS_PER_MESSAGE",
    "PATH",
    "ActionHandler",
    "AlreadyUploaded",
    "TaskChatServer",
    "TurnResult",
    "parse_request",
]
