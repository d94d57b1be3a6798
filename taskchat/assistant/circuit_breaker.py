"""Circuit breaker: turns do not wait for a model that is known to fail."""

import time
from collections.abc import Callable
from dataclasses import dataclass

# Seconds without requests after the first failure; doubled with each further one, up to the maximum.
_FIRST_WAIT_S = 15.0
_MAX_WAIT_S = 300.0


@dataclass
class _Outage:
    until: float
    failures: int
    reason: str


class CircuitBreaker:
    """The models that are not asked at present, until when, and why.

    It only saves waiting, so that it need not outlive the process nor be shared: every worker finds out by itself.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._outages: dict[str, _Outage] = {}

    def record_failure(self, name: str, reason: str, *, wait_seconds: float | None) -> float:
        """Stop asking a model for `wait_seconds`, or for twice as long as last time; return the seconds.

        Turns that were under way when the outage began report the same failure: those are not counted again.
        """
        outage = self._outages.get(name)
        left = outage.until - self._clock() if outage else 0.0
        if outage and left > 0:
            failures, wait = outage.failures, max(left, wait_seconds or 0.0)
        else:
            failures = outage.failures + 1 if outage else 1
            wait = wait_seconds or min(_FIRST_WAIT_S * 2 ** (failures - 1), _MAX_WAIT_S)
        self._outages[name] = _Outage(self._clock() + wait, failures, reason)
        return wait

    def record_success(self, name: str) -> None:
        """End a model's outage and forget its failures."""
        self._outages.pop(name, None)

    def outage(self, name: str) -> tuple[str, float] | None:
        """Return the reason of a model's outage and the seconds left of it; None when the model may be asked.

        After the wait the next turn tries; the count of failures stays until one of them succeeds.
        """
        outage = self._outages.get(name)
        left = outage.until - self._clock() if outage else 0.0
        return (outage.reason, left) if outage and left > 0 else None
