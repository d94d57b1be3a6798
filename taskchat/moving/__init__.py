"""Moves of a whole installation between databases, verified, and backups."""

from taskchat.moving.backup import back_up
from taskchat.moving.checksums import Total
from taskchat.moving.copying import copy_database
from taskchat.moving.errors import MoveFailed
from taskchat.moving.legacy_import import import_legacy
from taskchat.moving.tables import moved_tables

__all__ = ["MoveFailed", "Total", "back_up", "copy_database", "import_legacy", "moved_tables"]
