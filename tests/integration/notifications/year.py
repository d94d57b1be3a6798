"""A year of reminders by a clock that the test moves, with a scheduler that is killed at any moment and starts anew."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import event
from sqlmodel import select

from taskchat import tasks
from taskchat.accounts import User
from taskchat.database import Database, now
from taskchat.notifications import LOOK, Scheduler
from taskchat.tasks import Alarm

YEAR = timedelta(days=365)


class Killed(BaseException):
    """Death of the process: nothing of it catches that."""


@dataclass
class Year:
    """A year of reminders: what happens in it, and the moment at which each alarm is to ring."""

    database: Database
    people: list[User]
    seed: int
    begins: datetime = field(default_factory=lambda: now().replace(microsecond=0))
    kills: int = 0
    looks: int = 0
    due: dict[UUID, datetime] = field(default_factory=dict)
    # From when to when a process lived.
    lives: list[tuple[datetime, datetime]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.random = random.Random(self.seed)  # noqa: S311 - a seed, no secret
        self.at = self.begins

    async def fill(self, count: int) -> None:
        """Make so many tasks with reminders somewhere in the year, some of them in one minute."""
        for _ in range(count):
            await self._make(self.begins + timedelta(minutes=self.random.randint(1, 525_600)))
        rush = self.begins + timedelta(minutes=self.random.randint(1, 525_600))
        for _ in range(count // 4):
            await self._make(rush)

    async def _make(self, due_at: datetime) -> None:
        texts = self.random.sample(["-PT0M", "-PT10M", "-PT1H", "-P1D", "-P1W"], self.random.randint(1, 2))
        fields = tasks.valid_task(title=f"task {len(self.due)}", due_at=due_at, reminders=texts)
        user = self.random.choice(self.people)
        async with self.database.begin() as session:
            task, _ = await tasks.create(session, user_id=user.id, data=fields)
        async with self.database.read() as session:
            rows = (await session.execute(select(Alarm).where(Alarm.task_id == task.id))).scalars()
            self.due.update((alarm.id, alarm.remind_at) for alarm in rows)

    async def pass_by(self) -> None:
        """Let the year pass."""
        end = self.begins + YEAR + LOOK
        while self.at < end:
            scheduler = Scheduler(self.database, on_rung=self._maybe_die_after_a_batch, clock=lambda: self.at)
            born = self.at
            try:
                await self._live(scheduler, end)
                self.lives.append((born, self.at))
            except Killed:
                self.kills += 1
                self.lives.append((born, self.at))
                await self.database.engine.dispose()
                self.at += self._time_off()
        # Whatever was off at the end of the year comes back once more.
        self.lives.append((self.at, self.at + YEAR))
        await Scheduler(self.database, clock=lambda: self.at).act()

    def could_ring(self, moment: datetime) -> datetime:
        """The first moment from then on at which a process lived for longer than it takes to look."""
        lived = ((max(moment, born), died) for born, died in self.lives)
        return next(since for since, died in lived if died >= since + LOOK)

    async def _live(self, scheduler: Scheduler, end: datetime) -> None:
        while self.at < end:
            self.looks += 1
            with self._maybe_killed():
                until = await scheduler.act()
            self.at = self._later(until)

    def _later(self, until: datetime) -> datetime:
        """The moment of the next look at which there is something to see; those before it look as often in vain."""
        coming = min((moment for moment in self.due.values() if moment > self.at), default=self.begins + YEAR)
        idle = max((coming - until) // LOOK, 0) * LOOK
        return until + idle + timedelta(milliseconds=self.random.randint(0, 50))

    def _time_off(self) -> timedelta:
        if self.random.random() < 0.2:
            return timedelta(hours=self.random.randint(1, 200))
        return timedelta(milliseconds=self.random.randint(10, 3_000))

    async def _maybe_die_after_a_batch(self) -> None:
        if self.random.random() < 0.1:
            raise Killed

    @contextmanager
    def _maybe_killed(self) -> Iterator[None]:
        """Kill whoever asks the database within the block: now and then, before one of its statements or the commit."""
        left = self.random.randint(1, 12) if self.random.random() < 0.4 else None

        def count(*_: object) -> None:
            nonlocal left
            if left is not None:
                left -= 1
                if left == 0:
                    raise Killed

        engine = self.database.engine.sync_engine
        for name in ("before_cursor_execute", "commit"):
            event.listen(engine, name, count)
        try:
            yield
        finally:
            for name in ("before_cursor_execute", "commit"):
                event.remove(engine, name, count)
