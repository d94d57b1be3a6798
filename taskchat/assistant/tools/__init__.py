"""Tools of the assistant: each shows a step, does one thing through the service, and reports the result."""

from taskchat.assistant.tools.asking import ask_person
from taskchat.assistant.tools.bulk import complete_many, delete_many, update_many
from taskchat.assistant.tools.changing import complete_task, create_task, delete_task, update_task
from taskchat.assistant.tools.coming import list_coming
from taskchat.assistant.tools.listing import list_tasks, search_tasks
from taskchat.assistant.tools.proposing import propose_plan
from taskchat.assistant.tools.refusals import Refusal
from taskchat.assistant.tools.saving import save_view
from taskchat.assistant.tools.stopping import change_repeating
from taskchat.assistant.tools.tool import TaskTool
from taskchat.assistant.tools.undoing import undo

TOOLS: list[TaskTool] = [
    create_task,
    list_tasks,
    search_tasks,
    list_coming,
    update_task,
    update_many,
    complete_task,
    complete_many,
    delete_task,
    delete_many,
    change_repeating,
    propose_plan,
    save_view,
    undo,
    ask_person,
]
# The names of those that change nothing.
READ_ONLY_TOOLS = frozenset(tool.name for tool in TOOLS if tool.reads_only)

__all__ = ["READ_ONLY_TOOLS", "TOOLS", "Refusal", "TaskTool", "ask_person"]
