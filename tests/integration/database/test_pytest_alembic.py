"""Checks of `pytest-alembic` for any history of migrations, on both engines; its own tests, by name.

Not its experimental `test_downgrade_leaves_no_trace`: ours leaves, on purpose, what a way up again needs.
"""

from collections.abc import Iterator

import pytest
from alembic.config import Config
from pytest_alembic.plugin.fixtures import alembic_runner
from pytest_alembic.tests import (
    test_model_definitions_match_ddl,
    test_single_head_revision,
    test_up_down_consistency,
    test_upgrade,
)
from sqlalchemy import Engine, NullPool, create_engine

from taskchat import database

__all__ = [
    "alembic_runner",
    "test_model_definitions_match_ddl",
    "test_single_head_revision",
    "test_up_down_consistency",
    "test_upgrade",
]


@pytest.fixture
def alembic_config(empty_url: str) -> Config:
    """The environment of the migrations, for an empty database on each engine in turn."""
    return database.alembic_config(empty_url)


@pytest.fixture
def alembic_engine(empty_url: str) -> Iterator[Engine]:
    """The same database, as the plugin looks into it."""
    engine = create_engine(database.plain_url(empty_url), poolclass=NullPool)
    yield engine
    engine.dispose()
