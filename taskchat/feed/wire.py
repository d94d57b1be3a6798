"""Signals as text between processes: a payload of `NOTIFY`, which takes less than 8,000 bytes."""

import json
from collections.abc import Callable, Iterable, Iterator
from uuid import UUID

from taskchat.feed.signals import (
    AlarmsChanged,
    Change,
    PageHidden,
    PageLeft,
    PageShown,
    Signal,
    SignedOut,
    Topic,
    TurnEnded,
    TurnStop,
    TurnWanted,
)

# A signal takes 100 bytes at most.
_MAX_PER_PAYLOAD = 60
_KINDS: dict[str, Callable[..., Signal]] = {
    "changed": lambda person, topic: Change(UUID(person), Topic(topic)),
    "stop": lambda thread, turn: TurnStop(UUID(thread), UUID(turn)),
    "ended": lambda thread: TurnEnded(UUID(thread)),
    "wanted": lambda turn: TurnWanted(UUID(turn)),
    "signed out": lambda jti: SignedOut(UUID(jti)),
    "left": lambda page: PageLeft(UUID(page)),
    "hidden": lambda page, number: PageHidden(UUID(page), int(number)),
    "shown": lambda page, number: PageShown(UUID(page), int(number)),
    "alarms": AlarmsChanged,
}
# A kind that has no name here is told to this process only.
_NAMES: dict[type[Signal], str] = {
    Change: "changed",
    TurnStop: "stop",
    TurnEnded: "ended",
    TurnWanted: "wanted",
    SignedOut: "signed out",
    PageLeft: "left",
    PageHidden: "hidden",
    PageShown: "shown",
    AlarmsChanged: "alarms",
}


def encode(signals: Iterable[Signal], *, sender: UUID) -> Iterator[str]:
    """Encode signals of one process as payloads: JSON, the sender first, then a list for each signal."""
    told = [words for signal in signals if (words := _words(signal))]
    for start in range(0, len(told), _MAX_PER_PAYLOAD):
        yield json.dumps([sender.hex, *told[start : start + _MAX_PER_PAYLOAD]], separators=(",", ":"))


def decode(payload: str) -> tuple[UUID, list[Signal]]:
    """Decode a payload: its sender and what it said; raises `ValueError` for what is no payload.

    A kind that is not known is passed over: processes of two versions may run while one replaces the other.
    """
    try:
        sender, *told = json.loads(payload)
        return UUID(sender), [_KINDS[name](*values) for name, *values in told if name in _KINDS]
    except (TypeError, AttributeError, ValueError) as error:
        raise ValueError("this is no payload of signals") from error


def _words(signal: Signal) -> tuple[str, ...]:
    name = _NAMES.get(type(signal))
    values = (value.hex if isinstance(value, UUID) else str(value) for value in vars(signal).values())
    return (name, *values) if name else ()
