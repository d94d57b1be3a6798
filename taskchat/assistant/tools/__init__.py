"""What the assistant can do: each tool shows a step, does one thing through the service, and reports the result."""

from taskchat.assistant.tools.changing import complete_task, create_task, delete_task, update_task
from taskchat.assistant.tools.listing import list_tasks

TOOLS = [create_task, list_tasks, update_task, delete_task, complete_task]

__all__ = ["TOOLS", "complete_task", "create_task", "delete_task", "list_tasks", "update_task"]
