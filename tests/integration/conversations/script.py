"""Notation of a conversation: what the person does, what Gemini replies, and what must come of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.gemini_stand_in import Call, Failure, Reply

# One reply of Gemini: its words, a call, a failure, all of them together as a tuple, or a `Reply`. In the arguments
# of calls «buy milk» stands for the id of that task, «their rent» for that of the other person's task.
Line = str | Call | Failure | Reply | tuple[str | Call, ...]


@dataclass(frozen=True)
class Says:
    """A message and its answer.

    A task is written as "pay rent · high · Fri 27 Nov 2037, 17:00 · #home"; `open` is in the order of the page, `done`
    in that of the alphabet; None says that nothing changed. `answers` are the messages that appear, None says: Gemini's
    words. A step is "✓ " or "✗ " and its title, a card the lines of its text with " | " between. `notices` are regular
    expressions for "level: message", `error` is its sentence and whether to try again is offered.

    What Gemini was told: `results` of this turn's tools; `sent`, the last messages of its first request; `where`, the
    roles of all messages in its last request that hold some words. None is not looked at.

    `stop` leaves as soon as the first words come. `again` answers the last message anew. `anew` begins a thread.
    """

    said: str
    gemini: Sequence[Line]
    open: Sequence[str] | None = None
    done: Sequence[str] | None = None
    answers: Sequence[str] | None = None
    steps: Sequence[str] = ()
    cards: Sequence[str] = ()
    notices: Sequence[str] = ()
    progress: Sequence[str] = ()
    error: tuple[str, bool] | None = None
    results: Sequence[Any] | None = None
    sent: Sequence[tuple[str, str]] | None = None
    where: Mapping[str, Sequence[str]] = field(default_factory=dict)
    quoting: str = ""
    model: str = ""
    by: str = "me"
    asides: Sequence[str] = ()
    stop: bool = False
    again: bool = False
    anew: bool = False


@dataclass(frozen=True)
class Presses:
    """A button of the newest card (or of another one), in the row with this text; `card` is its text afterwards."""

    label: str
    row: str = ""
    on: int = -1
    card: str = ""
    open: Sequence[str] | None = None
    done: Sequence[str] | None = None
    notices: Sequence[str] = ()
    opens: str | None = None
    by: str = "me"


@dataclass(frozen=True)
class Meanwhile:
    """Something is done to a task elsewhere, on the page or in another tab: "complete" or "delete" it."""

    deed: str
    task: str
    open: Sequence[str]
    done: Sequence[str] = ()
    by: str = "me"


@dataclass(frozen=True)
class After:
    """Seconds that pass on the clock by which a model is left alone."""

    seconds: float


@dataclass(frozen=True)
class Used:
    """Usage recorded so far: "model purpose outcome requests", answers first, and "tool calls failures"."""

    models: Sequence[str]
    tools: Sequence[str]


@dataclass(frozen=True)
class Listed:
    """The titles of the person's threads, newest first."""

    titles: Sequence[str]


Turn = Says | Presses | Meanwhile | After | Used | Listed


@dataclass(frozen=True)
class Conversation:
    """Turns between people and Gemini; `before` are the tasks that I have at first, `theirs` those of somebody else.

    `used` are messages that I sent earlier on this day.
    """

    title: str
    turns: Sequence[Turn] = ()
    before: Sequence[dict[str, Any]] = ()
    theirs: Sequence[dict[str, Any]] = ()
    settings: Mapping[str, Any] = field(default_factory=dict)
    used: int = 0

    def __str__(self) -> str:
        return self.title


def task(title: str, due: str = "", **fields: Any) -> dict[str, Any]:
    """A task that is there from the beginning; `due` is a day, or a moment in UTC."""
    moment = {"due_at": due if "T" in due else f"{due}T00:00:00Z", "all_day": "T" not in due} if due else {}
    return {"title": title, **moment, **fields}


def tasks(*titles: str) -> list[dict[str, Any]]:
    """Tasks of which only the title matters."""
    return [task(title) for title in titles]


def again(gemini: Sequence[Line], **expected: Any) -> Says:
    """The last message is answered anew."""
    return Says("(again)", gemini, again=True, **expected)
