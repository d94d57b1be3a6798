"""Change of a series: what its occurrences are born with, and when they come. Those that are done stay as they are."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from taskchat.tasks import recurrence
from taskchat.tasks.errors import InvalidTask
from taskchat.tasks.history import record, restored_task, snapshot
from taskchat.tasks.models import FieldsUpdate, Rule, Task
from taskchat.tasks.origin import Origin
from taskchat.tasks.recurrence import RuleRefused, parse_rule
from taskchat.tasks.seen import Seen
from taskchat.tasks.series import (
    BORN_WITH,
    STARTS_BEFORE,
    Occurrence,
    calendar_of,
    days_from,
    first_occurrence,
    is_day,
    read_slot,
    slot_of,
    starts_before,
    template_of,
    write_slot,
)
from taskchat.tasks.series_changes.holding import Held, SeriesChanged, hold
from taskchat.tasks.series_changes.moved_rule import moved_rule
from taskchat.tasks.service import set_fields

_NEVER = "There is no day left on which this would come."
_HOW = ("from_completion", "keep_missed")
_WHEN = ("due_at", "all_day")


class Scope(StrEnum):
    """Choice of the occurrences that a change is for, beside the one that is open; a done one never changes.

    A new rhythm counts from the open occurrence on with `following`, from the beginning of the series with `all`.
    """

    FOLLOWING = "following"
    ALL = "all"


class SeriesUpdate(FieldsUpdate):
    """Fields to change of a series and its open occurrence; those that are not set stay as they are.

    `due_at` and `all_day` move that occurrence with all later ones: the days that the rule names move along.
    """

    rrule: Rule | None = None
    from_completion: bool | None = None
    keep_missed: bool | None = None


async def change_series(
    session: AsyncSession,
    *,
    user_id: UUID,
    series_id: UUID,
    data: SeriesUpdate,
    scope: Scope = Scope.ALL,
    seen: Seen | None = None,
    origin: Origin | None = None,
) -> SeriesChanged:
    """Change a series with its open occurrence; raises `SeriesNotFound`, `InvalidTask`, `SeriesChangedSince`."""
    held = await hold(session, user_id=user_id, series_id=series_id, seen=seen, origin=origin)
    changes = data.model_dump(exclude_unset=True)
    before = {task.id: snapshot(task) for task in held.open}
    _change_template(held, {name: value for name, value in changes.items() if name in BORN_WITH})
    for name in _HOW:
        if changes.get(name) is not None:
            setattr(held.series, name, changes[name])
    try:
        _change_rhythm(held, changes, scope)
    except RuleRefused as refused:
        raise InvalidTask("rrule", str(refused)) from None
    _change_start(held, changes, before)
    cause_id = held.journal()
    for task in held.open:
        _journal_task(held, task, before[task.id], cause_id)
    return held.result()


def _change_template(held: Held, fields: dict[str, Any]) -> None:
    if not fields:
        return
    update = FieldsUpdate.model_validate(fields)
    # Through a task, since a template has the fields of one, and none that may be empty is emptied by it.
    kept = restored_task(held.series.template, task_id=held.series.id, user_id=held.series.user_id)
    for task in (kept, *held.open):
        set_fields(task, update)
    held.series.template = held.series.template | template_of(kept)


def _change_start(held: Held, changes: dict[str, Any], before: Mapping[UUID, dict[str, Any]]) -> None:
    """Let later ones start as long before their date as the open one is to; where that moved, its start moves along."""
    series = held.series
    if "start_on" not in changes:
        for task in held.open:
            was = restored_task(before[task.id], task_id=task.id, user_id=task.user_id)
            task.start_on = task.start_on and task.start_on + days_from(was, task, series.zone)
        return
    if not held.open:
        raise InvalidTask("start_on", "There is no open one whose start could be changed.")
    held.open[-1].start_on = changes["start_on"]
    others = {name: value for name, value in series.template.items() if name != STARTS_BEFORE}
    series.template = others | starts_before(held.open[-1], series.zone)


def _change_rhythm(held: Held, changes: dict[str, Any], scope: Scope) -> None:
    series, rrule = held.series, changes.get("rrule")
    moved = _moved(held, changes)
    if rrule is None and moved is None:
        return
    if rrule is not None:
        series.rrule = rrule
    current = held.open[-1] if held.open else None
    if moved is not None:
        series.starts = moved
    elif scope is Scope.FOLLOWING and current is not None and current.slot:
        series.starts = write_slot(read_slot(current.slot, all_day=is_day(series.starts)))
    _require_slots(held)
    if current is not None:
        _place(held, current, moved)


def _moved(held: Held, changes: dict[str, Any]) -> str | None:
    """Move the open occurrence, and return its new slot, or None where its time stays; the rule moves along."""
    if not any(name in changes for name in _WHEN):
        return None
    if not held.open:
        raise InvalidTask("due_at", "There is no open one whose date could be changed.")
    task = held.open[-1]
    was = slot_of(task, held.series.zone)
    set_fields(task, FieldsUpdate.model_validate({name: changes[name] for name in _WHEN if name in changes}))
    moved = slot_of(task, held.series.zone)
    if moved is None:
        raise InvalidTask("due_at", "What comes again has a due date.")
    if changes.get("rrule") is None:
        old, new = (read_slot(slot, all_day=is_day(slot)) for slot in (task.slot or was or moved, moved))
        held.series.rrule = moved_rule(parse_rule(held.series.rrule), old, new).text
    return moved


def _require_slots(held: Held) -> None:
    series = held.series
    start = read_slot(series.starts, all_day=is_day(series.starts))
    if recurrence.Series(parse_rule(series.rrule), start, series.zone).first() is None:
        raise RuleRefused(_NEVER)


def _place(held: Held, task: Task, moved: str | None) -> None:
    """Put the open occurrence where it was moved to; else where it is, or at the first slot of the rhythm from now."""
    taken = held.taken_before(task)
    if moved is not None:
        task.slot = moved if taken is None or moved > taken else task.slot
        return
    calendar, first = calendar_of(held.series), first_occurrence(held.series, at=held.at, latest=taken)
    if calendar is None or task.slot is None:
        return
    kept = calendar.has(read_slot(task.slot, all_day=is_day(task.slot)))
    if kept and (first is None or task.slot <= first.slot):
        return
    if first is None:
        raise RuleRefused(_NEVER)
    _set(task, first)


def _set(task: Task, occurrence: Occurrence) -> None:
    task.slot, task.due_at, task.all_day = occurrence


def _journal_task(held: Held, task: Task, before: dict[str, Any], cause_id: UUID | None) -> None:
    after = snapshot(task)
    if after == before:
        return
    task.touch()
    record(
        held.session,
        user_id=task.user_id,
        task_id=task.id,
        before=before,
        after=after,
        origin=held.origin,
        cause_id=cause_id,
    )
