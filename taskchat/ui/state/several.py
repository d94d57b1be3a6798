"""Deeds for several tasks at once: one call of the service, one batch of the journal, one toast that takes it back."""

from collections.abc import Awaitable, Callable
from datetime import date
from typing import NamedTuple
from uuid import UUID

import reflex as rx
from pydantic import ValidationError
from reflex.event import EventSpec
from sqlalchemy.ext.asyncio import AsyncSession

from taskchat import tasks
from taskchat.accounts import User
from taskchat.database import get_database, now
from taskchat.tasks import (
    BulkResult,
    DueBucket,
    FieldsOf,
    InvalidTask,
    LocalClock,
    Origin,
    PlanAction,
    Priority,
    Refused,
    put_on,
    tagged,
    untagged,
)
from taskchat.ui.state.changes import signal, trouble, undo_toast
from taskchat.ui.state.session import SIGN_IN, Session
from taskchat.ui.state.task_list import TaskList, end_hold
from taskchat.ui.views import MAX_CHOSEN, SentDeed, outcome

NOT_UNDERSTOOD = f"Choose between one and {MAX_CHOSEN} tasks. Nothing was changed."
# Events of the page's scripts: the deed was done and its choice is over, or it was not and stays.
_DONE, _NOT_DONE = "taskchat:several-done", "taskchat:several-not-done"


class _Done(NamedTuple):
    verb: str
    bulk: BulkResult
    refused: list[Refused]
    end: str = ""


class Several(Session):
    """Handlers of the bar over the list; which tasks are chosen is the browser's."""

    @rx.event
    async def act(self, sent: str):
        """Do one thing to the tasks that were chosen; `sent` is a `SentDeed` as JSON."""
        if not (person := await self._person()):
            return SIGN_IN
        try:
            deed = SentDeed.model_validate_json(str(sent))
            clock = LocalClock.of(person, now())
            act = _ACTS[deed.deed](deed.value, clock)
        except ValidationError:
            return [trouble(NOT_UNDERSTOOD), signal(_NOT_DONE)]
        except InvalidTask as refused:
            return [trouble(str(refused)), signal(_NOT_DONE)]
        end_hold(await self.get_state(TaskList))
        origin = Origin()
        async with get_database().begin() as session:
            done = await act(session, person, list(deed.titles), origin)
        return [signal(_DONE), _said(done, deed, origin)]

    @rx.event
    async def overdue_to_today(self):
        """Move what is overdue in the list that is shown to today."""
        if not (person := await self._person()):
            return SIGN_IN
        listed = await self.get_state(TaskList)
        end_hold(listed)
        clock, origin = LocalClock.of(person, now()), Origin()
        async with get_database().begin() as session:
            overdue = await tasks.list_by_bucket(
                session,
                user_id=person.id,
                query=listed._shown_view().query,
                buckets=(DueBucket.OVERDUE,),
                limit=MAX_CHOSEN,
                timezone=person.timezone,
                now=clock.now,
            )
            act = _fields("Moved", put_on(clock.today, clock), " to today")
            done = await act(session, person, [task.id for task in overdue], origin)
        return undo_toast(
            outcome(done.verb, done.bulk, {}, done.refused, done.end), TaskList.undo_batch, _batch(done, origin)
        )


_Act = Callable[[AsyncSession, User, list[UUID], Origin], Awaitable[_Done]]


def _said(done: _Done, deed: SentDeed, origin: Origin) -> EventSpec:
    words = outcome(done.verb, done.bulk, deed.titles, done.refused, done.end)
    return undo_toast(words, TaskList.undo_batch, _batch(done, origin))


def _batch(done: _Done, origin: Origin) -> UUID | None:
    return origin.batch_id if done.bulk.changed else None


def _fields(verb: str, fields: FieldsOf, end: str) -> _Act:
    async def act(session: AsyncSession, person: User, ids: list[UUID], origin: Origin) -> _Done:
        changed = await tasks.change_each(session, user_id=person.id, task_ids=ids, fields=fields, origin=origin)
        return _Done(verb, changed.bulk, changed.refused, end)

    return act


def _close(action: PlanAction) -> Callable[[str, LocalClock], _Act]:
    async def act(session: AsyncSession, person: User, ids: list[UUID], origin: Origin) -> _Done:
        given = {"user_id": person.id, "task_ids": ids, "origin": origin}
        match action:
            case PlanAction.DELETE:
                return _Done("Deleted", await tasks.delete_many(session, **given), [])
            case PlanAction.REOPEN:
                return _Done("Reopened", await tasks.complete_many(session, **given, done=False), [])
            case _:
                return _Done("Completed", await tasks.complete_many(session, **given), [])

    return lambda _value, _clock: act


def _on_day(words: str, clock: LocalClock) -> _Act:
    if not words:
        return _fields("Took the date from", lambda _: tasks.valid_update(due_at=None), "")
    due = tasks.parse_due(words, clock)
    if due is None:
        raise InvalidTask("due", "This is not a date taskchat knows. Nothing was changed.")
    day: date = tasks.due_day(due, clock)
    return _fields("Moved", put_on(day, clock), f" to {tasks.day_words(day, clock)}")


def _with_priority(value: str, _clock: LocalClock) -> _Act:
    if value not in set(Priority):
        raise InvalidTask("priority", "There is no such priority. Nothing was changed.")
    name = "no priority" if value == Priority.NONE else f"{value} priority"
    return _fields("Gave", lambda _: tasks.valid_update(priority=value), f" {name}")


def _with_tag(value: str, _clock: LocalClock) -> _Act:
    tag = _tag(value)
    return _fields("Tagged", tagged(tag), f" with #{tag}")


def _without_tag(value: str, _clock: LocalClock) -> _Act:
    tag = _tag(value)
    return _fields("Took", untagged(tag), f" out of #{tag}")


def _tag(value: str) -> str:
    tags = tasks.valid_update(tags=[value]).tags
    if not tags:
        raise InvalidTask("tags", "Enter a tag. Nothing was changed.")
    return tags[0]


_ACTS: dict[str, Callable[[str, LocalClock], _Act]] = {
    "complete": _close(PlanAction.COMPLETE),
    "reopen": _close(PlanAction.REOPEN),
    "delete": _close(PlanAction.DELETE),
    "day": _on_day,
    "priority": _with_priority,
    "tag": _with_tag,
    "untag": _without_tag,
}
