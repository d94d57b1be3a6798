"""Changes of a transaction: noted in the session, published after its commit, dropped with its rollback."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session

logger = logging.getLogger(__name__)

_NOTED = "feed.changes"
_subscribers: list[Callable[["Change"], None]] = []


class Topic(StrEnum):
    """A part of a page that must load anew after a change."""

    TASKS = "tasks"
    THREADS = "threads"


@dataclass(frozen=True)
class Change:
    """A change of one person's data; the data itself is read from the database."""

    user_id: UUID
    topic: Topic


def announce(session: AsyncSession, *, user_id: UUID, topic: Topic) -> None:
    """Announce that this transaction changes something; the change is published if and when it commits."""
    session.info.setdefault(_NOTED, set()).add(Change(user_id, topic))


def subscribe(subscriber: Callable[[Change], None]) -> Callable[[], None]:
    """Call `subscriber` for each committed change, on the event loop's thread; returns a function to unsubscribe."""
    _subscribers.append(subscriber)
    return lambda: _subscribers.remove(subscriber)


@event.listens_for(Session, "after_commit")
def _publish(session: Session) -> None:
    for change in session.info.pop(_NOTED, ()):
        for subscriber in list(_subscribers):
            try:
                subscriber(change)
            except Exception:
                # The change is saved already: a page that is not told must not make it fail.
                logger.exception("A subscriber could not be told of %s", change)


@event.listens_for(Session, "after_rollback")
def _forget(session: Session) -> None:
    session.info.pop(_NOTED, None)
