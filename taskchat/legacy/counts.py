"""Counts before and after: a migration that lost a row does not finish."""

import sqlalchemy as sa
from sqlalchemy import Connection

from taskchat.legacy import progress
from taskchat.legacy.reading import Reading
from taskchat.legacy.refusals import MigrationRefused
from taskchat.legacy.renamed_tables import count_of
from taskchat.legacy.sources import Source
from taskchat.legacy.tables import KINDS, REJECTS, TARGETS
from taskchat.legacy.writing import found

# What was there before the first row came over.
BEFORE = "before"
_NAMED = 20
_PART = 5_000


class CountsDiffer(MigrationRefused):
    """Rows are missing, or there are too many; the text names them."""


def counted(connection: Connection) -> dict[str, int]:
    """How many rows each of taskchat's tables has that rows come over to."""
    return {table.name: count_of(connection, table.name) for table in TARGETS}


def verify(connection: Connection, sources: list[Source]) -> None:
    """Raise `CountsDiffer` unless every row counted before is kept or rejected, and all that was made is there."""
    steps = {step.name: step for step in progress.steps(connection)}
    problems: list[str] = []
    for source in sources:
        step, count = steps[source.table], source.count(connection)
        if not step.total == step.position == step.kept + step.rejected == count:
            problems.append(
                f"{source.table}: {step.total} rows were counted before and {count} after; {step.kept} were kept, "
                f"{step.rejected} rejected"
            )
    for name, count in counted(connection).items():
        expected = steps[BEFORE].made[name] + sum(
            step.made.get(name, 0) for key, step in steps.items() if key != BEFORE
        )
        if count != expected:
            problems.append(f"{name}: {expected} rows should be there, {count} are")
    if problems:
        missing = [name for source in sources for name in _missing(connection, source)]
        named = ", ".join(missing[:_NAMED]) + (f" and {len(missing) - _NAMED} more" if len(missing) > _NAMED else "")
        raise CountsDiffer("\n".join([*problems, f"Missing: {named or 'no row of the older product'}"]))


def _missing(connection: Connection, source: Source) -> list[str]:
    """The rows of the older product that are neither here nor rejected."""
    table, kind = KINDS[source.table]
    missing, position = [], 0
    while rows := source.read(connection, position, _PART):
        position = rows[-1].position
        keys = {Reading(row, kind).key: row for row in rows}
        here = found(connection, table, keys)
        rejected = set(
            connection.scalars(
                sa.select(REJECTS.c.key).where(REJECTS.c.source == source.table, REJECTS.c.key.in_(list(keys)))
            )
        )
        missing += [
            f"{source.table} {row['id']}" for key, row in keys.items() if key not in here and key not in rejected
        ]
    return missing
