"""recurrence and reminders of the older product's tasks become series and reminders."""

from alembic import op

from taskchat import legacy

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.get_context().autocommit_block():
        legacy.take_recurrence(op.get_bind().engine.url)


def downgrade() -> None:
    # Noted now: where the older product's tables are written, series and reminders are gone.
    with op.get_context().autocommit_block():
        legacy.note_recurrence(op.get_bind().engine.url)
