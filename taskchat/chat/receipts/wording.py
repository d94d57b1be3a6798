"""The words on the cards. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from taskchat.chat.receipts.task_changes import Deed, Look, Touched
from taskchat.tasks import Priority, due_in_full
from taskchat.text import shortened

_LONGEST_NAME = 60
_NAMED = 3


@dataclass(frozen=True)
class When:
    """The present where the person lives."""

    now: datetime
    zone: ZoneInfo


def due_words(look: Look, when: When) -> str:
    """When it is due, in words that hold on other days too; empty without a date."""
    return due_in_full(look.due_at, all_day=look.all_day, now=when.now, zone=when.zone)


def priority_words(look: Look) -> str:
    """The priority, unless it is the usual one."""
    return "" if look.priority is Priority.MEDIUM else f"{look.priority.capitalize()} priority"


def heading(done: Sequence[Touched]) -> str:
    """What was done in all: "Task created", "7 tasks deleted", "3 tasks changed"."""
    deed = shared_deed(done) or Deed.CHANGED
    return f"{len(done)} tasks {deed}" if len(done) > 1 else f"Task {deed}"


def undo_heading(done: Sequence[Touched], *, partly: bool) -> str:
    """The same once it is undone: "Undone: task created"."""
    words = heading(done)
    return f"{'Partly undone' if partly else 'Undone'}: {words[0].lower()}{words[1:]}"


def shared_deed(done: Sequence[Touched]) -> Deed | None:
    """The word for all of them, if it is the same."""
    deeds = {one.deed for one in done}
    return deeds.pop() if len(deeds) == 1 else None


def more(count: int) -> str:
    """How many are not named; empty for none."""
    return f"and {count:,} more" if count else ""


def quoted(title: str) -> str:
    """A title in a sentence, cut where it is long."""
    return f"“{shortened(title, _LONGEST_NAME)}”"


def stayed(titles: Sequence[str]) -> str:
    """Why an undo left some tasks alone."""
    names = ", ".join(quoted(title) for title in titles[:_NAMED])
    rest = f" {more(len(titles) - _NAMED)}" if len(titles) > _NAMED else ""
    one = len(titles) == 1
    return (
        f"{names}{rest} {'was' if one else 'were'} changed since and {'stays as it is' if one else 'stay as they are'}."
    )


def as_text(words: str) -> str:
    """Words that Markdown shows as they are: what people wrote is never markup."""
    return re.sub(r"([\\`*_{}\[\]()<>#+!|~&-])", r"\\\1", words)
