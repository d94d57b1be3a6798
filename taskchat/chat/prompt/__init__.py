"""Input of the model: the conversation within its budget, attachments, earlier tool calls."""

from taskchat.chat.prompt.attachment_parts import Enclosures, load_parts
from taskchat.chat.prompt.context_window import READ, Memory, remember
from taskchat.chat.prompt.history import to_input
from taskchat.chat.prompt.tool_log import FactsGathered, hint, shown_tasks

__all__ = ["READ", "Enclosures", "FactsGathered", "Memory", "hint", "load_parts", "remember", "shown_tasks", "to_input"]
