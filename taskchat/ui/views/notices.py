"""Reminders that rang, as the list under the bell draws them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from taskchat import notifications, tasks
from taskchat.accounts import User
from taskchat.database import Database, now
from taskchat.notifications import Notification, NotificationPlace
from taskchat.tasks import Due, LocalClock, Task, due_words
from taskchat.ui.views.parts import Parts, all_rows, can_grow, foot_words

# Notices in a part of the list, and at most; the bell counts those that are new behind them, too.
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

    `foot` is what stands below them, a button that shows older ones where there are `more`.
    """

    loaded: bool = False
    label: str = "Reminders"
    badge: str = ""
    notices: list[Notice] = field(default_factory=list)
    more: bool = False
    foot: str = ""


NoticeParts = Parts[Notice, NotificationPlace]


class InboxReader:
    """Reader of what rang for a person, in words of now; `unseen` is how much of all was new when it read last."""

    def __init__(self, database: Database, person: User) -> None:
        self._database, self._person = database, person
        self.unseen = 0

    async def __call__(
        self, *, limit: int, after: NotificationPlace | None = None, until: NotificationPlace | None = None
    ) -> Sequence[tuple[NotificationPlace, Notice]]:
        """Return at most `limit` notices with their places, the newest first."""
        person = self._person
        async with self._database.read() as session:
            page = await notifications.find_newest(session, user_id=person.id, limit=limit, after=after, until=until)
            ids = {one.task_id for one in page.notifications if one.task_id}
            found = await tasks.get_many(session, user_id=person.id, task_ids=ids) if ids else []
        self.unseen = page.unseen
        notices = make_notices(page.notifications, {task.id: task for task in found}, LocalClock.of(person, now()))
        places = [NotificationPlace(one.remind_at, one.id) for one in page.notifications]
        return list(zip(places, notices, strict=True))


def make_notices(rang: Sequence[Notification], tasks_by_id: Mapping[UUID, Task], clock: LocalClock) -> list[Notice]:
    """Make the notices of these notifications, with what is known of their tasks. Pure."""
    return [_notice(one, tasks_by_id.get(one.task_id) if one.task_id else None, clock) for one in rang]


def inbox_view(parts: NoticeParts, unseen: int, *, asked: bool) -> Inbox:
    """Show the parts of the list that were read; `asked` says that somebody wanted more than the first. Pure."""
    return Inbox(
        loaded=bool(parts),
        label=f"Reminders, {unseen} new" if unseen else "Reminders",
        badge=f"{_MAX_COUNT}+" if unseen > _MAX_COUNT else str(unseen or ""),
        notices=all_rows(parts),
        more=can_grow(parts, bound=MAX_NOTICES),
        foot=foot_words(parts, asked=asked, bound=MAX_NOTICES),
    )


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
