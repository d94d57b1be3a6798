"""The older product's databases: taking them over in place, and giving them back.

`alembic/versions/0000` and `0003` are the only callers of the way itself; the rest asks what became of it.
"""

from taskchat.legacy.arrival import AnotherMigration, arrive
from taskchat.legacy.aside import NotTheOldProduct, aside_tables, bring_back, move_aside
from taskchat.legacy.counts import CountsDiffer
from taskchat.legacy.departure import depart
from taskchat.legacy.models import Reject, Step
from taskchat.legacy.tables import OLD

__all__ = [
    "OLD",
    "AnotherMigration",
    "CountsDiffer",
    "NotTheOldProduct",
    "Reject",
    "Step",
    "arrive",
    "aside_tables",
    "bring_back",
    "depart",
    "move_aside",
]
