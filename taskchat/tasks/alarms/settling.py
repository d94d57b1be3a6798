"""Settling: before a transaction commits, the alarms of the tasks that it changed become what their reminders say."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import islice
from typing import Any, NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session
from sqlmodel import col, select

from taskchat.tasks.alarms.models import Alarm, alarm_id
from taskchat.tasks.alarms.noting import NotedTask, forget, take_people, take_tasks
from taskchat.tasks.alarms.people import fetch_zones
from taskchat.tasks.models import Task
from taskchat.tasks.reminders import moment_of, reminder_moments

# Tasks of one statement.
_BATCH = 500
_INSERT = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}


class _Waiting(NamedTuple):
    """Alarm that waits: its id, moment and text."""

    id: UUID
    remind_at: datetime
    text: str


@event.listens_for(Session, "before_commit")
def _before_commit(session: Session) -> None:
    # A savepoint is no commit yet.
    if not session.in_nested_transaction():
        settle(session)


@event.listens_for(Session, "after_rollback")
def _after_rollback(session: Session) -> None:
    forget(session)


def settle(session: Session) -> None:
    """Bring alarms in step with what was noted; costs nothing where nothing was."""
    tasks, people = take_tasks(session), take_people(session)
    if not tasks and not people:
        return
    # What is to be remembered must be there.
    session.flush()
    items = iter(tasks.items())
    while some := dict(islice(items, _BATCH)):
        _settle_tasks(session, some)
    for user_id in sorted(people):
        _settle_person(session, user_id)


def _settle_tasks(session: Session, tasks: dict[UUID, NotedTask]) -> None:
    """Bring the alarms of tasks in step. One that is overdue and still said is kept; none is made for the past."""
    zones = fetch_zones(session, {task.user_id for task in tasks.values()})
    waiting = _waiting(session, tasks)
    gone: list[UUID] = []
    new: list[dict[str, Any]] = []
    for task_id, (user_id, fields, since) in tasks.items():
        wanted = _moments(fields, zones[user_id])
        there = waiting.get(task_id, [])
        gone += [alarm.id for alarm in there if wanted.get(alarm.remind_at) != alarm.text]
        kept = {alarm.remind_at for alarm in there if wanted.get(alarm.remind_at) == alarm.text}
        coming = {moment for moment in wanted if moment > since} - kept
        new += [_row(user_id, task_id, moment, wanted[moment]) for moment in sorted(coming)]
    _replace(session, gone, new)


def _settle_person(session: Session, user_id: UUID) -> None:
    """Move the alarms of a person whose clocks show another time; one whose moment has passed by that rings at once."""
    zone = fetch_zones(session, [user_id])[user_id]
    mine = (
        select(Alarm, Task.due_at, Task.all_day)
        .join(Task, col(Task.id) == Alarm.task_id)
        .where(Alarm.user_id == user_id, col(Alarm.text).is_not(None))
    )
    gone: list[UUID] = []
    new: list[dict[str, Any]] = []
    for alarm, due_at, all_day in session.execute(mine):
        moment = moment_of(alarm.text, due_at=due_at, all_day=all_day, zone=zone)
        if moment is not None and moment != alarm.remind_at:
            gone.append(alarm.id)
            new.append(_row(user_id, alarm.task_id, moment, alarm.text))
    _replace(session, gone, new)


def _waiting(session: Session, task_ids: Iterable[UUID]) -> dict[UUID, list[_Waiting]]:
    of_tasks = select(Alarm.task_id, Alarm.id, Alarm.remind_at, Alarm.text)
    of_tasks = of_tasks.where(col(Alarm.task_id).in_(list(task_ids)), col(Alarm.text).is_not(None))
    found: dict[UUID, list[_Waiting]] = {}
    for task_id, *alarm in session.execute(of_tasks):
        found.setdefault(task_id, []).append(_Waiting(*alarm))
    return found


def _moments(fields: Any, zone: ZoneInfo) -> dict[datetime, str]:
    # An entry of an older version lacks what is younger.
    texts, due_at = fields.get("reminders") or [], fields.get("due_at")
    due = datetime.fromisoformat(due_at) if due_at else None
    return reminder_moments(texts, due_at=due, all_day=bool(fields.get("all_day")), zone=zone)


def _row(user_id: UUID, task_id: UUID, moment: datetime, text: str) -> dict[str, Any]:
    return {
        "id": alarm_id(task_id, moment), "user_id": user_id, "task_id": task_id, "text": text, "remind_at": moment
    }  # fmt: skip


def _replace(session: Session, gone: Sequence[UUID], new: Sequence[dict[str, Any]]) -> None:
    """Delete alarms and insert others, but for those that somebody else made meanwhile."""
    if gone:
        old = sa.delete(Alarm).where(col(Alarm.id).in_(gone))
        session.execute(old, execution_options={"synchronize_session": False})
    if new:
        insert = _INSERT[session.get_bind().dialect.name](Alarm).on_conflict_do_nothing(index_elements=["id"])
        session.execute(insert, new)
