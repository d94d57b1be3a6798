"""the older product's tables, where there are any, make room."""

import logging

from alembic import op

from taskchat import legacy

revision = "0000"
down_revision = None
branch_labels = None
depends_on = None

logger = logging.getLogger("taskchat.legacy")


def upgrade() -> None:
    for table, count in legacy.move_aside(op.get_bind()).items():
        logger.info("%s: %s rows of the older product", table, f"{count:,}")


def downgrade() -> None:
    # A migration that stopped on its way may have left them.
    for table in ("migration_rejects", "migration_steps"):
        op.drop_table(table, if_exists=True)
    legacy.bring_back(op.get_bind())
