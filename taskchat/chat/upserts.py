"""Insert or update in one statement, for rows that belong to somebody."""

from collections.abc import Callable
from typing import Any

from chatkit.store import NotFoundError
from sqlalchemy import Table, and_, or_
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

_INSERT: dict[str, Callable[[Table], Any]] = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}


async def upsert(
    session: AsyncSession, table: Table, values: dict[str, Any], *, fixed: tuple[str, ...], once: tuple[str, ...] = ()
) -> None:
    """Insert a row, or update the one with its id; columns in `fixed` keep their first values.

    A column in `once` may be empty at first; with a value in it, it takes no other.

    Raises `NotFoundError` when the id belongs to another person's row, or to another thread's.
    """
    insert = _INSERT[session.get_bind().dialect.name](table).values(**values)
    theirs = [table.c[name] == insert.excluded[name] for name in fixed if name.endswith("_id")]
    theirs += [or_(table.c[name].is_(None), table.c[name] == insert.excluded[name]) for name in once]
    statement = insert.on_conflict_do_update(
        index_elements=["id"],
        set_={name: insert.excluded[name] for name in values if name not in {"id", *fixed}},
        where=and_(*theirs),
    ).returning(table.c.id)
    if (await session.execute(statement)).first() is None:
        raise NotFoundError(f"Nothing of this person has the id {values['id']}")
