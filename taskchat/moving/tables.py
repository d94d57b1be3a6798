"""Every table of taskchat, those that others refer to first."""

from sqlalchemy import Table
from sqlmodel import SQLModel

# Each registers the tables of its part.
from taskchat import accounts as _accounts  # noqa: F401
from taskchat import legacy as _legacy  # noqa: F401
from taskchat import tasks as _tasks  # noqa: F401
from taskchat import usage as _usage  # noqa: F401
from taskchat.chat import ThreadRow as _ThreadRow  # noqa: F401 - its module has all tables of the chat


def moved_tables() -> list[Table]:
    """The tables that a move takes along: all that the models know."""
    return SQLModel.metadata.sorted_tables


def key_of(table: Table) -> str:
    """The name of a table's one primary key."""
    (column,) = table.primary_key.columns
    return column.name
