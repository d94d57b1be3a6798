"""Order by hand: keys between which there is always another one, so that a move writes one row.

A key is a fraction in hexadecimal digits, compared as text. A task that was never moved has none: its place is that of
when it was made, by its second and its id, as a key of the same kind.
"""

from typing import Any

from sqlalchemy import ColumnElement, String
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement
from sqlmodel import col

from taskchat.tasks.models import Task

# Digits of the seconds since 1970, which come first in each key.
_SECONDS = 12
_LAST = 16**_SECONDS - 1
# No key ends with a zero: below "a0" there would be nothing behind "a".
_END = "8"
# Halving a gap takes a digit in four moves; nobody moves that often to the same place.
KEY_MAX = 1_000


class NoRoom(Exception):
    """Refusal: between two tasks there were so many moves that no further one has room there."""


def key_between(before: str | None, behind: str | None) -> str:
    """Return a key behind `before` and before `behind`, None being the end of the list; raises `NoRoom`."""
    if before is None or behind is None:
        return _key_outside(before, behind)
    key = _halved(before, behind)
    if len(key) > KEY_MAX:
        raise NoRoom
    return key


def _key_outside(before: str | None, behind: str | None) -> str:
    # A whole step away, so that keys at the ends stay short.
    if behind is not None and (first := int(behind[:_SECONDS].ljust(_SECONDS, "0"), 16)):
        return f"{first - 1:0{_SECONDS}x}{_END}"
    if before is not None and (last := int(before[:_SECONDS].ljust(_SECONDS, "0"), 16)) < _LAST:
        return f"{last + 1:0{_SECONDS}x}{_END}"
    return _halved(before or "", behind)


def _halved(before: str, behind: str | None) -> str:
    """Return a key in the middle: the digits that both share, and one between the first that differ."""
    key, bounded = "", behind is not None
    while True:
        place = len(key)
        low = int(before[place], 16) if place < len(before) else 0
        high = int(behind[place], 16) if bounded and behind and place < len(behind) else 0 if bounded else 16
        if high - low > 1:
            return key + f"{(low + high) // 2:x}"
        key += f"{low:x}"
        bounded = bounded and high == low


class _ByHand(FunctionElement[str]):
    """Key of a task: its own, or else the initial one."""

    name = "by_hand"
    type = String()
    inherit_cache = True


@compiles(_ByHand, "sqlite")
def _by_hand_sqlite(element: Any, compiler: Any, **options: Any) -> str:
    own, created, task_id = (compiler.process(clause, **options) for clause in element.clauses)
    seconds = f"max(CAST(strftime('%s', {created}) AS INTEGER), 0)"
    return f"coalesce({own}, printf('%0{_SECONDS}x', {seconds}) || {task_id} || '{_END}')"


@compiles(_ByHand, "postgresql")
def _by_hand_postgresql(element: Any, compiler: Any, **options: Any) -> str:
    own, created, task_id = (compiler.process(clause, **options) for clause in element.clauses)
    seconds = f"greatest(floor(extract(epoch FROM {created})), 0)::bigint"
    initial = f"lpad(to_hex({seconds}), {_SECONDS}, '0') || replace({task_id}::text, '-', '') || '{_END}'"
    # As on SQLite, whatever the database's own order of letters.
    return f'(coalesce({own}, {initial}) COLLATE "C")'


def by_hand() -> ColumnElement[str]:
    """Return a task's place in the order by hand, as SQL: texts that compare like the order."""
    return _ByHand(col(Task.position), col(Task.created_at), col(Task.id))
