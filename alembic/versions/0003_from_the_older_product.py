"""rows of the older product come over, in parts; what cannot is written down."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from taskchat import legacy

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    _create_tables()
    # Transactions of its own, one for each part: it can be stopped and taken up again, and holds no lock for long.
    with op.get_context().autocommit_block():
        legacy.upgrade_rows(op.get_bind().engine.url)


def _create_tables() -> None:
    op.create_table(
        "migration_rejects",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("source", sa.String(64), nullable=False),
        sa.Column("key", sa.Uuid, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("kept", sa.Boolean, nullable=False),
        sa.Column("row", sa.Text, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        if_not_exists=True,
    )
    op.create_index("ix_migration_rejects_key", "migration_rejects", ["key"], if_not_exists=True)
    op.create_table(
        "migration_steps",
        sa.Column("name", sa.String(64), primary_key=True),
        sa.Column("total", sa.BigInteger, nullable=False),
        sa.Column("position", sa.BigInteger, nullable=False),
        sa.Column("kept", sa.BigInteger, nullable=False),
        sa.Column("rejected", sa.BigInteger, nullable=False),
        sa.Column("made", JSON, nullable=False),
        sa.Column("finished_at", MOMENT, nullable=True),
        if_not_exists=True,
    )


def downgrade() -> None:
    with op.get_context().autocommit_block():
        legacy.downgrade_rows(op.get_bind().engine.url)
    op.drop_table("migration_steps")
    op.drop_table("migration_rejects")
