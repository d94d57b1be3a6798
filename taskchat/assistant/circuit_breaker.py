"""Keeps turns from waiting for a model that is known to be away."""

import time
from collections.abc import Callable
from dataclasses import dataclass

# Seconds that a model is left alone after its first failure; doubled with each further one, up to the longest.
_FIRST = 15.0
_LONGEST = 300.0


@dataclass
class _Away:
    until: float
    failures: int
    why: str


class Breaker:
    """Which models are left alone, until when, and why.

    It only saves waiting, so it need not outlive the process nor be shared: every worker finds out by itself.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._away: dict[str, _Away] = {}

    def failed(self, name: str, why: str, *, wait_seconds: float | None) -> float:
        """Leave a model alone for as long as it said, else for longer each time; gives the seconds.

        Whoever asked before it was known to be away learns of the same failure, not of a further one.
        """
        before = self._away.get(name)
        left = before.until - self._clock() if before else 0.0
        if before and left > 0:
            failures, wait = before.failures, max(left, wait_seconds or 0.0)
        else:
            failures = before.failures + 1 if before else 1
            wait = wait_seconds or min(_FIRST * 2 ** (failures - 1), _LONGEST)
        self._away[name] = _Away(self._clock() + wait, failures, why)
        return wait

    def answered(self, name: str) -> None:
        """The model is there again."""
        self._away.pop(name, None)

    def away(self, name: str) -> tuple[str, float] | None:
        """Why a model is left alone, and for how many seconds still; None when it may be asked.

        After the wait the next turn tries; the count of failures stays until one of them succeeds.
        """
        found = self._away.get(name)
        left = found.until - self._clock() if found else 0.0
        return (found.why, left) if found and left > 0 else None
