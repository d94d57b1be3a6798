"""A database for tests that take single rows over."""

import pytest
import sqlalchemy as sa

from taskchat.database import now
from taskchat.legacy.tables import USERS
from tests.integration.legacy.moved import connected
from tests.integration.legacy.taken import ADA


@pytest.fixture
def ada_url(database_url: str) -> str:
    """A database in which Ada has an account, and nothing is hers yet."""
    moments = {"created_at": now(), "updated_at": now()}
    with connected(database_url) as connection:
        ada = {"id": ADA, "email": "ada@example.com", "hashed_password": "!", "timezone": "UTC"}
        connection.execute(sa.insert(USERS), [ada | moments])
    return database_url
