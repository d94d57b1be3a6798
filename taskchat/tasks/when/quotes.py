"""Quotes, links and code in a line: nothing in them is read."""

import re
from datetime import UTC, datetime

from taskchat.tasks.when.labels import blank, read_labels
from taskchat.tasks.when.languages import detect
from taskchat.tasks.when.pieces import Context
from taskchat.tasks.when.scan import lower, scan

QUOTED = re.compile(r"[\"\u201c\u201e]([^\"\u201c\u201d\u201e]+)[\"\u201c\u201d]")
_LINK = re.compile(r"\b(?:https?://|www\.)\S+|\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+|`[^`]+`|<[^>]*>")


def mask(text: str) -> tuple[str, list[tuple[int, int, str]]]:
    """Return the text with NUL for what is quoted or an address, and the spans of quotes that need not stay."""
    matches = list(QUOTED.finditer(text))
    quoted = [(match.start(), match.end(), "quote") for match in matches]
    links = [(match.start(), match.end(), "link") for match in _LINK.finditer(text)]
    marks = [
        (at, at + 1, "quote") for match in matches if _is_escape(match, text) for at in (match.start(), match.end() - 1)
    ]
    return blank(text, quoted + links, "\x00"), marks


def _is_escape(match: re.Match[str], text: str) -> bool:
    """Whether quotes keep words from being read as a date or a label, so that they need not stay."""
    if match[0] == text.strip():
        return True
    inner = lower(match[1])
    context = Context(datetime(2026, 1, 1, tzinfo=UTC), day_first=True, language=detect(inner))
    return bool(scan(match[1], inner, context) or read_labels(match[1]).spans)
