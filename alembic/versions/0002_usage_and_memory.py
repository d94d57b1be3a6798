"""usage of answers, summaries of long conversations, files of attachments, changes made together."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def _anyone() -> sa.Column:
    # What was used stays counted when the person is gone.
    return sa.Column("user_id", sa.Uuid, sa.ForeignKey("users.id", ondelete="SET NULL"), nullable=True)


def upgrade() -> None:
    _create_usage()
    _create_summaries()
    with op.batch_alter_table("task_changes") as table:
        table.add_column(sa.Column("batch_id", sa.Uuid, nullable=True))
    op.create_index("ix_task_changes_user_id_batch_id", "task_changes", ["user_id", "batch_id"])
    with op.batch_alter_table("attachments") as table:
        table.add_column(sa.Column("file", sa.String(64), nullable=True))
        table.add_column(sa.Column("size", sa.BigInteger, nullable=True))


def _create_usage() -> None:
    op.create_table(
        "model_usage",
        sa.Column("id", sa.Uuid, primary_key=True),
        _anyone(),
        sa.Column("thread_id", sa.Uuid, nullable=True),
        sa.Column("turn_id", sa.Uuid, nullable=False),
        sa.Column("purpose", sa.String(16), nullable=False),
        sa.Column("model", sa.String(100), nullable=False),
        sa.Column("outcome", sa.String(16), nullable=False),
        sa.Column("failure", sa.String(64), nullable=True),
        sa.Column("is_retry", sa.Boolean, nullable=False),
        sa.Column("requests", sa.Integer, nullable=False),
        sa.Column("input_tokens", sa.Integer, nullable=False),
        sa.Column("cached_tokens", sa.Integer, nullable=False),
        sa.Column("output_tokens", sa.Integer, nullable=False),
        sa.Column("first_delta_ms", sa.Integer, nullable=True),
        sa.Column("duration_ms", sa.Integer, nullable=False),
        sa.Column("cost_microdollars", sa.BigInteger, nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
    )
    op.create_table(
        "tool_usage",
        sa.Column("id", sa.Uuid, primary_key=True),
        _anyone(),
        sa.Column("turn_id", sa.Uuid, nullable=False),
        sa.Column("tool", sa.String(64), nullable=False),
        sa.Column("calls", sa.Integer, nullable=False),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
    )
    for table in ("model_usage", "tool_usage"):
        op.create_index(f"ix_{table}_user_id_created_at", table, ["user_id", "created_at"])
        op.create_index(f"ix_{table}_created_at", table, ["created_at"])


def _create_summaries() -> None:
    op.create_table(
        "thread_summaries",
        sa.Column("thread_id", sa.Uuid, sa.ForeignKey("threads.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("up_to", sa.BigInteger, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
    )


def downgrade() -> None:
    with op.batch_alter_table("attachments") as table:
        table.drop_column("size")
        table.drop_column("file")
    op.drop_index("ix_task_changes_user_id_batch_id", "task_changes")
    with op.batch_alter_table("task_changes") as table:
        table.drop_column("batch_id")
    for table in ("thread_summaries", "tool_usage", "model_usage"):
        op.drop_table(table)
