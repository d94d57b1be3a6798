"""Tool that skips, pauses, resumes and ends what comes again."""

from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from taskchat.assistant.run_context import RunContext
from taskchat.assistant.tools.arguments import ChangeRepeating, RepeatingAction
from taskchat.assistant.tools.describing import describe_one, due_words
from taskchat.assistant.tools.fields import read_day
from taskchat.assistant.tools.lookup import find_series, find_task
from taskchat.assistant.tools.once import Outcome
from taskchat.assistant.tools.refusals import Refusal
from taskchat.assistant.tools.tool import ToolRefused, tool
from taskchat.tasks import (
    NoOpenOccurrence,
    Series,
    SeriesChanged,
    SeriesState,
    Task,
    due_day,
    end_series,
    get_due,
    get_many,
    get_series,
    list_open,
    list_series,
    pause_series,
    resume_series,
    rhythm_words,
    skip_occurrence,
)
from taskchat.text import shortened

_MAX_SERIES = 1_000
_CHANGES = {
    RepeatingAction.SKIP: skip_occurrence,
    RepeatingAction.PAUSE: pause_series,
    RepeatingAction.RESUME: resume_series,
}
_DONE = {
    RepeatingAction.SKIP: "skipped",
    RepeatingAction.PAUSE: "paused",
    RepeatingAction.RESUME: "resumed",
    RepeatingAction.END: "ended",
}
_ALREADY = {
    RepeatingAction.PAUSE: "is paused already",
    RepeatingAction.RESUME: "is neither paused nor ended",
    RepeatingAction.END: "has ended already",
}


def _title(asked: ChangeRepeating) -> str:
    return f"{asked.action.capitalize()} · {shortened(asked.task, 60)}"


@tool(ChangeRepeating, reads_only=False, icon="calendar", title=_title)
async def change_repeating(session: AsyncSession, turn: RunContext, asked: ChangeRepeating) -> Outcome:
    """Skip the open occurrence of a task that comes again, or pause, resume or end its coming again.

    Only where the person clearly asked for it. The rhythm itself is changed with update_task.
    """
    series = await _find(session, turn, asked)
    opened = (await list_open(session, user_id=turn.user_id, series_ids=[series.id])).get(series.id)
    if asked.action is RepeatingAction.SKIP:
        _check_days(asked, opened, turn)
    changed = await _change(session, turn, asked.action, series.id)
    facts = await _facts(session, turn, changed, opened, asked.action)
    if changed.change_id is None:
        reason = _ALREADY.get(asked.action, "was like that already")
        return Outcome({"unchanged": facts, "reason": reason}, f"“{series.title}” {reason}.")
    following = _following(turn, changed, asked.action)
    said = f"{_DONE[asked.action].capitalize()} “{changed.series.title}”."
    said += f" Next: {following['next']}." if following else ""
    return Outcome({_DONE[asked.action]: facts, **following}, said, [opened.id if opened else series.id])


async def _change(session: AsyncSession, turn: RunContext, action: RepeatingAction, series_id: UUID) -> SeriesChanged:
    whose: dict[str, Any] = {"user_id": turn.user_id, "series_id": series_id, "origin": turn.origin}
    if action is RepeatingAction.END:
        return await end_series(session, **whose, after_next=True)
    return await _CHANGES[action](session, **whose)


async def _find(session: AsyncSession, turn: RunContext, asked: ChangeRepeating) -> Series:
    """Find the series of a task; one that is paused or has ended has no open task, and is found by its title."""
    every = await list_series(session, user_id=turn.user_id, state=SeriesState.ALL, limit=_MAX_SERIES)
    over = [series for series in every if series.is_over]
    paused = [series for series in over if series.ended_at is None]
    by_title = find_series(asked.task, paused) or find_series(asked.task, over)
    if by_title and asked.action is RepeatingAction.RESUME:
        return by_title
    try:
        task_id = await find_task(session, turn, asked.task, typos=False)
    except ToolRefused:
        if by_title:
            return by_title
        raise
    (task,) = await get_many(session, user_id=turn.user_id, task_ids=[task_id])
    if task.series_id is None:
        raise ToolRefused(f"“{task.title}” does not come again.", Refusal.NOT_REPEATING, title=task.title)
    return await get_series(session, user_id=turn.user_id, series_id=task.series_id)


def _check_days(asked: ChangeRepeating, opened: Task | None, turn: RunContext) -> None:
    """Refuse to skip an occurrence that is due on other days than were said: "this week's"."""
    if opened is None:
        raise NoOpenOccurrence
    due = get_due(opened)
    day = due_day(due, turn.clock) if due else None
    first = read_day(asked.due_from, turn) if asked.due_from else day
    last = read_day(asked.due_to, turn) if asked.due_to else day
    if day is None or first is None or last is None or first <= day <= last:
        return
    said = due_words(turn, opened)
    raise ToolRefused(
        f"“{opened.title}” is due {said}, not then; nothing was skipped.",
        Refusal.NOT_THEN,
        title=opened.title,
        due=said,
    )


async def _facts(
    session: AsyncSession, turn: RunContext, changed: SeriesChanged, before: Task | None, action: RepeatingAction
) -> dict[str, Any]:
    """Describe what was changed: by its title alone where no occurrence is open any more, or another one is."""
    if action in (RepeatingAction.RESUME, RepeatingAction.END) and changed.open:
        return (await describe_one(session, turn, changed.open[-1])).facts
    series = changed.series
    skipped = {"due": due_words(turn, before)} if before and action is RepeatingAction.SKIP else {}
    return {"title": series.title, **skipped, "repeats": rhythm_words(series)}


def _following(turn: RunContext, changed: SeriesChanged, action: RepeatingAction) -> dict[str, str]:
    if action is not RepeatingAction.SKIP or not changed.open:
        return {}
    return {"next": due_words(turn, changed.open[-1])}
