"""series of tasks that come again, and changes that are consequences of others."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
SLOTS, CAUSES = ("series_id", "slot"), ("cause_id", "subject")
OF_SERIES, IN_SERIES = "subject = 'series'", "series_id IS NOT NULL"
# By the name of the copy that the way back leaves: table, columns, and which rows of it are of this migration.
KEPT = {
    "kept_series": ("series", "*", "1 = 1"),
    "kept_task_slots": ("tasks", f"id, {', '.join(SLOTS)}", IN_SERIES),
    "kept_change_causes": ("task_changes", f"id, {', '.join(CAUSES)}", "cause_id IS NOT NULL AND subject = 'task'"),
    "kept_series_changes": ("task_changes", "*", OF_SERIES),
}


def upgrade() -> None:
    _create_series()
    _add_slots()
    _add_causes()
    _restore()


def _create_series() -> None:
    op.create_table(
        "series",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("user_id", sa.Uuid, sa.ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
        sa.Column("rrule", sa.Text, nullable=False),
        sa.Column("starts", sa.String(19), nullable=False),
        sa.Column("zone", sa.String(64), nullable=False),
        sa.Column("from_completion", sa.Boolean, nullable=False),
        sa.Column("keep_missed", sa.Boolean, nullable=False),
        sa.Column("skipped", JSON, nullable=False),
        sa.Column("paused_at", MOMENT, nullable=True),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.Column("template", JSON, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    )
    op.create_index("ix_series_user_id", "series", ["user_id"])


def _add_slots() -> None:
    if op.get_bind().dialect.name == "sqlite":
        # Not in a batch: SQLite's would make the table anew, without what other products' columns in it hold.
        op.execute("ALTER TABLE tasks ADD COLUMN series_id CHAR(32) REFERENCES series (id)")
    else:
        op.add_column("tasks", sa.Column("series_id", sa.Uuid, nullable=True))
        key = "FOREIGN KEY (series_id) REFERENCES series (id)"
        op.execute(f"ALTER TABLE tasks ADD CONSTRAINT tasks_series_id_fkey {key} NOT VALID")
    op.add_column("tasks", sa.Column("slot", sa.String(19), nullable=True))
    is_set = sa.text(IN_SERIES)
    op.create_index(
        "ix_tasks_series_id_slot", "tasks", [*SLOTS], unique=True, sqlite_where=is_set, postgresql_where=is_set
    )


def _add_causes() -> None:
    op.add_column("task_changes", sa.Column("cause_id", sa.Uuid, nullable=True))
    op.add_column("task_changes", sa.Column("subject", sa.String(10), nullable=False, server_default="task"))
    is_set = sa.text("cause_id IS NOT NULL")
    name, columns = "ix_task_changes_user_id_cause_id", ["user_id", "cause_id", "id"]
    op.create_index(name, "task_changes", columns, sqlite_where=is_set, postgresql_where=is_set)


def _restore() -> None:
    there = sa.inspect(op.get_bind()).get_table_names()
    for kept, (table, _, _) in KEPT.items():
        if kept not in there:
            continue
        _RESTORED[kept](kept, table)
        op.drop_table(kept)


def _insert(kept: str, table: str) -> None:
    # Whose person the older product has deleted meanwhile has no place any more.
    names = ", ".join(column["name"] for column in sa.inspect(op.get_bind()).get_columns(kept))
    op.execute(f"INSERT INTO {table} ({names}) SELECT {names} FROM {kept} WHERE user_id IN (SELECT id FROM users)")  # noqa: S608


def _set_slots(kept: str, table: str) -> None:
    _set(kept, table, SLOTS, "WHERE series_id IN (SELECT id FROM series)")


def _set_causes(kept: str, table: str) -> None:
    _set(kept, table, CAUSES)


def _set(kept: str, table: str, columns: tuple[str, ...], where: str = "") -> None:
    for column in columns:
        value = f"(SELECT k.{column} FROM {kept} k WHERE k.id = {table}.id)"  # noqa: S608
        op.execute(f"UPDATE {table} SET {column} = {value} WHERE id IN (SELECT id FROM {kept} {where})")  # noqa: S608


_RESTORED = {
    "kept_series": _insert,
    "kept_task_slots": _set_slots,
    "kept_change_causes": _set_causes,
    "kept_series_changes": _insert,
}


def downgrade() -> None:
    # The next upgrade gives them back, as it does everything that the older product has no place for.
    for kept, (table, columns, which) in KEPT.items():
        if op.get_bind().scalar(sa.text(f"SELECT count(*) FROM {table} WHERE {which}")):  # noqa: S608
            op.execute(f"CREATE TABLE {kept} AS SELECT {columns} FROM {table} WHERE {which}")  # noqa: S608
    # Whoever knows no series would take them for changes of tasks.
    op.execute(f"DELETE FROM task_changes WHERE {OF_SERIES}")  # noqa: S608
    op.drop_index("ix_task_changes_user_id_cause_id", "task_changes")
    for column in CAUSES:
        op.drop_column("task_changes", column)
    op.drop_index("ix_tasks_series_id_slot", "tasks")
    for column in SLOTS:
        op.drop_column("tasks", column)
    op.drop_table("series")
