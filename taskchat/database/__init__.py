"""The database: engines, sessions, shared column types, migrations."""

from taskchat.database.engine import Database, get_database
from taskchat.database.migration_lock import migration_lock
from taskchat.database.migrations import (
    DatabaseBehind,
    alembic_config,
    current_revision,
    head_revision,
    known_revisions,
    migration_engine,
    require_head,
)
from taskchat.database.sync_engines import conversion_engine, converting, reading_engine, writing_engine
from taskchat.database.types import Json, UtcDateTime, new_id, now
from taskchat.database.urls import PREPARE, plain_url

__all__ = [
    "PREPARE",
    "Database",
    "DatabaseBehind",
    "Json",
    "UtcDateTime",
    "alembic_config",
    "conversion_engine",
    "converting",
    "current_revision",
    "get_database",
    "head_revision",
    "known_revisions",
    "migration_engine",
    "migration_lock",
    "new_id",
    "now",
    "plain_url",
    "reading_engine",
    "require_head",
    "writing_engine",
]
