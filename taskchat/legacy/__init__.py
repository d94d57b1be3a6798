"""Takeover of the older product's databases in place, and the way back.

Only `alembic/versions/0000`, `0003`, `0008`, `0011` and `0012` run the takeover and its repairs; other parts read what
it recorded.
"""

from taskchat.legacy.counts import CountsDiffer
from taskchat.legacy.downgrade import downgrade_rows
from taskchat.legacy.errors import MigrationRefused
from taskchat.legacy.models import Reject, Step
from taskchat.legacy.preserved import was_taskchats
from taskchat.legacy.recognition import NotTheOldProduct, old_tables, require_known
from taskchat.legacy.recurrence import note_recurrence, take_recurrence
from taskchat.legacy.rejects import record_altered
from taskchat.legacy.renamed_tables import aside_tables, bring_back, move_aside
from taskchat.legacy.repairs import repair_rows
from taskchat.legacy.report import describe_takeover
from taskchat.legacy.subtasks import note_parents, take_parents
from taskchat.legacy.tables import aside_name
from taskchat.legacy.upgrade import AnotherMigration, upgrade_rows

__all__ = [
    "AnotherMigration",
    "CountsDiffer",
    "MigrationRefused",
    "NotTheOldProduct",
    "Reject",
    "Step",
    "aside_name",
    "aside_tables",
    "bring_back",
    "describe_takeover",
    "downgrade_rows",
    "move_aside",
    "note_parents",
    "note_recurrence",
    "old_tables",
    "record_altered",
    "repair_rows",
    "require_known",
    "take_parents",
    "take_recurrence",
    "upgrade_rows",
    "was_taskchats",
]
