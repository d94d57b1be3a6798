"""subtasks, the order by hand, how long a task takes, and from when on it is to be done."""

import sqlalchemy as sa
from alembic import op

from taskchat import legacy

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

KEPT = "kept_task_plans"
COLUMNS = {"parent_id": sa.Uuid, "position": sa.Text, "duration_minutes": sa.Integer, "start_on": sa.Date}
SAYS = " OR ".join(f"{name} IS NOT NULL" for name in COLUMNS) + " OR priority = 'none'"
REFERENCE = "REFERENCES tasks (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED"


def upgrade() -> None:
    for name, kind in COLUMNS.items():
        if name != "parent_id":
            op.add_column("tasks", sa.Column(name, kind, nullable=True))
    _add_parent()
    is_set = sa.text("parent_id IS NOT NULL")
    op.create_index("ix_tasks_parent_id", "tasks", ["parent_id"], sqlite_where=is_set, postgresql_where=is_set)
    _restore()
    with op.get_context().autocommit_block():
        legacy.take_parents(op.get_bind().engine.url)


def _add_parent() -> None:
    if op.get_bind().dialect.name == "sqlite":
        # Not in a batch: SQLite's would make the table anew, without what other products' columns in it hold.
        op.execute(f"ALTER TABLE tasks ADD COLUMN parent_id CHAR(32) {REFERENCE}")
        return
    op.add_column("tasks", sa.Column("parent_id", sa.Uuid, nullable=True))
    key = f"tasks_parent_id_fkey FOREIGN KEY (parent_id) {REFERENCE}"
    op.execute(f"ALTER TABLE tasks ADD CONSTRAINT {key} NOT VALID")


def _restore() -> None:
    if KEPT not in sa.inspect(op.get_bind()).get_table_names():
        return
    for name in COLUMNS:
        # What the older product has deleted meanwhile is nobody's parent any more.
        where = " WHERE parent_id IN (SELECT id FROM tasks)" if name == "parent_id" else ""
        value = f"(SELECT k.{name} FROM {KEPT} k WHERE k.id = tasks.id)"  # noqa: S608
        op.execute(f"UPDATE tasks SET {name} = {value} WHERE id IN (SELECT id FROM {KEPT}{where})")  # noqa: S608
    # Unless somebody has said another one since, in words that have none.
    none = f"SELECT id FROM {KEPT} WHERE priority = 'none'"  # noqa: S608
    op.execute(f"UPDATE tasks SET priority = 'none' WHERE priority = 'medium' AND id IN ({none})")  # noqa: S608
    op.drop_table(KEPT)


def downgrade() -> None:
    # Noted now: where the older product's tables are written, parents are gone.
    with op.get_context().autocommit_block():
        legacy.note_parents(op.get_bind().engine.url)
    # The next upgrade gives them back, as it does everything that the older product has no place for.
    if op.get_bind().scalar(sa.text(f"SELECT count(*) FROM tasks WHERE {SAYS}")):  # noqa: S608
        op.execute(f"CREATE TABLE {KEPT} AS SELECT id, priority, {', '.join(COLUMNS)} FROM tasks WHERE {SAYS}")  # noqa: S608
    op.drop_index("ix_tasks_parent_id", "tasks")
    # Not in a batch, as above.
    for name in COLUMNS:
        op.drop_column("tasks", name)
