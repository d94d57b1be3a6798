"""Feed of a tab: it says that something changed, never what; the page then reads it from the database."""

import itertools
import time
from collections.abc import Collection

import reflex as rx
from reflex.constants.state import FIELD_MARKER
from reflex.state import StateUpdate

from taskchat.feed import Topic

# Rises with each push, over restarts and between processes: a page that hears the same number again does nothing.
_numbers = itertools.count(int(time.time() * 1_000))


class Feed(rx.State):
    """Number for each topic. The server keeps none: `raise_numbers` sets them on the page, past any tab's state."""

    tasks: int = 0
    threads: int = 0
    notifications: int = 0


def raise_numbers(topics: Collection[Topic]) -> StateUpdate:
    """Make the update that raises these numbers on a page.

    It needs neither a tab's state nor its lock: a page hears of a change while its own handlers run, or while Redis,
    which may hold the states, is away.
    """
    number = next(_numbers)
    return StateUpdate(delta={Feed.get_full_name(): {f"{topic}{FIELD_MARKER}": number for topic in topics}})
