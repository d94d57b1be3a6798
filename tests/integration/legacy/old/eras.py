"""Installations as the older product's history left them, and those of products made after the same guide."""

from dataclasses import replace

from tests.integration.legacy.old.shape import Ids, Shape, State

_FIRST = Shape(
    state=State.BEFORE_CHAT,
    due=None,
    priority=None,
    tags=None,
    reminders=False,
    recurrence=False,
    parents=False,
    tool_calls=False,
    strangers=False,
    trigger=False,
    real=True,
)
_CHAT = replace(_FIRST, state=State.CHAT, due="timestamptz", priority="lower", trigger=True)
_TAGS = replace(_CHAT, tags="array", reminders=True, recurrence=True, parents=True)
_CALLS = replace(_TAGS, state=State.WRITTEN_SINCE, tool_calls=True, nullable=True)
_NEWEST = replace(_CALLS, state=State.GUIDE_ONCE, due="timestamp", priority="upper", enum=True, trigger=False)

# On PostgreSQL every one of them exists.
ERAS: dict[str, Shape] = {
    "oa0": _FIRST,
    "oa1": _CHAT,
    "oa2r": replace(_CHAT, priority="mixed", tags="array"),
    "oa2": _TAGS,
    "oa3h1": replace(_TAGS, state=State.THREADS_ONLY),
    "oa3h3": replace(_TAGS, state=State.COLUMN_ADDED),
    "oa3h5": replace(_TAGS, state=State.INSERTED),
    "oa3": replace(_TAGS, state=State.GUIDE_ONCE),
    "oa5": _CALLS,
    "oau": replace(_CALLS, keys=False, check=False),
    "ob": _NEWEST,
    "ob2": replace(_NEWEST, state=State.GUIDE_TWICE),
    "a": replace(_CALLS, state=State.MESSAGES, reminders=False, recurrence=False, parents=False),
    "c": replace(_CHAT, state=State.MESSAGES, hashes="password_hash", ids=Ids.NUMBERS, tool_calls=True),
}
# The older product's models could be made on SQLite up to there; a sibling's can.
ON_SQLITE = ("oa0", "oa1", "c")
UGLY = ("oau",)
