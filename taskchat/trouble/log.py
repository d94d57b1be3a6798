"""Log records of trouble: one line instead of a traceback, and one a second instead of one for each request."""

import logging
import time
from collections.abc import Callable
from threading import Lock

from taskchat.text import counted
from taskchat.trouble.kinds import Part, Trouble, find_trouble

_SECONDS = 1.0
# Below every handler's level, so that none of them writes it, whoever configured it.
_UNWRITTEN = -1


class _Shortener:
    """Factory of log records that makes one line of trouble, and none of what was said less than a second ago."""

    def __init__(self, make: Callable[..., logging.LogRecord], clock: Callable[[], float]) -> None:
        self._make, self._clock = make, clock
        self._said: dict[Part, tuple[float, int]] = {}
        self._lock = Lock()

    def __call__(self, *arguments: object, **options: object) -> logging.LogRecord:
        record = self._make(*arguments, **options)
        error = record.exc_info[1] if record.exc_info else None
        if error is not None and (trouble := find_trouble(error)):
            self._shorten(record, trouble)
        return record

    def _shorten(self, record: logging.LogRecord, trouble: Trouble) -> None:
        record.exc_info = record.exc_text = None
        unsaid = self._count(trouble.part)
        if unsaid is None:
            record.levelno = _UNWRITTEN
            return
        more = f" ({counted(unsaid, 'time')} more since the last line)" if unsaid else ""
        record.msg, record.args = f"Trouble with {trouble.part}: {trouble.cause}{more}", ()

    def _count(self, part: Part) -> int | None:
        """Count a record; return how many were not written since the last one, None where it is not to be written."""
        now = self._clock()
        with self._lock:
            since, unsaid = self._said.get(part, (now - _SECONDS, 0))
            if now - since < _SECONDS:
                self._said[part] = since, unsaid + 1
                return None
            self._said[part] = now, 0
            return unsaid


def shorten_troubles(clock: Callable[[], float] = time.monotonic) -> None:
    """Write trouble in one line, whichever library logs its error; all other records stay as they are."""
    make = logging.getLogRecordFactory()
    if not isinstance(make, _Shortener):
        logging.setLogRecordFactory(_Shortener(make, clock))
