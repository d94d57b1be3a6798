"""Errors that are trouble of the installation, and those that are mistakes of ours."""

import errno
import sqlite3

import psycopg
import pytest
import redis.exceptions
from psycopg import errors as postgres
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from taskchat.trouble import Part, find_trouble


def sqlite_error(code: int, text: str = "says SQLite") -> sqlite3.OperationalError:
    error = sqlite3.OperationalError(text)
    error.sqlite_errorcode = code
    return error


def wrapped(error: Exception) -> OperationalError:
    return OperationalError("SELECT 1", None, error)


@pytest.mark.parametrize(
    ("error", "part"),
    [
        (wrapped(sqlite_error(sqlite3.SQLITE_BUSY)), Part.DATABASE),
        (wrapped(sqlite_error(sqlite3.SQLITE_BUSY | 2 << 8)), Part.DATABASE),
        (wrapped(sqlite_error(sqlite3.SQLITE_CANTOPEN)), Part.DATABASE),
        (wrapped(sqlite_error(sqlite3.SQLITE_FULL)), Part.DISK),
        (wrapped(sqlite_error(sqlite3.SQLITE_READONLY)), Part.DISK),
        (wrapped(psycopg.OperationalError("connection refused")), Part.DATABASE),
        (wrapped(postgres.AdminShutdown("terminating connection")), Part.DATABASE),
        (wrapped(postgres.CannotConnectNow("the database system is starting up")), Part.DATABASE),
        (wrapped(postgres.TooManyConnections("too many clients already")), Part.DATABASE),
        (wrapped(postgres.DiskFull("could not extend file")), Part.DISK),
        (PoolTimeout("QueuePool limit reached"), Part.DATABASE),
        (OSError(errno.ENOSPC, "No space left on device"), Part.DISK),
        (redis.exceptions.ConnectionError("connection refused"), Part.REDIS),
        (redis.exceptions.TimeoutError("timeout"), Part.REDIS),
        (ExceptionGroup("in a task", [wrapped(sqlite_error(sqlite3.SQLITE_BUSY))]), Part.DATABASE),
    ],
)
def test_trouble_is_known_by_its_error(error: Exception, part: Part) -> None:
    trouble = find_trouble(error)
    assert trouble is not None
    assert trouble.part is part
    assert trouble.wait > 0


@pytest.mark.parametrize(
    "error",
    [
        wrapped(sqlite_error(sqlite3.SQLITE_ERROR, "no such column: nope")),
        IntegrityError("INSERT", None, postgres.UniqueViolation("duplicate key")),
        OperationalError("SELECT", None, postgres.UndefinedTable("no such table")),
        FileNotFoundError(errno.ENOENT, "No such file"),
        ValueError("no trouble"),
    ],
)
def test_mistakes_are_none(error: Exception) -> None:
    assert find_trouble(error) is None


def test_a_failure_that_trouble_led_to_is_trouble() -> None:
    failure = RuntimeError("no answer")
    failure.__cause__ = wrapped(sqlite_error(sqlite3.SQLITE_FULL))
    trouble = find_trouble(failure)
    assert trouble is not None
    assert "no room" in trouble.sentence
