"""reminders of tasks, when they ring next, what rang, and the ways to a person whose page is closed."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
# In the order of their references.
TABLES = ("alarms", "notifications", "push_subscriptions", "deliveries")
REMINDED = "CAST(reminders AS TEXT) <> '[]'"
# By the name of the copy that the way back leaves: table, columns, and which rows of it say something.
KEPT = {
    "kept_reminders": ("tasks", "reminders", REMINDED),
    "kept_default_reminders": ("users", "default_reminder", "default_reminder IS NOT NULL"),
    **{f"kept_{name}": (name, "*", "1 = 1") for name in TABLES},
}


def upgrade() -> None:
    op.add_column("tasks", sa.Column("reminders", JSON, nullable=False, server_default=sa.text("'[]'")))
    op.add_column("users", sa.Column("default_reminder", sa.String(40), nullable=True))
    _create_alarms()
    _create_notifications()
    _create_subscriptions()
    _create_deliveries()
    _restore()


def _refers(name: str, table: str, on_delete: str = "CASCADE", *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.Uuid, sa.ForeignKey(f"{table}.id", ondelete=on_delete), nullable=nullable)


def _create_alarms() -> None:
    op.create_table(
        "alarms",
        sa.Column("id", sa.Uuid, primary_key=True),
        _refers("user_id", "users"),
        _refers("task_id", "tasks"),
        sa.Column("text", sa.String(40), nullable=True),
        sa.Column("remind_at", MOMENT, nullable=False),
    )
    _create_indexes("alarms", "user_id", "task_id")
    op.create_index("ix_alarms_remind_at_id", "alarms", ["remind_at", "id"])


def _create_notifications() -> None:
    op.create_table(
        "notifications",
        sa.Column("id", sa.Uuid, primary_key=True),
        _refers("user_id", "users"),
        _refers("task_id", "tasks", "SET NULL", nullable=True),
        sa.Column("title", sa.String(255), nullable=False),
        sa.Column("remind_at", MOMENT, nullable=False),
        sa.Column("missed", sa.Boolean, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("seen_at", MOMENT, nullable=True),
        sa.Column("snoozed_until", MOMENT, nullable=True),
    )
    op.create_index("ix_notifications_user_id_remind_at", "notifications", ["user_id", "remind_at"])
    new = sa.text("seen_at IS NULL")
    op.create_index("ix_notifications_unseen", "notifications", ["user_id"], sqlite_where=new, postgresql_where=new)
    _create_indexes("notifications", "task_id", "created_at")


def _create_subscriptions() -> None:
    op.create_table(
        "push_subscriptions",
        sa.Column("id", sa.Uuid, primary_key=True),
        _refers("user_id", "users"),
        sa.Column("endpoint", sa.Text, nullable=False, unique=True),
        sa.Column("p256dh", sa.String(100), nullable=False),
        sa.Column("auth", sa.String(32), nullable=False),
        sa.Column("jti", sa.Uuid, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
    )
    _create_indexes("push_subscriptions", "user_id", "jti")


def _create_deliveries() -> None:
    op.create_table(
        "deliveries",
        sa.Column("id", sa.Uuid, primary_key=True),
        _refers("notification_id", "notifications"),
        _refers("subscription_id", "push_subscriptions", nullable=True),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("next_try_at", MOMENT, nullable=False),
    )
    _create_indexes("deliveries", "notification_id", "subscription_id", "next_try_at")


def _create_indexes(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(f"ix_{table}_{column}", table, [column])


def _restore() -> None:
    there = sa.inspect(op.get_bind()).get_table_names()
    for kept, (table, column, _) in KEPT.items():
        if kept not in there:
            continue
        if column == "*":
            _insert(kept, table)
        else:
            value = f"(SELECT k.{column} FROM {kept} k WHERE k.id = {table}.id)"  # noqa: S608
            op.execute(f"UPDATE {table} SET {column} = {value} WHERE id IN (SELECT id FROM {kept})")  # noqa: S608
    for kept in reversed(KEPT):
        op.execute(f"DROP TABLE IF EXISTS {kept}")


def _insert(kept: str, table: str) -> None:
    # What refers to a row that the older product has deleted meanwhile has no place any more.
    columns = sa.inspect(op.get_bind()).get_columns(kept)
    names = ", ".join(column["name"] for column in columns)
    foreign = sa.inspect(op.get_bind()).get_foreign_keys(table)
    left = [
        f"({name} IS NULL OR {name} IN (SELECT id FROM {key['referred_table']}))"  # noqa: S608
        for key in foreign
        for name in key["constrained_columns"]
    ]
    op.execute(f"INSERT INTO {table} ({names}) SELECT {names} FROM {kept} WHERE {' AND '.join(left)}")  # noqa: S608


def downgrade() -> None:
    # The next upgrade gives them back, as it does everything that the older product has no place for.
    for kept, (table, column, which) in KEPT.items():
        if op.get_bind().scalar(sa.text(f"SELECT count(*) FROM {table} WHERE {which}")):  # noqa: S608
            columns = "*" if column == "*" else f"id, {column}"
            op.execute(f"CREATE TABLE {kept} AS SELECT {columns} FROM {table} WHERE {which}")  # noqa: S608
    for table in reversed(TABLES):
        op.drop_table(table)
    # Not in a batch: SQLite's would make the tables anew, and with the old ones everything of their people would go.
    op.drop_column("users", "default_reminder")
    op.drop_column("tasks", "reminders")
