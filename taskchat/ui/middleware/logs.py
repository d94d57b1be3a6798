"""Log filters for what Reflex and its socket say of events: no cookie, no payload, no traceback for a broken frame."""

import logging
import re

from taskchat.accounts import COOKIE

# The value of the cookie in a line that repeats the headers of a connection.
_SECRET = re.compile(rf"({re.escape(COOKIE)}=)[^;'\"\s\\]+")
# What comes after these words is what a page has sent.
_PAYLOAD = re.compile(r"(Event data:|event data:|with value|Error processing event queue entry for).*", re.DOTALL)
_LOGGERS = (
    "reflex_base.event.processor.event_processor",
    "reflex_base.event.processor.base_state_processor",
    "reflex.app",
)
_SOCKET_LOGGERS = ("engineio.server", "socketio.server")


class Discreet(logging.Filter):
    """Passes every record, with the token and the payload in its text replaced."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Replace them in the message and its arguments; return True always."""
        message = record.getMessage()
        discreet = _SECRET.sub(r"\1…", _PAYLOAD.sub(r"\1 …", message))
        if discreet != message:
            record.msg, record.args = discreet, ()
        return True


class Brief(logging.Filter):
    """Passes every record, with the name of its error instead of a traceback: a stranger's frame can cause one."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Replace the traceback; return True always."""
        if record.exc_info and (error := record.exc_info[1]):
            record.msg, record.args = f"{record.getMessage()}: {type(error).__name__}", ()
            record.exc_info = record.exc_text = None
        return True


def keep_events_out_of_logs() -> None:
    """Filter the loggers, so that nobody can fill the log, or use a token from it."""
    for names, kind in ((_LOGGERS, Discreet), (_SOCKET_LOGGERS, Brief)):
        for name in names:
            logger = logging.getLogger(name)
            if not any(isinstance(kept, kind) for kept in logger.filters):
                logger.addFilter(kind())
