"""The app's check of its database at its start, and what it leaves behind at its end."""

from pathlib import Path

import pytest

from taskchat.assistant import ModelRegistry
from taskchat.chat import TaskChatServer
from taskchat.database import Database, DatabaseBehind
from taskchat.lifespan import lifespan
from taskchat.settings import load_settings


def parts(database: Database, folder: Path):
    settings, models = load_settings(data_dir=folder), ModelRegistry()
    return settings, database, TaskChatServer(database, settings, models), models


async def test_an_app_does_not_start_on_a_database_that_is_behind(tmp_path: Path):
    database = Database(f"sqlite:///{tmp_path / 'empty.db'}")
    with pytest.raises(DatabaseBehind, match="Run: python -m taskchat migrate"):
        async with lifespan(*parts(database, tmp_path)):
            pass
    await database.dispose()


async def test_an_app_starts_on_a_database_at_head_and_leaves_no_connection(database: Database, tmp_path: Path):
    async with lifespan(*parts(database, tmp_path)):
        await database.revision()
    assert "Current Checked out connections: 0" in database.engine.pool.status()
