"""Tasks, results, messages and cards as a conversation writes them. Pure."""

from typing import Any
from zoneinfo import ZoneInfo

from taskchat.tasks import Task
from tests.gemini_stand_in import Failure, Reply
from tests.integration.chat.chat import Event
from tests.integration.conversations.script import Line

BERLIN = ZoneInfo("Europe/Berlin")


def line_of(task: Task) -> str:
    """A task of the database."""
    due = ""
    if task.due_at:
        local = task.due_at if task.all_day else task.due_at.astimezone(BERLIN)
        due = f"{local:%a} {local.day} {local:%b %Y}" + ("" if task.all_day else f", {local:%H:%M}")
    return _line(task.title, task.description, str(task.priority), due, task.tags)


def _line(title: str, description: str, priority: str, due: str, tags: list[str]) -> str:
    parts = [title, description, "" if priority == "medium" else priority, due, " ".join(f"#{tag}" for tag in tags)]
    return " · ".join(part for part in parts if part)


def plain(result: Any) -> Any:
    """A tool's result with every task in it as one line."""
    match result:
        case list():
            return [plain(one) for one in result]
        case {"title": title, "what": what}:
            return f"{what} {title}"
        case {"title": title, "priority": priority}:
            facts = [result.get("description", ""), priority, result.get("due", ""), result.get("tags", [])]
            state = "".join(f" ({word})" for word in ("done", "overdue") if result.get(word))
            return _line(title, *facts) + state
        case {"id": _, "title": title}:
            return title
        case dict():
            return {name: plain(value) for name, value in result.items()}
        case _:
            return result


def reply_of(line: Line) -> Reply:
    """One line of the script as the stand-in takes it."""
    if isinstance(line, Reply):
        return line
    if isinstance(line, Failure):
        return Reply(failure=line)
    parts = line if isinstance(line, tuple) else (line,)
    calls = tuple(part for part in parts if not isinstance(part, str))
    return Reply(text="".join(part for part in parts if isinstance(part, str)), calls=calls)


def steps_in(items: list[Event]) -> list[str]:
    """The steps in these items: whether each went well, and its title."""
    tasks = [task for item in items if item["type"] == "workflow" for task in item["workflow"]["tasks"]]
    return [f"{'✓' if task['status_indicator'] == 'complete' else '✗'} {task['title']}" for task in tasks]


def card_text(item: Event) -> str:
    return item["copy_text"].replace("\n", " | ")
