"""Failures of the page's handlers: what the person is told, and how much the log says."""

import logging
import time
import traceback

import reflex as rx
from reflex.event import EventSpec

from taskchat.trouble import OUR_FAULT, find_trouble
from taskchat.ui.state import signal

logger = logging.getLogger(__name__)

# Seconds for which a failure at the same place has one line instead of its traceback: anybody can send an event.
_QUIET = 60.0


class Failures:
    """Handler of what Reflex's event handlers raise."""

    def __init__(self) -> None:
        self._told: dict[str, float] = {}

    def handle(self, exception: Exception) -> list[EventSpec]:
        """Log an error, and return what tells the person, and the page's scripts (`page/connection.js`)."""
        if trouble := find_trouble(exception):
            logger.warning("The page could not be served", exc_info=exception)
            return _told(trouble.sentence, wait=trouble.wait)
        place, now = _place(exception), time.monotonic()
        is_new = now - self._told.get(place, -_QUIET) >= _QUIET
        if is_new:
            self._told = {one: at for one, at in self._told.items() if now - at < _QUIET} | {place: now}
        logger.error("A handler of the page failed: %s", place, exc_info=exception if is_new else None)
        return _told(OUR_FAULT, wait=0)


def _place(error: Exception) -> str:
    frame = traceback.extract_tb(error.__traceback__)[-1:]
    return " ".join([type(error).__name__, *(f"in {one.filename}:{one.lineno}" for one in frame)])


def _told(sentence: str, *, wait: int) -> list[EventSpec]:
    # One at a time: what fails together is told together. A `wait` of 0 is for what waiting does not mend.
    return [rx.toast.error(sentence, id="trouble"), signal("taskchat:failed", words=sentence, wait=wait)]
