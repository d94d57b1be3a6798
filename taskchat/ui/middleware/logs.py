"""What Reflex logs of an event that it does not know, without the cookie that came with it."""

import logging
import re

from taskchat.accounts import COOKIE

# The value of the cookie, wherever a line of the log repeats the headers of a connection.
_SECRET = re.compile(rf"({re.escape(COOKIE)}=)[^;'\"\s\\]+")
_LOGGERS = ("reflex_base.event.processor.event_processor", "reflex.app")


class WithoutCookie(logging.Filter):
    """Lets every record pass, with the token in its text made unreadable."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the message, arguments included; always True."""
        message = record.getMessage()
        if COOKIE in message:
            record.msg, record.args = _SECRET.sub(r"\1…", message), ()
        return True


def keep_cookies_out_of_logs() -> None:
    """Whoever reads the log must not be able to be somebody else."""
    for name in _LOGGERS:
        logger = logging.getLogger(name)
        if not any(isinstance(kept, WithoutCookie) for kept in logger.filters):
            logger.addFilter(WithoutCookie())
