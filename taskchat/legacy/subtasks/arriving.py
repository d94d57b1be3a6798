"""Arrival of subtasks, once the rows of tasks are there: what named a parent is a subtask of it.

It is none where there is one level more, somebody else's, or what comes again; such a task stands by itself, and its
row in `migration_rejects` says why.
"""

import logging
from collections.abc import Iterable, Iterator
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection

from taskchat.database import converting
from taskchat.legacy import progress
from taskchat.legacy.bulk import Values, rows_by_id, update_all
from taskchat.legacy.rejects import Remarks, reject_id
from taskchat.legacy.renamed_tables import aside_tables
from taskchat.legacy.source import OldRow, Source
from taskchat.legacy.subtasks.old_parents import Named, OldParents
from taskchat.legacy.subtasks.told import PARENT, forget_told, load_told
from taskchat.legacy.tables import REJECTS, SUBTASKS
from taskchat.legacy.values import to_key

logger = logging.getLogger(__name__)

# The step that counts parents: in all, of subtasks, and without an equal.
STEP = "subtasks"
NO_EQUAL = "its parent has no equal here"
_TABLE = "tasks"
_BATCH = 5_000
_COLUMNS = ("user_id", "parent_id", "series_id")


def take_parents(url: sa.URL) -> None:
    """Make subtasks of the older product's tasks that name a parent, where nobody has said otherwise here since.

    Doing it again changes nothing.
    """
    with converting(url) as connection:
        if _TABLE in aside_tables(connection):
            _Arrival(connection, Source(connection, _TABLE)).run()
        forget_told(connection)


class _Arrival:
    """Goes through the older product's tasks."""

    def __init__(self, connection: Connection, source: Source) -> None:
        self._connection, self._source = connection, source
        self._told = load_told(connection)
        self._remarks = Remarks(_TABLE)
        self._total = self._kept = self._rejected = 0

    def run(self) -> None:
        """Take every row, and note how many parents there were."""
        if PARENT not in self._source.types:
            return
        self._source.number(self._connection)
        old = OldParents(self._connection, self._source)
        named = [one for row in self._rows() if (one := old.read(row))]
        released = [row for row in self._rows() if self._is_released(row)] if self._told else []
        self._source.drop_order(self._connection)
        children = {one.reader.key for one in named if not one.counts}
        for first in range(0, len(named), _BATCH):
            self._take(named[first : first + _BATCH], children)
        self._release(released)
        self._remarks.rewrite(self._connection)
        progress.record_step(self._connection, STEP, self._total, kept=self._kept, rejected=self._rejected)
        if self._total:
            logger.info("%s of %s parents have subtasks", f"{self._kept:,}", f"{self._total:,}")

    def _rows(self) -> Iterator[OldRow]:
        position = 0
        while rows := self._source.read(self._connection, position, _BATCH):
            position = rows[-1].position
            yield from rows

    def _is_released(self, row: OldRow) -> bool:
        return row[PARENT] is None and str(row["id"]) in (self._told or {})

    def _release(self, rows: Iterable[OldRow]) -> None:
        """Take out what the older product has taken out meanwhile."""
        keys = [to_key("task", row["id"]) for row in rows]
        here = rows_by_id(self._connection, SUBTASKS, keys, *_COLUMNS)
        update_all(self._connection, SUBTASKS, [{"id": key, "parent_id": None} for key in here])

    def _take(self, named: list[Named], children: set[UUID]) -> None:
        keys = {key for one in named for key in (one.reader.key, one.parent_id)}
        here = rows_by_id(self._connection, SUBTASKS, keys, *_COLUMNS)
        changed: list[Values] = []
        for one in named:
            self._total += 1
            task = here.get(one.reader.key)
            if one.counts or task is None:
                continue
            reason = self._reason(one, here, children)
            if reason:
                self._rejected += 1
                self._remark(one, reason)
            elif self._is_news(one):
                self._kept += 1
                changed.append({"id": one.reader.key, "parent_id": one.parent_id})
            else:
                self._kept += task["parent_id"] is not None
        update_all(self._connection, SUBTASKS, changed)

    def _is_news(self, one: Named) -> bool:
        row = one.reader.row
        return self._told is None or self._told.get(str(row["id"])) != str(row[PARENT])

    @staticmethod
    def _reason(one: Named, here: dict[UUID, Values], children: set[UUID]) -> str:
        task, parent = here[one.reader.key], here.get(one.parent_id)
        if parent is None:
            return "its parent does not exist"
        if parent["user_id"] != task["user_id"]:
            return "its parent is somebody else's"
        if one.parent_id in children or parent["parent_id"] is not None:
            return "its parent is a subtask itself, and subtasks have none here"
        return "it comes again by itself, which subtasks do not" if task["series_id"] else ""

    def _remark(self, one: Named, reason: str) -> None:
        """Note why a task has no parent, beside what was noted of its row before."""
        row, key = one.reader.row, one.reader.key
        noted = self._connection.scalar(sa.select(REJECTS.c.reason).where(REJECTS.c.id == reject_id(_TABLE, row)))
        before = [said for said in (noted or "").split("; ") if said and not said.startswith(NO_EQUAL)]
        self._remarks.alter(row, key, [*before, f"{NO_EQUAL}: {reason}"])
