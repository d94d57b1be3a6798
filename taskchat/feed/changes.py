"""What changed for whom: noted in the session, published after its commit, forgotten with its rollback."""

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
    """What a page shows and must load anew."""

    TASKS = "tasks"
    THREADS = "threads"


@dataclass(frozen=True)
class Change:
    """Something of one person's changed; what exactly is read from the database."""

    user_id: UUID
    topic: Topic


def changed(session: AsyncSession, *, user_id: UUID, topic: Topic) -> None:
    """Note that this transaction changes something; it is published if and when it commits."""
    session.info.setdefault(_NOTED, set()).add(Change(user_id, topic))


def subscribe(subscriber: Callable[[Change], None]) -> Callable[[], None]:
    """Call `subscriber` after each commit, once a change, on the event loop's thread; gives what ends it."""
    _subscribers.append(subscriber)
    return lambda: _subscribers.remove(subscriber)


@event.listens_for(Session, "after_commit")
def _publish(session: Session) -> None:
    for change in session.info.pop(_NOTED, ()):
        for subscriber in list(_subscribers):
            try:
                subscriber(change)
            except Exception:
                # The change is saved already: a page that is not told must not turn that into a failure.
                logger.exception("A subscriber could not be told of %s", change)


@event.listens_for(Session, "after_rollback")
def _forget(session: Session) -> None:
    session.info.pop(_NOTED, None)
