"""which turn answers in a thread, which ones wait, and their events for listeners in other processes."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0007"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column("threads", sa.Column("turn_id", sa.Uuid, nullable=True))
    op.create_table(
        "turns",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("thread_id", sa.Uuid, sa.ForeignKey("threads.id", ondelete="CASCADE"), nullable=False),
        sa.Column("user_id", sa.Uuid, sa.ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
        sa.Column("message_id", sa.Uuid, nullable=True),
        sa.Column("process_id", sa.Uuid, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("started_at", MOMENT, nullable=True),
        sa.Column("ended_at", MOMENT, nullable=True),
    )
    op.create_index("ix_turns_thread_id", "turns", ["thread_id"])
    is_open = sa.text("ended_at IS NULL")
    op.create_index("ix_turns_open", "turns", ["id"], sqlite_where=is_open, postgresql_where=is_open)
    # Not logged: the events of a minute, which nobody misses after a crash of the database.
    unlogged = ["UNLOGGED"] if op.get_bind().dialect.name == "postgresql" else []
    op.create_table(
        "turn_events",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("turn_id", sa.Uuid, nullable=False),
        sa.Column("first", sa.Integer, nullable=False),
        sa.Column("last", sa.Integer, nullable=False),
        sa.Column("is_end", sa.Boolean, nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        prefixes=unlogged,
    )
    op.create_index("ix_turn_events_turn_id_first", "turn_events", ["turn_id", "first"])
    op.create_index("ix_turn_events_created_at", "turn_events", ["created_at"])


def downgrade() -> None:
    # Turns last for minutes: there is nothing in them to keep.
    op.drop_table("turn_events")
    op.drop_table("turns")
    # Not in a batch: SQLite's would make the table anew, and with the old one everything in its threads would go.
    op.drop_column("threads", "turn_id")
