"""Reminders that rang, as the list under the bell draws them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from taskchat import notifications, tasks
from taskchat.accounts import User
from taskchat.database import get_database, now
from taskchat.notifications import Notification
from taskchat.tasks import Due, LocalClock, Task, due_words

# Notices in the list at first, and at most; the bell counts those that are new behind them, too.
NOTICES, MAX_NOTICES = 30, 480
_MAX_COUNT = 99


@dataclass(frozen=True)
class Notice:
    """Reminder that rang; `when` says when it was to, `state` what became of it since.

    It is `new` until it is seen, and `waits` while its task can be done or put off.
    """

    id: str
    title: str
    when: str
    at: str
    task_id: str = ""
    state: str = ""
    missed: bool = False
    new: bool = False
    waits: bool = False


@dataclass(frozen=True)
class Inbox:
    """Reminders that rang, the newest first; `badge` counts what is new, `label` is the name of the bell.

    With `more` there are older ones behind them.
    """

    loaded: bool = False
    label: str = "Reminders"
    badge: str = ""
    notices: list[Notice] = field(default_factory=list)
    more: bool = False


async def read_inbox(person: User, *, rows: int = NOTICES) -> Inbox:
    """Read what rang last for a person, in words of now."""
    async with get_database().read() as session:
        page = await notifications.find_newest(session, user_id=person.id, limit=rows + 1)
        shown = page.notifications[:rows]
        ids = {one.task_id for one in shown if one.task_id}
        found = await tasks.get_many(session, user_id=person.id, task_ids=ids) if ids else []
    inbox = make_inbox(shown, page.unseen, {task.id: task for task in found}, LocalClock.of(person, now()))
    return replace(inbox, more=len(page.notifications) > rows)


def make_inbox(rang: list[Notification], unseen: int, tasks_by_id: Mapping[UUID, Task], clock: LocalClock) -> Inbox:
    """Make the list of these notifications, with what is known of their tasks. Pure."""
    badge = f"{_MAX_COUNT}+" if unseen > _MAX_COUNT else str(unseen or "")
    notices = [_notice(one, tasks_by_id.get(one.task_id) if one.task_id else None, clock) for one in rang]
    return Inbox(loaded=True, label=f"Reminders, {unseen} new" if unseen else "Reminders", badge=badge, notices=notices)


def snoozed_words(notification: Notification, clock: LocalClock) -> str:
    """Say until when a reminder is put off: "Today 18:00"; empty where it is not."""
    return _moment(notification.snoozed_until, clock) if notification.snoozed_until else ""


def _notice(rang: Notification, task: Task | None, clock: LocalClock) -> Notice:
    return Notice(
        id=str(rang.id),
        title=rang.title,
        when=_moment(rang.remind_at, clock),
        at=rang.remind_at.isoformat(),
        task_id=str(task.id) if task else "",
        state=_state(rang, task, clock),
        missed=rang.missed,
        new=rang.seen_at is None,
        waits=task is not None and task.completed_at is None,
    )


def _state(rang: Notification, task: Task | None, clock: LocalClock) -> str:
    if task is None:
        return "Deleted"
    if task.completed_at:
        return "Done"
    if rang.snoozed_until and rang.snoozed_until > clock.now:
        return f"Again: {snoozed_words(rang, clock)}"
    return ""


def _moment(moment: datetime, clock: LocalClock) -> str:
    return due_words(Due(moment, all_day=False), clock)
