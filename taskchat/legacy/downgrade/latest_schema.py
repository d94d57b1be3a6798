"""Latest schema of the older product, for tables that a database lacks and the way back needs."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.dialects import postgresql

from taskchat.legacy.downgrade.casts import old_table
from taskchat.legacy.renamed_tables import aside_tables
from taskchat.legacy.tables import aside_name

_AWARE, _NAIVE = sa.DateTime(timezone=True), sa.DateTime()
_JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
_TAGS = sa.JSON().with_variant(postgresql.ARRAY(sa.Text), "postgresql")


def create_missing(connection: Connection, wanted: list[str]) -> None:
    """Create those of the needed tables that are missing; ids have the type that the users' table gives them."""
    there = set(aside_tables(connection))
    key: Any = old_table(connection, "users").c.id.type if "users" in there else sa.Uuid()
    is_keyed = "users" not in there or bool(
        sa.inspect(connection).get_pk_constraint(aside_name("users"))["constrained_columns"]
    )
    columns = _columns(key)
    metadata = sa.MetaData()
    for name in there:
        sa.Table(aside_name(name), metadata, sa.Column("id", key, primary_key=True))
    made = [_table(metadata, name, columns[name], is_keyed=is_keyed) for name in wanted if name not in there]
    metadata.create_all(connection, tables=made)


def _table(metadata: sa.MetaData, name: str, columns: list[sa.Column[Any]], *, is_keyed: bool) -> sa.Table:
    if not is_keyed:
        columns = [sa.Column(c.name, c.type, primary_key=c.primary_key, nullable=c.nullable) for c in columns]
    return sa.Table(aside_name(name), metadata, *columns)


def _columns(key: Any) -> dict[str, list[sa.Column[Any]]]:
    def refers(name: str, table: str, on_delete: str = "CASCADE") -> sa.Column[Any]:
        target = sa.ForeignKey(f"{aside_name(table)}.id", ondelete=on_delete)
        return sa.Column(name, key, target, nullable=on_delete != "CASCADE")

    def identity() -> sa.Column[Any]:
        return sa.Column("id", key, primary_key=True)

    def moments(kind: sa.DateTime) -> list[sa.Column[Any]]:
        return [sa.Column("created_at", kind), sa.Column("updated_at", kind)]

    return {
        "users": [
            identity(),
            sa.Column("email", sa.String(255), nullable=False, unique=True),
            sa.Column("hashed_password", sa.String(255), nullable=False),
            *moments(_NAIVE),
        ],
        "tasks": [
            identity(),
            refers("user_id", "users"),
            sa.Column("title", sa.String(255), nullable=False),
            sa.Column("description", sa.Text),
            sa.Column("completed", sa.Boolean, nullable=False),
            *moments(_NAIVE),
            sa.Column("due_date", _AWARE),
            sa.Column("priority", sa.String(10), nullable=False),
            sa.Column("tags", _TAGS, nullable=False),
            sa.Column("reminder_offset", sa.Integer),
            sa.Column("reminder_sent", sa.Boolean),
            sa.Column("recurrence", _JSON),
            refers("parent_task_id", "tasks", "SET NULL"),
        ],
        "conversation": [identity(), refers("user_id", "users"), *moments(_AWARE)],
        "threads": [
            identity(),
            refers("user_id", "users"),
            sa.Column("title", sa.String(255)),
            sa.Column("metadata", _JSON),
            *(sa.Column(name, _AWARE, server_default=sa.func.now()) for name in ("created_at", "updated_at")),
        ],
        "message": [
            identity(),
            refers("conversation_id", "conversation"),
            refers("user_id", "users"),
            sa.Column("role", sa.String(10), sa.CheckConstraint("role IN ('user', 'assistant')"), nullable=False),
            sa.Column("content", sa.Text, nullable=False),
            sa.Column("created_at", _AWARE),
            sa.Column("tool_calls", _JSON),
        ],
    }
