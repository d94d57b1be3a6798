"""Saving of the edit form: a task, and where it comes again its series, in one transaction that is undone as one."""

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from taskchat import tasks
from taskchat.accounts import User
from taskchat.database import get_database
from taskchat.tasks import Due, LocalClock, Origin, Scope, Seen, Series, SeriesUpdate, Task, TaskUpdate, get_due
from taskchat.ui.state.changes import task_id
from taskchat.ui.views import SeenForm, SentForm, Words, goes_on, is_changed, read_repeat, update_from


class Reach(StrEnum):
    """Choice of what a change of one occurrence is for; with `ALL` a new rhythm counts from the series' beginning."""

    THIS = "this"
    FOLLOWING = "following"
    ALL = "all"


class Saved(NamedTuple):
    """Task as it was saved, and the batch by which that is undone; None where nothing was changed."""

    task: Task
    batch_id: UUID | None
    with_later: bool = False


async def save_form(person: User, sent: SentForm, clock: LocalClock) -> Saved:
    """Save what was changed in the form; raises what the services raise, and `InvalidTask` for words not read."""
    data = update_from(sent.seen.words, sent.written, clock)
    reach = Reach(sent.reach) if sent.reach in set(Reach) else Reach.THIS
    form = _Form(person, clock, sent.seen, sent.written, reach)
    try:
        async with get_database().begin() as session:
            return await form.save(session, task_id(sent.task), data)
    except tasks.SeriesRefused as refused:
        raise tasks.InvalidTask("rrule", str(refused)) from None


@dataclass(frozen=True)
class _Form:
    person: User
    clock: LocalClock
    seen: SeenForm
    written: Words
    reach: Reach
    origin: Origin = field(default_factory=Origin)

    @property
    def _rhythm_changed(self) -> bool:
        return is_changed("repeat", self.seen.words, self.written)

    async def save(self, session: AsyncSession, its_id: UUID, data: TaskUpdate) -> Saved:
        task = await tasks.get_for_update(session, user_id=self.person.id, task_id=its_id)
        series = await find_series(session, self.person, task)
        if not self._rhythm_changed:
            later = goes_on(series) and self.reach is not Reach.THIS
            return await self._save_both(session, task, data, series if later else None)
        if not self.written["repeat"].strip():
            return await self._end(session, task, data, series)
        return await self._save_rhythm(session, task, data, series)

    async def _update(self, session: AsyncSession, task: Task, data: TaskUpdate) -> tasks.Changed:
        return await tasks.update(
            session,
            user_id=self.person.id,
            task_id=task.id,
            data=data,
            seen=self.seen.to_seen(),
            origin=self.origin,
        )

    async def _save_both(
        self, session: AsyncSession, task: Task, data: TaskUpdate, series: Series | None, **rule: Any
    ) -> Saved:
        task, change_id = await self._update(session, task, data)
        fields = rule if series is None or self.reach is Reach.THIS else data.model_dump(exclude_unset=True) | rule
        if series is None or not fields:
            return Saved(task, self.origin.batch_id if change_id else None)
        changed = await tasks.change_series(
            session,
            user_id=self.person.id,
            series_id=series.id,
            data=SeriesUpdate(**fields),
            scope=Scope.ALL if self.reach is Reach.ALL else Scope.FOLLOWING,
            seen=self._seen_series,
            origin=self.origin,
        )
        return Saved(task, self.origin.batch_id if change_id or changed.change_id else None, with_later=True)

    async def _end(self, session: AsyncSession, task: Task, data: TaskUpdate, series: Series | None) -> Saved:
        task, change_id = await self._update(session, task, data)
        if goes_on(series):
            ended = await tasks.end_series(
                session,
                user_id=self.person.id,
                series_id=series.id,
                after_next=True,
                seen=self._seen_series,
                origin=self.origin,
            )
            change_id = ended.change_id or change_id
        return Saved(task, self.origin.batch_id if change_id else None)

    async def _save_rhythm(self, session: AsyncSession, task: Task, data: TaskUpdate, series: Series | None) -> Saved:
        said = data.model_dump(exclude_unset=True)
        typed = Due(said["due_at"], said["all_day"]) if said.get("due_at") else None
        due = typed if "due_at" in said else get_due(task)
        rhythm, first = read_repeat(self.written["repeat"], due, self.clock)
        rule: dict[str, Any] = {"rrule": rhythm.rrule, "from_completion": rhythm.from_completion}
        begins = {"due_at": first.due_at, "all_day": first.all_day} if first else {}
        if series is None:
            task, _ = await self._update(session, task, tasks.valid_update(**said | begins))
            await tasks.repeat_task(
                session,
                user_id=self.person.id,
                task_id=task.id,
                timezone=self.clock.timezone,
                origin=self.origin,
                **rule,
            )
            return Saved(task, self.origin.batch_id)
        form = self
        if not goes_on(series):
            await tasks.resume_series(session, user_id=self.person.id, series_id=series.id, origin=self.origin)
            form = replace(self, seen=self.seen.model_copy(update={"series": None}))
        # A day alone is found by the rule; a time that is named moves the open one.
        moves = "due_at" in said or rhythm.time_of_day(self.clock) is not None
        return await form._save_both(session, task, data, series, **rule, **(begins if moves else {}))

    @property
    def _seen_series(self) -> Seen | None:
        return None if self.seen.series is None else Seen({self.seen.series})


async def find_series(session: AsyncSession, person: User, task: Task) -> Series | None:
    """Return the series of a task; None where it has none."""
    if task.series_id is None:
        return None
    return await tasks.get_series(session, user_id=person.id, series_id=task.series_id)
