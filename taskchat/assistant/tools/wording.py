"""Tasks in the sentences of steps."""

from collections.abc import Sequence

from taskchat.tasks import Task, TaskView
from taskchat.text import counted, shortened

# Every fact of a result is paid for.
MAX_LISTED = 20


def summary(view: TaskView) -> str:
    """Sum a task up in a line of plain text: “test migration”, due Fri 27 Nov, high priority, #home #work."""
    details = [detail.phrase for detail in view.details if detail.field != "tags"]
    tags = " ".join(detail.phrase for detail in view.details if detail.field == "tags")
    return ", ".join(part for part in (f"“{view.title}”", *details, tags) if part)


def title_list(tasks: Sequence[Task]) -> str:
    """List the first three titles, and the number of others: “milk”, “bread”, “salt” and 4 more."""
    titles = ", ".join(f"“{shortened(task.title, 60)}”" for task in tasks[:3])
    return f"{titles} and {len(tasks) - 3} more" if len(tasks) > 3 else titles


def count_and_titles(tasks: Sequence[Task]) -> str:
    """Name tasks, with their number where they are several: 2 tasks: “milk”, “bread”."""
    return f"{counted(len(tasks), 'task')}: {title_list(tasks)}" if len(tasks) > 1 else title_list(tasks)
