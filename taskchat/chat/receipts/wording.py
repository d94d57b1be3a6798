"""Words on the cards. Pure."""

import re
from collections.abc import Sequence

from taskchat.tasks import ChangeKind, TaskDiff
from taskchat.text import shortened

_LONGEST_NAME = 60
_NAMED = 3


def heading(diffs: Sequence[TaskDiff]) -> str:
    """Sum changes up in a heading: "Task created", "7 tasks deleted", "3 tasks changed"."""
    kind = shared_kind(diffs) or ChangeKind.CHANGED
    return f"{len(diffs)} tasks {kind}" if len(diffs) > 1 else f"Task {kind}"


def undo_heading(diffs: Sequence[TaskDiff], *, partly: bool) -> str:
    """Sum undone changes up in a heading: "Undone: task created"."""
    words = heading(diffs)
    return f"{'Partly undone' if partly else 'Undone'}: {words[0].lower()}{words[1:]}"


def shared_kind(diffs: Sequence[TaskDiff]) -> ChangeKind | None:
    """Return the kind of all changes, if it is the same."""
    kinds = {diff.kind for diff in diffs}
    return kinds.pop() if len(kinds) == 1 else None


def more_words(count: int) -> str:
    """Tell the number of those that are not named; empty for none."""
    return f"and {count:,} more" if count else ""


def quoted(title: str) -> str:
    """Quote a title in a sentence, cut where it is long."""
    return f"“{shortened(title, _LONGEST_NAME)}”"


def summary(diffs: Sequence[TaskDiff]) -> str:
    """Sum changes up in a line: "created “milk”, deleted “rent” and 3 more"."""
    named = ", ".join(f"{diff.kind} {quoted(diff.title)}" for diff in diffs[:_NAMED])
    return " ".join(part for part in (named, more_words(len(diffs) - _NAMED) if len(diffs) > _NAMED else "") if part)


def conflict_sentence(titles: Sequence[str]) -> str:
    """Say why an undo left some tasks alone."""
    names = ", ".join(quoted(title) for title in titles[:_NAMED])
    rest = f" {more_words(len(titles) - _NAMED)}" if len(titles) > _NAMED else ""
    one = len(titles) == 1
    return (
        f"{names}{rest} {'was' if one else 'were'} changed since and {'stays as it is' if one else 'stay as they are'}."
    )


def escape_markdown(words: str) -> str:
    """Escape words for Markdown: no text of people is markup."""
    return re.sub(r"([\\`*_{}\[\]()<>#+!|~&-])", r"\\\1", words)
