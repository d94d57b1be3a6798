"""Rows that belong to people: whatever table comes, a person's rows go with their account, and nobody else's do."""

from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import Table

from taskchat.database import writing_engine
from taskchat.moving import moved_tables
from tests.integration.moving.filled import fill

# Tables of nobody: notes of the migration, and sessions that ended, until their tokens would have.
NOBODYS = {"migration_rejects", "migration_steps", "revoked_tokens", "users"}
# Numbers that stay, without the person: what answers cost is the installation's to know.
NAMELESS = {"model_usage", "tool_usage"}
OWNED = [table for table in moved_tables() if table.name not in NOBODYS]
KEEPERS = {"users", *(table.name for table in OWNED if table.name not in NAMELESS)}


@pytest.mark.parametrize("table", OWNED, ids=lambda table: table.name)
def test_each_row_leads_to_a_person(table: Table):
    kept = {key for key in table.foreign_keys if key.ondelete == "CASCADE" and key.column.table.name in KEEPERS}
    assert bool(kept) != (table.name in NAMELESS)


def test_a_persons_rows_go_with_the_account_and_no_others(database_url: str):
    fill(database_url)
    engine = writing_engine(database_url)
    users = next(table for table in moved_tables() if table.name == "users")
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA foreign_keys = ON")
        before = {table.name: rows(connection, table) for table in OWNED}
        gone, *others = connection.scalars(sa.select(users.c.id)).all()
        connection.execute(sa.delete(users).where(users.c.id == gone))
        connection.commit()
        after = {table.name: rows(connection, table) for table in OWNED}
    engine.dispose()
    for table in OWNED:
        left = [row for row in before[table.name] if not belongs(row, table, gone, before)]
        assert len(left) < len(before[table.name]) or table.name in NAMELESS, table.name
        assert keys(after[table.name], table) == keys(left, table), table.name
        assert gone not in [value for row in after[table.name] for value in row.values()], table.name
    assert len(others) == 7


def rows(connection: sa.Connection, table: Table) -> list[dict[str, Any]]:
    return [dict(row) for row in connection.execute(sa.select(table)).mappings()]


def keys(found: list[dict[str, Any]], table: Table) -> list[list[Any]]:
    return sorted(([row[column.name] for column in table.primary_key] for row in found), key=str)


def belongs(row: dict[str, Any], table: Table, user: Any, there: dict[str, list[dict[str, Any]]]) -> bool:
    """Whether a row leads to a person over references that are deleted with what they refer to."""
    for key in table.foreign_keys:
        value, target = row[key.parent.name], key.column.table
        if value is None or key.ondelete != "CASCADE":
            continue
        if target.name == "users":
            if value == user:
                return True
        elif any(one[key.column.name] == value and belongs(one, target, user, there) for one in there[target.name]):
            return True
    return False
