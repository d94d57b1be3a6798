"""Conditions by which a tool chooses tasks: as a query, and in the title of its step."""

from typing import Any

from pydantic import ValidationError
from sqlalchemy.ext.asyncio import AsyncSession

from taskchat.assistant.run_context import RunContext
from taskchat.assistant.tools.arguments import Conditions, Filters
from taskchat.assistant.tools.fields import read_day
from taskchat.assistant.tools.lookup import find_task
from taskchat.assistant.tools.tool import ToolRefused
from taskchat.tasks import SEARCH_MAX, Priority, Sort, Start, Status, TaskQuery

_RANGES = ("due_from", "due_to", "completed_from", "completed_to", "created_from", "created_to")


async def find_query(
    session: AsyncSession, turn: RunContext, asked: Filters, *, status: Status, limit: int = 1
) -> TaskQuery:
    """Return the query for the tasks that fit; raises `ToolRefused` for what is no day, range or task."""
    query = read_query(asked, turn, status=status, limit=limit)
    if asked.parent is not None:
        return query.model_copy(update={"parent_id": await find_task(session, turn, asked.parent)})
    return query


def read_query(asked: Filters, turn: RunContext, *, status: Status, limit: int = 1) -> TaskQuery:
    """Return the query for the tasks that fit, whatever their parent; raises `ToolRefused` for what is no day."""
    days: dict[str, Any] = {name: read_day(words, turn) for name in _RANGES if (words := getattr(asked, name, None))}
    words = asked.search if isinstance(asked, Conditions) else None
    try:
        return TaskQuery(
            status=status,
            priority=asked.priority,
            due=asked.due,
            tag=[tag[:SEARCH_MAX] for tag in asked.tag or []],
            search=words[:SEARCH_MAX] if words else None,
            sort=getattr(asked, "sort", None) or Sort.DUE,
            start=asked.start or Start.ALL,
            limit=limit,
            **days,
        )
    except ValidationError as error:
        raise ToolRefused(error.errors()[0]["msg"].removeprefix("Value error, ")) from None


def status_of(asked: Filters, status: Status | None) -> Status:
    """Return the status that is meant: where days of completion are asked for and nothing else is said, done ones."""
    return status or (Status.DONE if asked.completed_from or asked.completed_to else Status.OPEN)


def condition_words(asked: Filters) -> list[str]:
    """List the conditions for people: high priority, today, from 1 nov, #home, “milk”."""
    level = "no" if asked.priority is Priority.NONE else asked.priority
    wanted = [
        f"{level} priority" if level else None,
        str(asked.due) if asked.due else None,
        _range_words("due", asked.due_from, asked.due_to),
        _range_words("completed", asked.completed_from, asked.completed_to),
        *(f"#{tag.lstrip('#')}" for tag in asked.tag or []),
        _range_words("made", asked.created_from, asked.created_to),
        f"“{asked.search}”" if isinstance(asked, Conditions) and asked.search else None,
        f"subtasks of {asked.parent}" if asked.parent else None,
        str(asked.start) if asked.start and asked.start is not Start.ALL else None,
    ]
    return [words for words in wanted if words]


def _range_words(what: str, first: str | None, last: str | None) -> str:
    if first and first == last:
        return f"{what} {first}"
    ends = [f"from {first}"] if first else []
    ends += [f"to {last}"] if last else []
    return " ".join([what, *ends]) if ends else ""
