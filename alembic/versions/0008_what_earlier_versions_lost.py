"""what earlier versions lost of the older product's rows comes back: tool calls, addresses, hashes, days."""

import sqlalchemy as sa
from alembic import op

from taskchat import legacy

revision = "0008"
down_revision = "0006"
branch_labels = None
depends_on = None

# Stands while the older product is back: what was repaired once, and deleted since, must not come again.
DONE = "kept_repairs"


def upgrade() -> None:
    if sa.inspect(op.get_bind()).has_table(DONE):
        op.drop_table(DONE)
        return
    with op.get_context().autocommit_block():
        legacy.repair_rows(op.get_bind().engine.url)


def downgrade() -> None:
    if legacy.aside_tables(op.get_bind()):
        op.create_table(DONE, sa.Column("done", sa.Boolean, nullable=False))
