"""which conversation and message a change comes from, and what a message has done already."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
COLUMNS = ("thread_id", "message_id")
KEPT = "kept_task_origins"


def upgrade() -> None:
    with op.batch_alter_table("task_changes") as table:
        for column in COLUMNS:
            table.add_column(sa.Column(column, sa.Uuid, nullable=True))
    for column in COLUMNS:
        is_set = sa.text(f"{column} IS NOT NULL")
        name, columns = f"ix_task_changes_user_id_{column}", ["user_id", column, "id"]
        op.create_index(name, "task_changes", columns, sqlite_where=is_set, postgresql_where=is_set)
    op.create_table(
        "task_commands",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("user_id", sa.Uuid, sa.ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
        sa.Column("message_id", sa.Uuid, nullable=False),
        sa.Column("batch_id", sa.Uuid, nullable=True),
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("arguments", JSON, nullable=False),
        sa.Column("result", JSON, nullable=False),
        sa.Column("said", sa.Text, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
    )
    op.create_index("ix_task_commands_user_id_message_id", "task_commands", ["user_id", "message_id"])
    _restore_origins()


def _restore_origins() -> None:
    if not sa.inspect(op.get_bind()).has_table(KEPT):
        return
    for column in COLUMNS:
        op.execute(
            f"UPDATE task_changes SET {column} = (SELECT k.{column} FROM {KEPT} k WHERE k.id = task_changes.id)"  # noqa: S608
        )
    op.drop_table(KEPT)


def downgrade() -> None:
    op.drop_table("task_commands")
    _keep_origins()
    for column in COLUMNS:
        op.drop_index(f"ix_task_changes_user_id_{column}", "task_changes")
    with op.batch_alter_table("task_changes") as table:
        for column in COLUMNS:
            table.drop_column(column)


def _keep_origins() -> None:
    # The next upgrade gives them back, as it does everything that the older product has no place for.
    known = " OR ".join(f"{column} IS NOT NULL" for column in COLUMNS)
    if op.get_bind().scalar(sa.text(f"SELECT count(*) FROM task_changes WHERE {known}")):  # noqa: S608
        names = ", ".join(("id", *COLUMNS))
        op.execute(f"CREATE TABLE {KEPT} AS SELECT {names} FROM task_changes WHERE {known}")  # noqa: S608
