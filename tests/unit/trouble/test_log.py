"""Log of trouble: one line a second, whoever logs it, and everything else as before."""

import io
import logging
from collections.abc import Iterator

import pytest
import redis.exceptions

from taskchat.trouble import shorten_troubles


@pytest.fixture
def clock() -> list[float]:
    """The time, in seconds; the first entry is now."""
    return [0.0]


@pytest.fixture
def written(clock: list[float]) -> Iterator[io.StringIO]:
    """Text that a handler which knows nothing of taskchat writes of a library's logger."""
    before = logging.getLogRecordFactory()
    logging.setLogRecordFactory(logging.LogRecord)
    shorten_troubles(lambda: clock[0])
    written = io.StringIO()
    handler, logger = logging.StreamHandler(written), logging.getLogger("some.library")
    logger.addHandler(handler)
    yield written
    logger.removeHandler(handler)
    logging.setLogRecordFactory(before)


def fail(error: Exception) -> None:
    try:
        raise error
    except Exception:
        logging.getLogger("some.library").exception("Error in task 17")


def test_a_thousand_failures_in_a_second_are_one_line(written: io.StringIO, clock: list[float]) -> None:
    for _ in range(1_000):
        fail(redis.exceptions.ConnectionError("refused"))
    assert written.getvalue() == "Trouble with redis: refused\n"
    clock[0] = 1.5
    fail(redis.exceptions.ConnectionError("refused"))
    assert written.getvalue().splitlines()[1:] == ["Trouble with redis: refused (999 times more since the last line)"]


def test_mistakes_keep_their_traceback(written: io.StringIO) -> None:
    fail(ValueError("ours"))
    assert "Traceback" in written.getvalue()
    assert "Error in task 17" in written.getvalue()
