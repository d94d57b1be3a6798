"""Signals of a transaction: noted in the session, published with its commit, dropped with its rollback.

This process is told at once, by a call; on PostgreSQL the others are told by `NOTIFY`, which is part of the
transaction: they hear of it when it is committed, and never of one that is not.
"""

from collections.abc import Iterable

from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session

from taskchat.database import Database
from taskchat.feed.process import process_id
from taskchat.feed.signals import Signal
from taskchat.feed.subscribers import deliver
from taskchat.feed.wire import encode

# Name of PostgreSQL's channel, the same for all processes on one database.
CHANNEL = "taskchat"
_NOTED = "feed.signals"


def announce(session: AsyncSession | Session, signal: Signal) -> None:
    """Announce what this transaction does; the signal is published if and when it commits, once."""
    session.info.setdefault(_NOTED, {})[signal] = None


async def publish(database: Database, signal: Signal) -> None:
    """Publish what no transaction belongs to: to this process at once, then to the others."""
    deliver((signal,))
    if not database.is_sqlite:
        async with database.begin() as session:
            await session.run_sync(lambda sync: _notify(sync, (signal,)))


@event.listens_for(Session, "before_commit")
def _tell_others(session: Session) -> None:
    # A savepoint is no commit yet.
    if _NOTED in session.info and not session.in_nested_transaction():
        _notify(session, session.info[_NOTED])


@event.listens_for(Session, "after_commit")
def _tell_this_process(session: Session) -> None:
    if not session.in_nested_transaction():
        deliver(session.info.pop(_NOTED, ()))


@event.listens_for(Session, "after_rollback")
def _forget(session: Session) -> None:
    session.info.pop(_NOTED, None)


def _notify(session: Session, signals: Iterable[Signal]) -> None:
    if session.get_bind().dialect.name == "postgresql":
        for payload in encode(signals, sender=process_id()):
            # Without parameters and past SQLAlchemy's own text: a third of the time, in nearly each transaction.
            session.connection().exec_driver_sql(f"NOTIFY {CHANNEL}, {_quoted(payload)}")


def _quoted(payload: str) -> str:
    # Standard SQL; payloads hold ids and names of signals, no backslash and no quote anyway.
    return "'" + payload.replace("'", "''") + "'"
