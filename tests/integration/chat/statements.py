"""Counts what the database is asked."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event

from taskchat.database import Database


@contextmanager
def statements(database: Database) -> Iterator[list[str]]:
    """The statements sent meanwhile, but for the word to other processes, one a transaction on PostgreSQL."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if not statement.startswith(("BEGIN", "NOTIFY")):
            sent.append(statement)

    engine = database.engine.sync_engine
    event.listen(engine, "before_cursor_execute", note)
    yield sent
    event.remove(engine, "before_cursor_execute", note)
