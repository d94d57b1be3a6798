"""Lists of new tasks in a message: lines under "add these tasks:", "add tasks: a, b and c", or pasted lines alone."""

import re
from dataclasses import dataclass

from taskchat.assistant.builtin.grammar.context import Context
from taskchat.assistant.builtin.grammar.readers import separated

_BULLET = re.compile(r"^\s*(?:[-*\u2022\u2013+]|\d{1,2}[.)])\s+|^\s*(?=\[[ xX]?\]\s)")
_BOX = re.compile(r"\[(?P<mark>[ xX\u2713\u2714]?)\]\s+|(?P<box>[\u2610\u2611\u2705\u2714\u2713])\s*")
_MAX_LINE = 600
# Longer lines without bullets are a text.
_MAX_PLAIN_LINE = 80
_MAX_LINES = 30


@dataclass(frozen=True)
class Entry:
    """A line of a list; `is_done` where its box is ticked."""

    text: str
    is_done: bool = False


def entries_to_add(text: str, context: Context) -> list[Entry]:
    """List the tasks that a message asks to add one by one; none in other messages."""
    heading, *lines = text.strip().split("\n")
    words = context.language.words
    low = f" {heading.strip().rstrip(':,- ').lower()}"
    if lines and words("list_heading").fullmatch(low):
        return [entry for line in lines if (entry := read_entry(line)).text]
    opening = words("list_opening").match(f" {heading.lower()}")
    if lines or not opening or len(heading) > _MAX_LINE:
        return []
    rest = f" {heading}"[opening.end() :].strip(" :")
    titles = [part for part in re.split(r";", rest) for part in separated(part, context)]
    return [Entry(title) for title in titles] if len(titles) > 1 else []


def pasted_entries(text: str) -> list[Entry]:
    """List the lines of a message that is a list, with or without bullets; none of other messages."""
    lines = [line for line in text.split("\n") if line.strip()]
    is_list = all(map(_BULLET.match, lines)) or max(map(len, lines), default=0) <= _MAX_PLAIN_LINE
    return [read_entry(line) for line in lines] if 1 < len(lines) <= _MAX_LINES and is_list else []


def read_entry(line: str) -> Entry:
    """Read a line without its bullet and its box."""
    bare = _BULLET.sub("", line).strip()
    if not (box := _BOX.match(bare)):
        return Entry(bare)
    mark = (box["mark"] or "").lower() or (box["box"] or "")
    return Entry(bare[box.end() :].strip(), is_done=mark not in ("", " ", "\u2610"))
