"""Making of a task from its fields, in no session: its date in one form, its reminders checked, its series begun."""

from collections.abc import Collection, Sequence
from datetime import UTC
from uuid import UUID

from taskchat.database import new_id, now
from taskchat.tasks.errors import InvalidTask
from taskchat.tasks.models import Task, TaskCreate, TaskFields
from taskchat.tasks.recurrence import RuleRefused
from taskchat.tasks.reminders import is_offset
from taskchat.tasks.series import Series, begin, calendar_of, is_day, read_slot, write_slot

_NOBODY = UUID(int=0)


def make_task(
    data: TaskCreate, *, user_id: UUID, timezone: str, default_reminders: Collection[str] = ()
) -> tuple[Task, Series | None]:
    """Make a task; with a rule, as the first occurrence of a series on the clocks of `timezone`.

    `default_reminders` are those of a timed task of which none are said. Raises `InvalidTask`.
    """
    moment = now()
    # SQLModel inspects the signature of each default's factory each time, so nothing is left to one.
    made = {"id": new_id(), "created_at": moment, "updated_at": moment}
    task = Task(**data.model_dump(include={*TaskFields.model_fields, "parent_id"}), user_id=user_id, **made)
    normalise_due(task)
    if "reminders" not in data.model_fields_set and task.due_at and not task.all_day:
        task.reminders = [*default_reminders]
    series = _begin(task, data, timezone)
    check_reminders(task, task.reminders)
    return task, series


def check_new(data: TaskCreate, *, timezone: str, slot: str | None = None, skipped: Sequence[str] = ()) -> None:
    """Check that a task of these fields could be made, and its series go on so; raises `InvalidTask`."""
    task, series = make_task(data, user_id=_NOBODY, timezone=timezone)
    if series:
        go_on(task, series, slot=slot, skipped=skipped)


def go_on(
    task: Task, series: Series, *, slot: str | None = None, skipped: Sequence[str] = (), paused: bool = False
) -> None:
    """Let a series that was begun go on as another one did: its task stands for `slot`, and `skipped` never come.

    Raises `InvalidTask` for slots that are none of such a series.
    """
    try:
        starts = read_slot(slot or series.starts, all_day=is_day(series.starts))
        left_out = {write_slot(read_slot(one, all_day=is_day(series.starts))) for one in skipped}
    except ValueError:
        raise InvalidTask("rrule", "A date that its rule skips, or counts from, is none.") from None
    series.starts = task.slot = write_slot(starts)
    series.skipped = sorted(left_out)
    series.paused_at = now() if paused else None
    if (calendar := calendar_of(series)) is None or calendar.first() is None:
        raise InvalidTask("rrule", "There is no day left on which this would come.")


def _begin(task: Task, data: TaskCreate, timezone: str) -> Series | None:
    if data.rrule is None:
        return None
    how = data.model_dump(include={"rrule", "from_completion", "keep_missed"})
    try:
        return begin(task, timezone=timezone, **how)
    except RuleRefused as refused:
        raise InvalidTask("rrule", str(refused)) from None


def normalise_due(task: Task) -> None:
    """Write the due date of a task in its one form: in UTC, a whole day at 00:00."""
    if task.due_at is None:
        task.all_day = False
        return
    due = task.due_at.astimezone(UTC)
    # A day has no time of its own: two ways to write the same day must compare equal.
    task.due_at = due.replace(hour=0, minute=0, second=0, microsecond=0) if task.all_day else due


def check_reminders(task: Task, added: Collection[str]) -> None:
    """Refuse reminders that count from a date that there is not; raises `InvalidTask`."""
    # Those that were there stay when the date goes, and count again from the next one.
    if task.due_at is None and any(map(is_offset, added)):
        raise InvalidTask("reminders", "A reminder before the due date needs one: set a date, too.")
