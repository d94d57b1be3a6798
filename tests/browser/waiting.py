"""Waits for what no page shows."""

import time
from collections.abc import Callable

# Seconds, as `expect` has for what a page shows.
_PATIENCE = 15.0


def wait_until(holds: Callable[[], bool]) -> None:
    """Wait until something holds; 15 s at most."""
    deadline = time.monotonic() + _PATIENCE
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.02)
