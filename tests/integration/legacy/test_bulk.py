"""Bulk statements of the takeover: more rows than a statement takes parameters."""

from uuid import UUID

import sqlalchemy as sa

from taskchat.database import new_id, now
from taskchat.legacy.bulk import delete_all, insert_all, rows_by_id
from taskchat.legacy.tables import REJECTS
from tests.integration.legacy.moved import connected

# SQLite takes 32,766 parameters, PostgreSQL 65,535.
MANY = 70_000


def test_rows_are_found_and_deleted_by_id_among_more_than_a_statement_takes(database_url: str) -> None:
    remark = {"source": "messages", "key": new_id(), "reason": "it says nothing", "kept": False, "row": "{}"}
    rows = [{"id": new_id(), **remark, "created_at": now()} for _ in range(3)]
    first, *others = [row["id"] for row in rows]
    unknown = [UUID(int=number) for number in range(MANY)]
    with connected(database_url) as connection:
        insert_all(connection, REJECTS, rows)
        assert rows_by_id(connection, REJECTS, [others[0], *unknown, others[1]], "reason").keys() == {*others}
        delete_all(connection, REJECTS, [others[0], *unknown, others[1]])
        assert connection.scalars(sa.select(REJECTS.c.id)).all() == [first]
