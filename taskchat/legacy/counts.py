"""Row counts before and after: a migration that lost a row does not finish."""

import sqlalchemy as sa
from sqlalchemy import Connection

from taskchat.legacy import progress
from taskchat.legacy.bulk import rows_by_id
from taskchat.legacy.errors import MigrationRefused
from taskchat.legacy.renamed_tables import count_rows
from taskchat.legacy.row_reader import RowReader
from taskchat.legacy.source import Source
from taskchat.legacy.tables import KINDS, REJECTS, TARGETS

# The step that records the counts before the first row is converted.
BEFORE = "before"
_MAX_NAMED = 20
_BATCH = 5_000


class CountsDiffer(MigrationRefused):
    """Rows are missing, or there are too many; the text names them."""


def count_targets(connection: Connection) -> dict[str, int]:
    """Count the rows of each of taskchat's tables that receives older rows."""
    return {table.name: count_rows(connection, table.name) for table in TARGETS}


def verify(connection: Connection, sources: list[Source]) -> None:
    """Raise `CountsDiffer` unless every older row is kept or rejected and every new row exists."""
    steps = {step.name: step for step in progress.load_steps(connection)}
    problems: list[str] = []
    for source in sources:
        step, count = steps[source.table], source.count(connection)
        if not step.total == step.position == step.kept + step.rejected == count:
            problems.append(
                f"{source.table}: {step.total} rows were counted before and {count} after; {step.kept} were kept, "
                f"{step.rejected} rejected"
            )
    for name, count in count_targets(connection).items():
        expected = steps[BEFORE].made[name] + sum(
            step.made.get(name, 0) for key, step in steps.items() if key != BEFORE
        )
        if count != expected:
            problems.append(f"{name}: {expected} rows should be there, {count} are")
    if problems:
        missing = [name for source in sources for name in _missing(connection, source)]
        more = f" and {len(missing) - _MAX_NAMED} more" if len(missing) > _MAX_NAMED else ""
        named = ", ".join(missing[:_MAX_NAMED]) + more
        raise CountsDiffer("\n".join([*problems, f"Missing: {named or 'no row of the older product'}"]))


def _missing(connection: Connection, source: Source) -> list[str]:
    """List the rows of the older product that are neither here nor rejected."""
    table, kind = KINDS[source.table]
    missing, position = [], 0
    while rows := source.read(connection, position, _BATCH):
        position = rows[-1].position
        keys = {RowReader(row, kind).key: row for row in rows}
        here = rows_by_id(connection, table, keys)
        rejected = set(
            connection.scalars(
                sa.select(REJECTS.c.key).where(REJECTS.c.source == source.table, REJECTS.c.key.in_(list(keys)))
            )
        )
        missing += [
            f"{source.table} {row['id']}" for key, row in keys.items() if key not in here and key not in rejected
        ]
    return missing
