"""Report of a takeover: what came, what stays behind, what was rejected, and who cannot sign in as before."""

from collections.abc import Iterator
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection

from taskchat.database import conversion_engine, plain_url
from taskchat.legacy import progress
from taskchat.legacy.counts import BEFORE
from taskchat.legacy.recurrence import STEP
from taskchat.legacy.renamed_tables import aside_tables
from taskchat.legacy.rows import NO_ADDRESS, NO_HASH, ODD_ADDRESS
from taskchat.legacy.subtasks import STEP as PARENTS
from taskchat.legacy.tables import REJECTS, STEPS, USERS, aside_name
from taskchat.text import counted

_MAX_NAMED = 20
_PEOPLE = {
    ODD_ADDRESS: "with an address that no new account could have; they sign in with it",
    NO_ADDRESS: "without an address; nobody can sign in until they have one",
    NO_HASH: "without a password hash that can be read; nobody can sign in to them",
}
_SET_EMAIL = "`python -m taskchat set-email OLD NEW` gives an account another address."


def describe_takeover(url: str) -> list[str]:
    """Describe, a line each, what became of the older product's rows; no line where there are none."""
    engine = conversion_engine(plain_url(url))
    try:
        with engine.connect() as connection:
            if not aside_tables(connection) or not sa.inspect(connection).has_table(STEPS.name):
                return []
            parts = (_kept, _recurrences, _parents, _rejected, _people)
            return [line for part in parts for line in part(connection)]
    finally:
        engine.dispose()


def _kept(connection: Connection) -> Iterator[str]:
    steps = [step for step in progress.load_steps(connection) if step.name not in {BEFORE, STEP, PARENTS}]
    parts = [f"{step.kept:,} of {counted(step.total, 'row')} of {step.name}" for step in steps if step.total]
    if parts:
        yield f"Of the older product's rows were kept: {', '.join(parts)}."


def _recurrences(connection: Connection) -> Iterator[str]:
    step = progress.load_step(connection, STEP)
    if step is None:
        return
    rest = step.total - step.kept - step.rejected
    words = [f"{rest:,} of tasks that are done or were changed since"] if rest else []
    words += [f"{step.rejected:,} without an equal here"] if step.rejected else []
    stay = f"; {aside_name('tasks')} keeps {' and '.join(words)}" if words else ""
    yield f"Of {counted(step.total, 'recurrence')} {step.kept:,} became series{stay}."


def _parents(connection: Connection) -> Iterator[str]:
    step = progress.load_step(connection, PARENTS)
    if step is None:
        return
    rest = step.total - step.kept - step.rejected
    words = [f"{rest:,} only count what came again, or are gone"] if rest else []
    words += [f"{step.rejected:,} have no equal here"] if step.rejected else []
    stay = f"; {aside_name('tasks')} keeps the others: {', '.join(words)}" if words else ""
    yield f"Of {counted(step.total, 'task')} with a parent {step.kept:,} became {_subtasks(step.kept)}{stay}."


def _subtasks(number: int) -> str:
    return "a subtask" if number == 1 else "subtasks"


def _rejected(connection: Connection) -> Iterator[str]:
    count = sa.func.count()
    grouped = sa.select(REJECTS.c.source, REJECTS.c.reason, count).where(REJECTS.c.kept.is_(False))
    rows = connection.execute(grouped.group_by(REJECTS.c.source, REJECTS.c.reason).order_by(count.desc())).all()
    for source, reason, number in rows[:_MAX_NAMED]:
        yield f"Rejected: {counted(number, 'row')} of {source}: {reason}."
    altered = connection.scalar(sa.select(count).where(REJECTS.c.kept.is_(True))) or 0
    if rows or altered:
        kept = f"and of {counted(altered, 'row')} that is kept, altered"
        yield f"The table migration_rejects has each of them whole, with its reason, {kept}."


def _people(connection: Connection) -> Iterator[str]:
    named = False
    for reason, words in _PEOPLE.items():
        if emails := _emails(connection, reason):
            named = True
            more = f" and {len(emails) - _MAX_NAMED:,} more" if len(emails) > _MAX_NAMED else ""
            yield f"{counted(len(emails), 'account')} {words}: {', '.join(emails[:_MAX_NAMED])}{more}."
    if named:
        yield _SET_EMAIL


def _emails(connection: Connection, reason: str) -> list[str]:
    noted = sa.select(REJECTS.c.key).where(REJECTS.c.source == "users", REJECTS.c.reason.contains(reason))
    keys: list[UUID] = list(connection.scalars(noted))
    found: list[str] = []
    for first in range(0, len(keys), 1_000):
        mine = USERS.c.id.in_(keys[first : first + 1_000])
        found += connection.scalars(sa.select(USERS.c.email).where(mine))
    return sorted(found)
