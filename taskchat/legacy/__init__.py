"""The older product's databases: taking them over in place, and giving them back.

`alembic/versions/0000` and `0003` are the only callers of the way itself; the rest asks what became of it.
"""

from taskchat.legacy.counts import CountsDiffer
from taskchat.legacy.downgrade import depart
from taskchat.legacy.models import Reject, Step
from taskchat.legacy.preserved import comes_again
from taskchat.legacy.refusals import MigrationRefused
from taskchat.legacy.rejects import write_down_altered
from taskchat.legacy.renamed_tables import NotTheOldProduct, aside_tables, bring_back, move_aside, old_tables
from taskchat.legacy.tables import aside_name
from taskchat.legacy.upgrade import AnotherMigration, arrive

__all__ = [
    "AnotherMigration",
    "CountsDiffer",
    "MigrationRefused",
    "NotTheOldProduct",
    "Reject",
    "Step",
    "arrive",
    "aside_name",
    "aside_tables",
    "bring_back",
    "comes_again",
    "depart",
    "move_aside",
    "old_tables",
    "write_down_altered",
]
