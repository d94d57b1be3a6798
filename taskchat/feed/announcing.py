"""Signals of a transaction: noted in the session, published with its commit, dropped with its rollback."""

from collections.abc import Iterable

from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session

from taskchat.database import Database
from taskchat.feed.signals import Signal
from taskchat.feed.subscribers import deliver

_NOTED = "feed.signals"


def announce(session: AsyncSession, signal: Signal) -> None:
    """Announce what this transaction does; the signal is published if and when it commits, once."""
    session.info.setdefault(_NOTED, {})[signal] = None


async def publish(database: Database, signal: Signal) -> None:
    """Publish what no transaction belongs to: to this process at once, then to the others."""
    deliver((signal,))


@event.listens_for(Session, "after_commit")
def _deliver(session: Session) -> None:
    signals: Iterable[Signal] = session.info.pop(_NOTED, ())
    deliver(signals)


@event.listens_for(Session, "after_rollback")
def _forget(session: Session) -> None:
    session.info.pop(_NOTED, None)
