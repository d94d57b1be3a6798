"""Progress of the takeover: stored in the database with each batch, and logged for whoever waits."""

import logging
import time
from collections import Counter
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from taskchat.database import now
from taskchat.legacy.batch_result import BatchResult
from taskchat.legacy.tables import STEPS

logger = logging.getLogger(__name__)

_INTERVAL_S = 2.0


def begin_step(connection: Connection, name: str, total: int, made: dict[str, int] | None = None) -> None:
    """Record that a step begins, with its number of rows."""
    values = {"name": name, "total": total, "position": 0, "kept": 0, "rejected": 0, "made": made or {}}
    connection.execute(sa.insert(STEPS).values(**values, finished_at=None))


def load_step(connection: Connection, name: str) -> Any:
    """Load a step; None before it begins."""
    return connection.execute(sa.select(STEPS).where(STEPS.c.name == name)).one_or_none()


def load_steps(connection: Connection) -> Sequence[Any]:
    """Load every step that began."""
    return connection.execute(sa.select(STEPS)).all()


def advance_step(connection: Connection, name: str, result: BatchResult) -> None:
    """Record the result of a batch, in the transaction of that batch."""
    step = load_step(connection, name)
    made = dict(Counter(step.made) + Counter(result.made))
    values = {
        "position": step.position + result.rows,
        "kept": step.kept + result.rows - result.rejected,
        "rejected": step.rejected + result.rejected,
        "made": made,
    }
    connection.execute(sa.update(STEPS).where(STEPS.c.name == name).values(**values))


def finish_step(connection: Connection, name: str) -> None:
    """Record that a step is done."""
    connection.execute(sa.update(STEPS).where(STEPS.c.name == name).values(finished_at=now()))


def record_step(connection: Connection, name: str, total: int, *, kept: int, rejected: int) -> None:
    """Record a step that is done, in place of an earlier one; none where it had no rows."""
    forget_step(connection, name)
    if total:
        begin_step(connection, name, total)
        counts = {"position": total, "kept": kept, "rejected": rejected}
        connection.execute(sa.update(STEPS).where(STEPS.c.name == name).values(counts))
        finish_step(connection, name)


def forget_step(connection: Connection, name: str) -> None:
    """Delete what was recorded of a step."""
    connection.execute(sa.delete(STEPS).where(STEPS.c.name == name))


class ProgressLog:
    """Logs the progress of one step, every two seconds."""

    def __init__(self, name: str, total: int, done: int) -> None:
        self._name, self._total, self._first = name, total, done
        self._began = self._logged_at = time.monotonic()
        if done:
            logger.info("%s: going on after %s of %s", name, f"{done:,}", f"{total:,}")

    def update(self, done: int) -> None:
        """Log that `done` rows are done, unless a line was logged just before."""
        moment = time.monotonic()
        if moment - self._logged_at >= _INTERVAL_S or (done >= self._total and self._total):
            self._logged_at = moment
            speed = (done - self._first) / max(moment - self._began, 0.001)
            share = f"{100 * done // self._total} %"
            logger.info(
                "%s: %s of %s (%s, %s a second)", self._name, f"{done:,}", f"{self._total:,}", share, f"{speed:,.0f}"
            )
