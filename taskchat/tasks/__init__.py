"""What a task is and what can be done to it. Knows nothing of chat, HTTP or pages."""

from taskchat.tasks.dates import Due, on_day, parse_due
from taskchat.tasks.filters import DueWindow, Status, TaskQuery
from taskchat.tasks.history import NothingToUndo, UndoConflict, undo
from taskchat.tasks.models import Priority, Task, TaskChange, TaskCreate, TaskPublic, TaskUpdate
from taskchat.tasks.phrases import Phrase, parse_phrase
from taskchat.tasks.service import (
    InvalidTask,
    TaskNotFound,
    TaskPage,
    complete,
    create,
    delete,
    find,
    get,
    reopen,
    update,
    valid_task,
    valid_update,
)
from taskchat.tasks.spans import Span, Spread, first, spread, tag_counts

__all__ = [
    "Due",
    "DueWindow",
    "InvalidTask",
    "NothingToUndo",
    "Phrase",
    "Priority",
    "Span",
    "Spread",
    "Status",
    "Task",
    "TaskChange",
    "TaskCreate",
    "TaskNotFound",
    "TaskPage",
    "TaskPublic",
    "TaskQuery",
    "TaskUpdate",
    "UndoConflict",
    "complete",
    "create",
    "delete",
    "find",
    "first",
    "get",
    "on_day",
    "parse_due",
    "parse_phrase",
    "reopen",
    "spread",
    "tag_counts",
    "undo",
    "update",
    "valid_task",
    "valid_update",
]
