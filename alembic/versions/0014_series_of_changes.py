"""series that a change of the journal is about, which spares reading a person's whole journal for that of one."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

INDEX = "ix_task_changes_user_id_series_id"
# As each engine stores an id, from the entry's JSON.
NAMED = {
    "postgresql": "CAST(COALESCE(after ->> 'series_id', before ->> 'series_id') AS UUID)",
    "sqlite": "replace(COALESCE(json_extract(after, '$.series_id'), json_extract(before, '$.series_id')), '-', '')",
}


def upgrade() -> None:
    op.add_column("task_changes", sa.Column("series_id", sa.Uuid, nullable=True))
    op.execute("UPDATE task_changes SET series_id = task_id WHERE subject = 'series'")
    named = NAMED[op.get_bind().dialect.name]
    op.execute(f"UPDATE task_changes SET series_id = {named} WHERE subject = 'task' AND {named} IS NOT NULL")  # noqa: S608
    is_set = sa.text("series_id IS NOT NULL")
    columns = ["user_id", "series_id", "id"]
    op.create_index(INDEX, "task_changes", columns, sqlite_where=is_set, postgresql_where=is_set)


def downgrade() -> None:
    op.drop_index(INDEX, "task_changes")
    # Not in a batch: SQLite's would make the table anew.
    op.drop_column("task_changes", "series_id")
