"""Tool that undoes changes."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from taskchat.assistant.run_context import RunContext
from taskchat.assistant.tools.arguments import Undo
from taskchat.assistant.tools.once import Outcome
from taskchat.assistant.tools.refusals import Refusal
from taskchat.assistant.tools.tool import ToolRefused, tool
from taskchat.tasks import (
    ChangeKind,
    NothingToUndo,
    Subject,
    TaskChange,
    UndoResult,
    change_kind,
    newest_changes,
    title_in,
    undo_latest,
    undo_of_task,
)

_MAX_LISTED = 20
_MAX_OFFERED = 3
_NOTHING_LEFT = "There is no change left to undo."


def _title(asked: Undo) -> str:
    return f"Undo the last change of {asked.task}" if asked.task else "Undo the last change"


@tool(Undo, reads_only=False, icon="lucide:undo-2", title=_title)
async def undo(session: AsyncSession, turn: RunContext, asked: Undo) -> Outcome:
    """Take back what was changed last in this conversation, with everything that was changed together with it.

    With task, take back the last change of one task. Where it refuses, ask whether what it names is meant.
    """
    undone = await _undo_of_task(session, turn, asked.task) if asked.task else await _undo_last(session, turn, asked)
    changes = _summaries(undone.changes)
    conflicts = [change["title"] for change in _summaries(undone.conflicts)]
    if not changes and not conflicts:
        raise ToolRefused(_NOTHING_LEFT, Refusal.NOTHING_TO_UNDO)
    if not changes:
        raise ToolRefused(
            f"“{conflicts[0]}” was changed again since and stays as it is.", Refusal.CHANGED_SINCE, title=conflicts[0]
        )
    result: dict[str, Any] = {"undone": changes[:_MAX_LISTED], "count": len(changes)}
    if conflicts:
        result["conflicts"] = [
            {"title": title, "reason": "was changed again since"} for title in conflicts[:_MAX_LISTED]
        ]
    first = f"Undone: {changes[0]['what']} “{changes[0]['title']}”"
    more = f" and {len(changes) - 1} more" if len(changes) > 1 else ""
    left = f" {len(conflicts)} changed since and stayed." if conflicts else ""
    return Outcome(result, f"{first}{more}.{left}", [change.task_id for change in undone.changes], is_undo=True)


async def _undo_of_task(session: AsyncSession, turn: RunContext, title: str) -> UndoResult:
    try:
        return await undo_of_task(session, user_id=turn.user_id, title=title)
    except NothingToUndo:
        raise ToolRefused(_NOTHING_LEFT, Refusal.NOTHING_TO_UNDO) from None


async def _undo_last(session: AsyncSession, turn: RunContext, asked: Undo) -> UndoResult:
    newest = await newest_changes(session, user_id=turn.user_id, thread_id=turn.origin.thread_id)
    if newest and turn.was_refused:
        changed = _summaries(newest)
        raise ToolRefused("The message before changed nothing.", Refusal.NOTHING_DONE, changed=changed[:_MAX_OFFERED])
    if not newest and (elsewhere := await newest_changes(session, user_id=turn.user_id)):
        changed = _summaries(elsewhere)
        sentence = "Nothing of this conversation is left to undo."
        raise ToolRefused(sentence, Refusal.NOTHING_DONE_HERE, changed=changed[:_MAX_OFFERED])
    return await _undo_times(session, turn, asked.times)


async def _undo_times(session: AsyncSession, turn: RunContext, times: int) -> UndoResult:
    """Undo the newest changes, one after the other, until none is left or one is in the way."""
    undone = UndoResult([], [])
    for _ in range(times):
        try:
            one = await undo_latest(session, user_id=turn.user_id, thread_id=turn.origin.thread_id)
        except NothingToUndo:
            break
        undone.changes.extend(one.changes)
        undone.conflicts.extend(one.conflicts)
        if one.conflicts:
            break
    return undone


def _summaries(changes: Sequence[TaskChange]) -> list[dict[str, Any]]:
    """Sum up changes, newest first, by task: their kind in all, and the title at the end."""
    newest: dict[UUID, TaskChange] = {}
    oldest: dict[UUID, TaskChange] = {}
    for change in changes:
        newest.setdefault(change.task_id, change)
        oldest[change.task_id] = change
    return [
        {
            # A series is known by its title alone: no tool takes its id.
            **({"id": str(task_id)} if last.subject == Subject.TASK else {}),
            "title": title_in(last.after or last.before or {}),
            "what": _kind(oldest[task_id], last),
        }
        for task_id, last in newest.items()
    ]


def _kind(first: TaskChange, last: TaskChange) -> ChangeKind:
    # Undoing takes away what was made, also where it was deleted since.
    return ChangeKind.CREATED if first.before is None else change_kind(first.before, last.after)
