"""ChatKit's protocol: requests parsed, checked and answered."""

from taskchat.chat.protocol.requests import parse_request
from taskchat.chat.protocol.server import ActionHandler, TaskChatServer
from taskchat.chat.protocol.uploads import PATH, AlreadyUploaded

__all__ = ["PATH", "ActionHandler", "AlreadyUploaded", "TaskChatServer", "parse_request"]
