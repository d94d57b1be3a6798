"""Migrations of the databases that tests begin with."""

from concurrent.futures import ThreadPoolExecutor

from alembic import command

from taskchat.database import alembic_config


def migrate(url: str) -> None:
    """Bring a database to head, where an event loop runs in this thread too, as the browser's does."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(command.upgrade, alembic_config(url), "head").result()
