"""Log filter that hides the cookie in what Reflex logs of an unknown event."""

import logging
import re

from taskchat.accounts import COOKIE

# The value of the cookie in a line that repeats the headers of a connection.
_SECRET = re.compile(rf"({re.escape(COOKIE)}=)[^;'\"\s\\]+")
_LOGGERS = ("reflex_base.event.processor.event_processor", "reflex.app")


class WithoutCookie(logging.Filter):
    """Passes every record, with the token in its text replaced."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Replace the token in the message and its arguments; return True always."""
        message = record.getMessage()
        if COOKIE in message:
            record.msg, record.args = _SECRET.sub(r"\1…", message), ()
        return True


def keep_cookies_out_of_logs() -> None:
    """Filter Reflex's loggers, so that nobody who reads the log can use a token from it."""
    for name in _LOGGERS:
        logger = logging.getLogger(name)
        if not any(isinstance(kept, WithoutCookie) for kept in logger.filters):
            logger.addFilter(WithoutCookie())
