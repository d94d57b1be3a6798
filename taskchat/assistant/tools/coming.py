"""Tool that tells what comes between two days: tasks that are due, and later ones of what comes again."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from taskchat.assistant.run_context import RunContext
from taskchat.assistant.tools.arguments import Conditions, ListComing
from taskchat.assistant.tools.conditions import read_query
from taskchat.assistant.tools.describing import describe_all
from taskchat.assistant.tools.once import Outcome
from taskchat.assistant.tools.tool import tool
from taskchat.tasks import (
    Due,
    SeriesPreview,
    Status,
    due_in_full,
    find,
    list_rhythms,
    preview_series,
)
from taskchat.text import counted

_MAX_TASKS = 100
_MAX_SERIES = 50
# Days that are named of what comes more often; the others are counted.
_MAX_NAMED = 5


@tool(
    ListComing,
    reads_only=True,
    icon="calendar",
    title=lambda asked: f"What comes · {asked.first[:40]} to {asked.last[:40]}",
)
async def list_coming(session: AsyncSession, turn: RunContext, asked: ListComing) -> Outcome:
    """Show what comes between two days: tasks that are due, and as `later` what comes again, which is no task yet."""
    days = Conditions.model_validate({"due_from": asked.first, "due_to": asked.last})
    query = read_query(days, turn, status=Status.OPEN, limit=_MAX_TASKS)
    first, last = query.due_from, query.due_to
    assert first is not None
    assert last is not None
    page = await find(session, user_id=turn.user_id, query=query, timezone=turn.timezone, now=turn.now)
    previews = await preview_series(session, user_id=turn.user_id, first=first, last=last, clock=turn.clock)
    later = await _later(session, turn, previews)
    turn.shown[:] = [task.id for task in page.tasks]
    tasks = [view.facts for view in await describe_all(session, turn, page.tasks)]
    more = f" and {len(previews)} later" if previews else ""
    return Outcome(
        {"first": str(first), "last": str(last), "total": page.total, "tasks": tasks, "later": later},
        f"Found {counted(page.total, 'task')}{more}.",
    )


async def _later(session: AsyncSession, turn: RunContext, previews: Sequence[SeriesPreview]) -> list[dict[str, Any]]:
    """Sum what comes again up, each series once, in the order in which they come first."""
    by_series: dict[UUID, list[SeriesPreview]] = {}
    for preview in previews:
        by_series.setdefault(preview.series_id, []).append(preview)
    rhythms = await list_rhythms(session, user_id=turn.user_id, series_ids=by_series) if by_series else {}
    return [
        {
            "title": str(its[0].template.get("title", "")),
            "repeats": rhythms.get(series_id, ""),
            "dues": [due_in_full(Due(one.due_at, one.all_day), turn.clock) for one in its[:_MAX_NAMED]],
            "count": len(its),
        }
        for series_id, its in list(by_series.items())[:_MAX_SERIES]
    ]
