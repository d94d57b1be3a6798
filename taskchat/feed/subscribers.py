"""Subscribers of this process, by the kind of signal."""

import logging
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from taskchat.feed.signals import Signal

logger = logging.getLogger(__name__)

S = TypeVar("S", bound=Signal)

_subscribers: defaultdict[type[Signal], list[Callable[[Any], None]]] = defaultdict(list)


def subscribe(kind: type[S], subscriber: Callable[[S], None]) -> Callable[[], None]:
    """Call `subscriber` for each signal of this kind, on the event loop's thread; returns a function to unsubscribe."""
    _subscribers[kind].append(subscriber)
    return lambda: _subscribers[kind].remove(subscriber)


def deliver(signals: Iterable[Signal]) -> None:
    """Tell the subscribers of this process."""
    for signal in signals:
        for subscriber in list(_subscribers[type(signal)]):
            try:
                subscriber(signal)
            except Exception:
                # What it tells of is saved already: whoever is not told must not make it fail.
                logger.exception("A subscriber could not be told of %s", signal)
