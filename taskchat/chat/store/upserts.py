"""Upserts: insert or update in one statement, for rows that belong to somebody."""

from collections.abc import Callable
from functools import cache
from typing import Any

from chatkit.store import NotFoundError
from sqlalchemy import Executable, Table, and_, bindparam, or_
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

_INSERT: dict[str, Callable[[Table], Any]] = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}


async def upsert(
    session: AsyncSession, table: Table, values: dict[str, Any], *, fixed: tuple[str, ...], once: tuple[str, ...] = ()
) -> None:
    """Insert a row, or update the one with its id; columns in `fixed` keep their first values.

    A column in `once` may be empty at first; once it has a value, it keeps it.

    Raises `NotFoundError` when the id belongs to another person's row, or to another thread's.
    """
    statement = _statement(session.get_bind().dialect.name, table, tuple(values), fixed, once)
    if (await session.execute(statement, values)).first() is None:
        raise NotFoundError(f"Nothing of this person has the id {values['id']}")


async def insert_new(session: AsyncSession, table: Table, values: dict[str, Any]) -> bool:
    """Insert a row unless one with its id exists, anybody's; returns whether it was inserted."""
    statement = _insert_new(session.get_bind().dialect.name, table, tuple(values))
    return (await session.execute(statement, values)).first() is not None


# To build it takes longer than to run it, and there is one for each kind of row.
@cache
def _statement(
    dialect: str, table: Table, columns: tuple[str, ...], fixed: tuple[str, ...], once: tuple[str, ...]
) -> Executable:
    insert = _insert(dialect, table, columns)
    theirs = [table.c[name] == insert.excluded[name] for name in fixed if name.endswith("_id")]
    theirs += [or_(table.c[name].is_(None), table.c[name] == insert.excluded[name]) for name in once]
    return insert.on_conflict_do_update(
        index_elements=["id"],
        set_={name: insert.excluded[name] for name in columns if name not in {"id", *fixed}},
        where=and_(*theirs),
    ).returning(table.c.id)


@cache
def _insert_new(dialect: str, table: Table, columns: tuple[str, ...]) -> Executable:
    return _insert(dialect, table, columns).on_conflict_do_nothing(index_elements=["id"]).returning(table.c.id)


def _insert(dialect: str, table: Table, columns: tuple[str, ...]) -> Any:
    return _INSERT[dialect](table).values({name: bindparam(name, type_=table.c[name].type) for name in columns})
