"""All tables of taskchat, in the order of their references."""

from sqlalchemy import Table
from sqlmodel import SQLModel

# Each import registers the tables of its part.
from taskchat import accounts as _accounts  # noqa: F401
from taskchat import interchange as _interchange  # noqa: F401
from taskchat import legacy as _legacy  # noqa: F401
from taskchat import notifications as _notifications  # noqa: F401
from taskchat import saved_views as _saved_views  # noqa: F401
from taskchat import tasks as _tasks  # noqa: F401
from taskchat import usage as _usage  # noqa: F401
from taskchat.chat import ThreadRow as _ThreadRow  # noqa: F401 - its module has all tables of the chat


def moved_tables() -> list[Table]:
    """List the tables that a move copies: all that the models define, but for the events of running turns.

    Those are for listeners of the next minute.
    """
    return [table for table in SQLModel.metadata.sorted_tables if table.name != "turn_events"]


def key_name(table: Table) -> str:
    """Return the name of a table's one primary key."""
    (column,) = table.primary_key.columns
    return column.name
