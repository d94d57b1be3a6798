"""How far the migration is: kept in the database with each part of the work, and told to whoever waits."""

import logging
import time
from collections import Counter
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from taskchat.database import now
from taskchat.legacy.batch_result import Taken
from taskchat.legacy.tables import STEPS

logger = logging.getLogger(__name__)

_EVERY = 2.0


def begin(connection: Connection, name: str, total: int, made: dict[str, int] | None = None) -> None:
    """Write down that a step begins, with how many rows there are."""
    values = {"name": name, "total": total, "position": 0, "kept": 0, "rejected": 0, "made": made or {}}
    connection.execute(sa.insert(STEPS).values(**values, finished_at=None))


def step_of(connection: Connection, name: str) -> Any:
    """How far a step is; None if it did not begin."""
    return connection.execute(sa.select(STEPS).where(STEPS.c.name == name)).one_or_none()


def steps(connection: Connection) -> Sequence[Any]:
    """Every step that began."""
    return connection.execute(sa.select(STEPS)).all()


def advance(connection: Connection, name: str, taken: Taken) -> None:
    """Write down what one part became, in the transaction of that part."""
    step = step_of(connection, name)
    made = dict(Counter(step.made) + Counter(taken.made))
    values = {
        "position": step.position + taken.rows,
        "kept": step.kept + taken.rows - taken.rejected,
        "rejected": step.rejected + taken.rejected,
        "made": made,
    }
    connection.execute(sa.update(STEPS).where(STEPS.c.name == name).values(**values))


def finish(connection: Connection, name: str) -> None:
    """Write down that a step is done."""
    connection.execute(sa.update(STEPS).where(STEPS.c.name == name).values(finished_at=now()))


class Report:
    """Tells of one step in lines of the log, every two seconds."""

    def __init__(self, name: str, total: int, done: int) -> None:
        self._name, self._total, self._first = name, total, done
        self._began = self._told = time.monotonic()
        if done:
            logger.info("%s: going on after %s of %s", name, f"{done:,}", f"{total:,}")

    def at(self, done: int) -> None:
        """So many rows are done."""
        moment = time.monotonic()
        if moment - self._told >= _EVERY or (done >= self._total and self._total):
            self._told = moment
            speed = (done - self._first) / max(moment - self._began, 0.001)
            share = f"{100 * done // self._total} %"
            logger.info(
                "%s: %s of %s (%s, %s a second)", self._name, f"{done:,}", f"{self._total:,}", share, f"{speed:,.0f}"
            )
