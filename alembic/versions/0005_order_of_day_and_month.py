"""order in which a person writes day and month, and the one of their browser."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

COLUMNS = ("day_order", "browser_day_first")
KEPT = "kept_day_orders"


def upgrade() -> None:
    op.add_column("users", sa.Column("day_order", sa.String(16), nullable=False, server_default="automatic"))
    op.add_column("users", sa.Column("browser_day_first", sa.Boolean, nullable=True))
    _restore()


def _restore() -> None:
    if not sa.inspect(op.get_bind()).has_table(KEPT):
        return
    for column in COLUMNS:
        value = f"(SELECT k.{column} FROM {KEPT} k WHERE k.id = users.id)"  # noqa: S608
        op.execute(f"UPDATE users SET {column} = {value} WHERE id IN (SELECT id FROM {KEPT})")  # noqa: S608
    op.drop_table(KEPT)


def downgrade() -> None:
    _keep()
    # Not in a batch: SQLite's would make the table anew, and with the old one everything of its people would go.
    for column in COLUMNS:
        op.drop_column("users", column)


def _keep() -> None:
    # The next upgrade gives them back, as it does everything that the older product has no place for.
    known = "day_order <> 'automatic' OR browser_day_first IS NOT NULL"
    if op.get_bind().scalar(sa.text(f"SELECT count(*) FROM users WHERE {known}")):  # noqa: S608
        op.execute(f"CREATE TABLE {KEPT} AS SELECT id, {', '.join(COLUMNS)} FROM users WHERE {known}")  # noqa: S608
