"""Ledger of what people did and what they were told of it: whatever was acknowledged must be there afterwards."""

import asyncio
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, NamedTuple
from uuid import uuid4

from tests.push_service import Browser

STEPS = ("first", "second", "third")


class TaskState(NamedTuple):
    """State of a task, as far as the suite changes it."""

    title: str
    description: str
    is_done: bool


@dataclass
class TaskEntry:
    """A task made by request. It is in one of the `possible` states, None where it is deleted or was never made."""

    id: str | None = None
    possible: list[TaskState | None] = field(default_factory=lambda: [None])

    @property
    def is_certain(self) -> bool:
        """Whether the person knows what became of their last request."""
        return len(self.possible) == 1

    @property
    def state(self) -> TaskState | None:
        """The state that the person knows."""
        (state,) = self.possible
        return state


class Change(NamedTuple):
    """An acknowledged change, as it can be undone: the task's title and its state before."""

    title: str
    before: TaskState | None


End = Literal["answered", "stopped", "left"]


@dataclass
class Errand:
    """A message that asks for one to three tasks.

    `is_said` when the message was acknowledged; `receipt` is the text of the receipt that was. `end` is how its answer
    ended as far as the person knows: whole, by their Stop, or unanswered, since a newer message was sent.
    """

    name: str
    steps: int
    key: str = field(default_factory=lambda: str(uuid4()))
    thread_id: str | None = None
    item_id: str | None = None
    is_said: bool = False
    receipt: str | None = None
    end: End | None = None

    @property
    def titles(self) -> list[str]:
        """Titles of the tasks that it asks for."""
        return [f"{self.name} {step}" for step in STEPS[: self.steps]]

    @property
    def text(self) -> str:
        """The message."""
        return "\n".join(f"add {title}" for title in self.titles)

    @property
    def whole_receipt(self) -> str:
        """The receipt of all of it."""
        heading = "Task created" if self.steps == 1 else f"{self.steps} tasks created"
        return "\n".join([heading, *(f"- {title}" for title in self.titles)])


@dataclass
class Reminder:
    """A task that reminds of itself once; `is_to_ring` where its making was acknowledged in time.

    `notification_id` is what the person was told of it, and what they did about that was acknowledged, too.
    """

    title: str
    task_id: str | None = None
    is_to_ring: bool = False
    notification_id: str | None = None
    snoozed_until: datetime | None = None
    is_done: bool = False

    @property
    def is_acted_on(self) -> bool:
        """Whether the person did something about it."""
        return self.is_done or self.snoozed_until is not None


@dataclass
class Rhythm:
    """A task that comes again, and how many of it were completed; `is_done_with` until the next one was seen."""

    title: str
    open_id: str | None = None
    completed: int = 0
    is_done_with: bool = False


@dataclass
class Account:
    """One person's part of the ledger.

    `lines` are those of quick add, and whether the page showed that they were saved; `browser` takes push messages for
    them; `contradictions` are answers that cannot be true.
    """

    email: str
    tasks: dict[str, TaskEntry] = field(default_factory=dict)
    undoable: list[Change] = field(default_factory=list)
    errands: list[Errand] = field(default_factory=list)
    lines: dict[str, bool] = field(default_factory=dict)
    reminders: dict[str, Reminder] = field(default_factory=dict)
    rhythms: dict[str, Rhythm] = field(default_factory=dict)
    browser: Browser | None = None
    contradictions: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The person's name, with which each of their tasks and errands begins."""
        return self.email.partition("@")[0]


@dataclass
class Ledger:
    """The ledger of all, with counts of what happened, by words."""

    accounts: list[Account] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    _ticks: int = 0
    _alarms: list[tuple[int, asyncio.Event]] = field(default_factory=list)

    def count(self, what: str) -> None:
        """Count one more."""
        self.counts[what] += 1

    def tick(self) -> None:
        """Note that somebody was told something."""
        self._ticks += 1
        for at, alarm in self._alarms:
            if self._ticks >= at:
                alarm.set()

    async def after(self, ticks: int) -> None:
        """Wait until people were told something so many times."""
        alarm = (self._ticks + ticks, asyncio.Event())
        self._alarms.append(alarm)
        try:
            await alarm[1].wait()
        finally:
            self._alarms.remove(alarm)
