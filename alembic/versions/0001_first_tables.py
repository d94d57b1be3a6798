"""first tables: people, tasks with their undo journal, conversations."""

from uuid import UUID

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = "0000"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def _user() -> sa.Column[UUID]:
    return sa.Column("user_id", sa.Uuid, sa.ForeignKey("users.id", ondelete="CASCADE"), nullable=False)


def upgrade() -> None:
    _create_accounts()
    _create_tasks()
    _create_conversations()


def _create_accounts() -> None:
    op.create_table(
        "users",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("email", sa.String(255), nullable=False),
        sa.Column("hashed_password", sa.String(255), nullable=False),
        sa.Column("timezone", sa.String(64), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
    )
    op.create_index("ix_users_email", "users", ["email"], unique=True)
    op.create_table(
        "revoked_tokens",
        sa.Column("jti", sa.Uuid, primary_key=True),
        sa.Column("expires_at", MOMENT, nullable=False),
    )
    op.create_index("ix_revoked_tokens_expires_at", "revoked_tokens", ["expires_at"])


def _create_tasks() -> None:
    op.create_table(
        "tasks",
        sa.Column("id", sa.Uuid, primary_key=True),
        _user(),
        sa.Column("title", sa.String(255), nullable=False),
        sa.Column("description", sa.String, nullable=False),
        sa.Column("priority", sa.String(10), nullable=False),
        sa.Column("due_at", MOMENT, nullable=True),
        sa.Column("all_day", sa.Boolean, nullable=False),
        sa.Column("tags", JSON, nullable=False),
        sa.Column("completed_at", MOMENT, nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
    )
    op.create_index("ix_tasks_user_id_completed_at", "tasks", ["user_id", "completed_at"])
    op.create_index("ix_tasks_user_id_due_at", "tasks", ["user_id", "due_at"])
    op.create_table(
        "task_changes",
        sa.Column("id", sa.Uuid, primary_key=True),
        _user(),
        sa.Column("task_id", sa.Uuid, nullable=False),
        sa.Column("before", JSON, nullable=True),
        sa.Column("after", JSON, nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("undone_at", MOMENT, nullable=True),
    )
    op.create_index("ix_task_changes_task_id", "task_changes", ["task_id"])
    op.create_index("ix_task_changes_user_id_id", "task_changes", ["user_id", "id"])


def _create_conversations() -> None:
    op.create_table(
        "threads",
        sa.Column("id", sa.Uuid, primary_key=True),
        _user(),
        sa.Column("title", sa.String(255), nullable=True),
        sa.Column("metadata", JSON, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
    )
    op.create_index("ix_threads_user_id", "threads", ["user_id"])
    op.create_index("ix_threads_user_id_updated_at", "threads", ["user_id", sa.text("updated_at DESC")])
    op.create_table(
        "messages",
        sa.Column("sequence", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True, autoincrement=True),
        sa.Column("id", sa.Uuid, nullable=False, unique=True),
        _thread(nullable=False),
        _user(),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("payload", JSON, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_messages_thread_id_created_at", "messages", ["thread_id", "created_at"])
    op.create_index("ix_messages_thread_id_sequence", "messages", ["thread_id", "sequence"])
    op.create_index("ix_messages_user_id_kind_created_at", "messages", ["user_id", "kind", "created_at"])
    op.create_table(
        "attachments",
        sa.Column("id", sa.Uuid, primary_key=True),
        _user(),
        _thread(nullable=True),
        sa.Column("payload", JSON, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
    )
    op.create_index("ix_attachments_user_id", "attachments", ["user_id"])
    op.create_index("ix_attachments_thread_id", "attachments", ["thread_id"])


def _thread(*, nullable: bool) -> sa.Column[UUID]:
    return sa.Column("thread_id", sa.Uuid, sa.ForeignKey("threads.id", ondelete="CASCADE"), nullable=nullable)


def downgrade() -> None:
    for table in ("attachments", "messages", "threads", "task_changes", "tasks", "revoked_tokens", "users"):
        op.drop_table(table)
