"""Notes of a transaction: whose alarms it changes. They are settled before the commit, by `settling.py`."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session

from taskchat import feed
from taskchat.database import now

_TASKS, _PEOPLE, _DONE = "alarms.tasks", "alarms.people", "alarms.done"
# Fields of the journal that say when a task reminds.
_FIELDS = ("reminders", "due_at", "all_day")


class NotedTask(NamedTuple):
    """Task whose alarms are to be settled, as it is after its last change; `fields` are those of the journal.

    `since` is the moment of its first change: what was to ring later than that rings, though the commit be later still.
    """

    user_id: UUID
    fields: Mapping[str, Any]
    since: datetime


def note_change(
    session: AsyncSession,
    *,
    user_id: UUID,
    task_id: UUID,
    before: Mapping[str, Any] | None,
    after: Mapping[str, Any] | None,
) -> None:
    """Note that a task was changed between two states of the journal; without reminders that costs nothing."""
    noted: dict[UUID, NotedTask] = session.info.get(_TASKS, {})
    if after is None:
        # The database deletes its alarms with it.
        noted.pop(task_id, None)
        return
    old = before or {}
    if not (old.get("reminders") or after.get("reminders")):
        return
    if after.get("completed_at") and not old.get("completed_at"):
        session.info.setdefault(_DONE, set()).add(task_id)
    if before is None or any(old.get(name) != after.get(name) for name in _FIELDS) or task_id in noted:
        since = noted[task_id].since if task_id in noted else now()
        session.info.setdefault(_TASKS, noted)[task_id] = NotedTask(user_id, after, since)
        feed.announce(session, feed.AlarmsChanged())


def note_move(session: Session, user_id: UUID) -> None:
    """Note that a person's clocks show another time from now on."""
    session.info.setdefault(_PEOPLE, set()).add(user_id)
    feed.announce(session, feed.AlarmsChanged())


def take_tasks(session: Session) -> dict[UUID, NotedTask]:
    """Take the tasks that were noted, by their ids, out of the session."""
    return session.info.pop(_TASKS, {})


def take_people(session: Session) -> set[UUID]:
    """Take the people who were noted out of the session."""
    return session.info.pop(_PEOPLE, set())


def take_done(session: Session) -> set[UUID]:
    """Take the ids of tasks with reminders that were done out of the session."""
    return session.info.pop(_DONE, set())


def forget(session: Session) -> None:
    """Forget what was noted, since it was taken back."""
    take_tasks(session)
    take_people(session)
    take_done(session)
