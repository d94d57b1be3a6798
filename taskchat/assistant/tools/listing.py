"""The tool that looks."""

from taskchat.assistant.tools.arguments import ListTasks
from taskchat.assistant.tools.step import Outcome, tool
from taskchat.assistant.tools.wording import task_facts
from taskchat.assistant.turn import Turn
from taskchat.tasks import Status, TaskQuery, find


def _title(asked: ListTasks) -> str:
    wanted = [asked.status, f"{asked.priority} priority" if asked.priority else None, asked.due]
    wanted += [f"#{asked.tag.lstrip('#')}" if asked.tag else None, f"“{asked.search}”" if asked.search else None]
    return " · ".join(["List tasks", *(str(part) for part in wanted if part)])


@tool(ListTasks, icon="search", title=_title)
async def list_tasks(turn: Turn, asked: ListTasks) -> Outcome:
    """Show tasks, due ones first. All conditions given must hold."""
    query = TaskQuery(
        status=asked.status or Status.OPEN,
        priority=asked.priority,
        due=asked.due,
        tag=asked.tag,
        search=asked.search[:200] if asked.search else None,
        limit=asked.limit,
    )
    async with turn.database.read() as session:
        page = await find(session, user_id=turn.user_id, query=query, timezone=turn.timezone, now=turn.now)
    turn.shown[:] = [task.id for task in page.tasks]
    return Outcome(
        {"total": page.total, "tasks": [task_facts(task, turn) for task in page.tasks]},
        _counted(len(page.tasks), page.total),
    )


def _counted(shown: int, total: int) -> str:
    if not total:
        return "No tasks found."
    noun = "task" if total == 1 else "tasks"
    return f"Found {total} {noun}." if shown == total else f"Found {total} {noun}; the first {shown} are shown."
