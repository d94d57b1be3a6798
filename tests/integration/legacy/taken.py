"""Tasks of the older product, and what they became: rows written as Python values, without its tables."""

from typing import Any
from uuid import UUID

import sqlalchemy as sa

from taskchat.legacy.batch_result import BatchResult
from taskchat.legacy.rows.tasks import take_tasks
from taskchat.legacy.source import OldRow
from taskchat.legacy.tables import REJECTS, TASKS
from tests.integration.legacy.moved import connected

ADA = UUID(int=2)
Row = dict[str, Any]


def old(number: int, **values: object) -> Row:
    """A row of the older product's table of tasks."""
    return {
        "id": str(UUID(int=number)),
        "user_id": str(ADA),
        "title": f"task {number}",
        "description": "as it was",
        "completed": "f",
        "created_at": "2025-03-01 08:30:00",
        "updated_at": "2025-03-02 09:00:00",
        "due_date": "2025-04-01",
        "priority": "low",
        "tags": '["home"]',
        **values,
    }


def take(url: str, *rows: Row, copies: tuple[int, ...] = ()) -> BatchResult:
    """Take rows over, all as the first of their id unless `copies` says which they are."""
    with connected(url) as connection:
        numbered = zip(rows, copies or (1,) * len(rows), strict=True)
        return take_tasks(connection, [OldRow(row, n, copy) for n, (row, copy) in enumerate(numbered, start=1)])


def tasks(url: str) -> dict[str, Row]:
    """Every task here by its title."""
    with connected(url) as connection:
        return {row.title: dict(row._mapping) for row in connection.execute(sa.select(TASKS).order_by(TASKS.c.id))}


def remarks(url: str) -> list[tuple[UUID, str, bool]]:
    """List the recorded rejects: id, reason, and whether the row lives on."""
    with connected(url) as connection:
        found = connection.execute(sa.select(REJECTS.c.key, REJECTS.c.reason, REJECTS.c.kept).order_by(REJECTS.c.id))
        return [tuple(row) for row in found]


def plain(row: Row) -> Row:
    """A row with its moments as text."""
    return {name: str(value) if value and name.endswith("_at") else value for name, value in row.items()}
