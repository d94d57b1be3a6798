"""versions of tasks, and requests that made tasks, so that sending one again makes no second."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0007"
down_revision = "0005"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    op.add_column("tasks", sa.Column("version", sa.Integer, nullable=False, server_default="1"))
    op.create_table(
        "task_requests",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("user_id", sa.Uuid, sa.ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("answer", JSON, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
    )
    op.create_index("ix_task_requests_user_id_created_at", "task_requests", ["user_id", "created_at"])


def downgrade() -> None:
    op.drop_table("task_requests")
    # Not in a batch: SQLite's would make the table anew, without what other products' columns in it hold.
    op.drop_column("tasks", "version")
