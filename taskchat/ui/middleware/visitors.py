"""Visitors of the state socket: what a person, or a stranger's network address, may use of the server."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

# Visitors who have no socket are forgotten when there are as many.
_REMEMBERED = 1_000
# Sockets of all strangers at once: nobody but the sign-in pages needs one without an account.
_STRANGERS_MAX = 100


@dataclass(frozen=True)
class Share:
    """Limits of one visitor: sockets at once, new sockets a minute, events a minute, bytes of a frame."""

    sockets: int
    connects: int
    events: int
    frame: int


# 64 kB: the largest form has 2,000 characters of four bytes, quick add 20,000.
PERSON = Share(sockets=50, connects=120, events=1_200, frame=65_536)
STRANGER = Share(sockets=10, connects=60, events=120, frame=16_384)


class Bucket:
    """Allowance that fills up evenly, to as much as a minute gives."""

    def __init__(self, a_minute: int, clock: Callable[[], float]) -> None:
        self._max, self._rate, self._clock = float(a_minute), a_minute / 60, clock
        self._left, self._at = self._max, clock()

    def has_one(self) -> bool:
        """Whether something is left."""
        self._fill()
        return self._left >= 1

    def take(self) -> float:
        """Take one; return the seconds until it was there to be taken."""
        self._fill()
        self._left -= 1
        return max(-self._left / self._rate, 0.0)

    def _fill(self) -> None:
        now = self._clock()
        self._left = min(self._left + (now - self._at) * self._rate, self._max)
        self._at = now


@dataclass(eq=False)
class Visitor:
    """Somebody who is counted: a person, or all strangers of one network address."""

    share: Share
    connects: Bucket
    events: Bucket
    sockets: int = 0
    tokens: dict[str, None] = field(default_factory=dict)

    @property
    def is_stranger(self) -> bool:
        """Whether nobody is signed in."""
        return self.share is STRANGER


class Visitors:
    """Visitors of one process."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._known: dict[UUID | str, Visitor] = {}
        self._strangers = 0

    def get(self, key: UUID | str) -> Visitor:
        """Return a person by their id, or the strangers of an address."""
        if key not in self._known:
            self._forget_some()
            share = PERSON if isinstance(key, UUID) else STRANGER
            self._known[key] = Visitor(share, Bucket(share.connects, self._clock), Bucket(share.events, self._clock))
        return self._known[key]

    def admit(self, visitor: Visitor) -> bool:
        """Count a new socket, where there may be one more."""
        full = visitor.sockets >= visitor.share.sockets or (visitor.is_stranger and self._strangers >= _STRANGERS_MAX)
        if full or not visitor.connects.has_one():
            return False
        visitor.connects.take()
        visitor.sockets += 1
        self._strangers += visitor.is_stranger
        return True

    def release(self, visitor: Visitor) -> None:
        """Count a socket that is closed."""
        visitor.sockets -= 1
        self._strangers -= visitor.is_stranger

    def _forget_some(self) -> None:
        # Their allowance is whole again after a minute without a socket; nobody gains much by being forgotten earlier.
        if len(self._known) >= _REMEMBERED:
            self._known = {key: visitor for key, visitor in self._known.items() if visitor.sockets}
