"""indexes of the trash and of changes that were taken back, which spare reading a person's whole journal."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

INDEXES = {
    "ix_task_changes_user_id_undone_at": (["user_id", "undone_at"], "undone_at IS NOT NULL"),
    "ix_task_changes_deleted": (["user_id", "id"], "after IS NULL AND undone_at IS NULL"),
}


def upgrade() -> None:
    for name, (columns, condition) in INDEXES.items():
        where = sa.text(condition)
        op.create_index(name, "task_changes", columns, sqlite_where=where, postgresql_where=where)


def downgrade() -> None:
    for name in INDEXES:
        op.drop_index(name, "task_changes")
