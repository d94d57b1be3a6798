"""A fresh database of each engine, for what is measured through service and database."""

import asyncio
import gc
import tempfile
from collections.abc import Awaitable, Callable

from alembic import command

from taskchat.database import Database, alembic_config
from tests.postgres import postgres_server


def on_both_databases(measure: Callable[[str, Database], Awaitable[None]]) -> None:
    """Measure on SQLite and on PostgreSQL, with fsync, each under its name and empty at first."""
    with tempfile.TemporaryDirectory() as folder:
        _on("SQLite", f"sqlite:///{folder}/bench.db", measure)
    with postgres_server(durable=True) as url:
        _on("PostgreSQL", url, measure)


def _on(name: str, url: str, measure: Callable[[str, Database], Awaitable[None]]) -> None:
    async def run() -> None:
        await measure(name, Database(url))

    command.upgrade(alembic_config(url), "head")
    # As the app does when it starts.
    gc.collect()
    gc.freeze()
    asyncio.run(run())
