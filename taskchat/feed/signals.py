"""Signals between the parts of a process, and between processes: each says what happened, none carries data."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Topic(StrEnum):
    """A part of a page that must load anew after a change."""

    TASKS = "tasks"
    THREADS = "threads"
    NOTIFICATIONS = "notifications"


@dataclass(frozen=True)
class Change:
    """A change of one person's data; the data itself is read from the database."""

    user_id: UUID
    topic: Topic


@dataclass(frozen=True)
class TurnStop:
    """A turn that must end now, wherever it runs."""

    thread_id: UUID
    turn_id: UUID


@dataclass(frozen=True)
class TurnEnded:
    """The end of a turn: the next one that waits in its thread may begin."""

    thread_id: UUID


@dataclass(frozen=True)
class TurnWanted:
    """A turn to which somebody listens in another process than its own, which writes its events down from then on."""

    turn_id: UUID


@dataclass(frozen=True)
class SignedOut:
    """A token that is refused from now on: its streams and sockets end."""

    jti: UUID


@dataclass(frozen=True)
class PageLeft:
    """A page that was closed or left, as opposed to a request that was aborted."""

    page_id: UUID


@dataclass(frozen=True)
class PageHidden:
    """A page that is out of sight; `number` is the page's own count of what it says, which may arrive in any order."""

    page_id: UUID
    number: int


@dataclass(frozen=True)
class PageShown:
    """A page that is in sight again; its `number` goes on from that of `PageHidden`."""

    page_id: UUID
    number: int


@dataclass(frozen=True)
class AlarmsChanged:
    """Alarms that were made, moved or removed: whoever waits for the next one looks again."""


@dataclass(frozen=True)
class SignalsMissed:
    """A time without contact to other processes: whatever they said is lost, and everybody looks anew.

    Each process tells it to itself only.
    """


Signal = (
    Change
    | TurnStop
    | TurnEnded
    | TurnWanted
    | SignedOut
    | PageLeft
    | PageHidden
    | PageShown
    | AlarmsChanged
    | SignalsMissed
)
