"""Kinds of trouble: which errors say that a part of the installation is away, busy or full."""

import errno
import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout


class Part(StrEnum):
    """A part of the installation that taskchat cannot do without."""

    DATABASE = "database"
    REDIS = "redis"
    DISK = "disk"


@dataclass(frozen=True)
class Trouble:
    """Trouble of a part: a sentence for people, the seconds after which it makes sense to try again, and the cause.

    `cause` is a line for the log; it holds no values of rows.
    """

    part: Part
    sentence: str
    wait: int
    cause: str = ""


# What people are told of an error that is no trouble, but a mistake of ours.
OUR_FAULT = "Something went wrong on our side; please try again."

_AWAY = "taskchat cannot reach its database at the moment. Please try again in a few seconds."
_BUSY = "The database is busy at the moment, so nothing was changed. Please try again in a few seconds."
_FULL = "The server has no room left, so nothing was saved. Please tell whoever runs it, and try again later."
_DISK = "The server cannot use its disk at the moment, so nothing was saved. Please try again later."
_REDIS = "taskchat cannot reach a part of itself at the moment. Please try again in a few seconds."

# Primary result codes of SQLite; the others are mistakes in a statement.
_SQLITE = {
    sqlite3.SQLITE_BUSY: (Part.DATABASE, _BUSY, 2),
    sqlite3.SQLITE_LOCKED: (Part.DATABASE, _BUSY, 2),
    sqlite3.SQLITE_PROTOCOL: (Part.DATABASE, _BUSY, 2),
    sqlite3.SQLITE_CANTOPEN: (Part.DATABASE, _AWAY, 5),
    sqlite3.SQLITE_NOTADB: (Part.DATABASE, _AWAY, 60),
    sqlite3.SQLITE_CORRUPT: (Part.DATABASE, _AWAY, 60),
    sqlite3.SQLITE_FULL: (Part.DISK, _FULL, 60),
    sqlite3.SQLITE_IOERR: (Part.DISK, _DISK, 30),
    sqlite3.SQLITE_READONLY: (Part.DISK, _DISK, 60),
    sqlite3.SQLITE_PERM: (Part.DISK, _DISK, 60),
}
# Beginnings of PostgreSQL's SQLSTATEs (appendix A of its manual), the longest that fits counts.
_POSTGRES = {
    "08": (Part.DATABASE, _AWAY, 5),
    "25006": (Part.DATABASE, _AWAY, 5),  # a standby that takes no writes
    "28": (Part.DATABASE, _AWAY, 60),
    "3D": (Part.DATABASE, _AWAY, 60),
    "40": (Part.DATABASE, _BUSY, 1),  # deadlock, serialization
    "53": (Part.DATABASE, _BUSY, 5),
    "53100": (Part.DISK, _FULL, 60),
    "55P03": (Part.DATABASE, _BUSY, 2),
    "57": (Part.DATABASE, _AWAY, 5),
    "58": (Part.DISK, _DISK, 30),
}
_DISK_ERRORS = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EROFS: _DISK,
    errno.EIO: _DISK,
    errno.EMFILE: _DISK,
    errno.ENFILE: _DISK,
}


def find_trouble(error: BaseException) -> Trouble | None:
    """Return the trouble that an error comes from; None for a mistake of ours, or a refusal."""
    return next((trouble for one in _causes(error) if (trouble := _read(one))), None)


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Yield an error, what it was raised from, and what is in a group."""
    seen: set[int] = set()
    waiting = [error]
    while waiting:
        one = waiting.pop(0)
        if id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        if isinstance(one, BaseExceptionGroup):
            waiting += one.exceptions
        if isinstance(one, DBAPIError) and one.orig:
            waiting.append(one.orig)
        if one.__cause__:
            waiting.append(one.__cause__)


def _read(error: BaseException) -> Trouble | None:
    match error:
        case PoolTimeout():
            return Trouble(Part.DATABASE, _BUSY, 2, "every connection is in use")
        case sqlite3.Error():
            return _from_sqlite(error)
        case _ if _is_from("psycopg", "Error", error):
            return _from_postgres(error)
        case OSError(errno=number) if number in _DISK_ERRORS:
            return Trouble(Part.DISK, _DISK_ERRORS[number], 60, str(error.strerror))
        case _ if _is_from("redis.exceptions", "RedisError", error):
            return Trouble(Part.REDIS, _REDIS, 5, _first_line(error))
        case _:
            return None


def _from_sqlite(error: sqlite3.Error) -> Trouble | None:
    # An extended code has the primary one in its last byte.
    known = _SQLITE.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
    return Trouble(*known, cause=_first_line(error)) if known else None


def _from_postgres(error: Any) -> Trouble | None:
    # A connection that was not made, or that broke, has none.
    state = error.sqlstate or ("08000" if type(error).__name__ in _WITHOUT_STATE else "")
    known = next((_POSTGRES[state[:length]] for length in (5, 2) if state[:length] in _POSTGRES), None)
    return Trouble(*known, cause=_first_line(error)) if known else None


_WITHOUT_STATE = {"OperationalError", "ConnectionTimeout", "InterfaceError"}


def _is_from(module: str, name: str, error: BaseException) -> bool:
    # Who has not imported a library cannot have got its error; to import it here would cost every command.
    loaded = sys.modules.get(module)
    return loaded is not None and isinstance(error, getattr(loaded, name))


def _first_line(error: BaseException) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0][:200]
