"""Readers of a task's fields: priority, tags, texts, and several fields at once."""

import re
from typing import Any

from taskchat.assistant.builtin.grammar.context import Context, masked, unquote
from taskchat.assistant.builtin.grammar.readers.dates import due_text, read_line
from taskchat.tasks import ParsedLine

_TAG = re.compile(r"#?(\w[\w/-]{0,48})")
_MAX_DETAILS = 200


def priority(words: str, context: Context) -> str | None:
    """Read a priority: "high", "a low priority", "p1"."""
    language = context.language
    if language.words("no_priority").fullmatch(f" {words.lower()}"):
        return "none"
    said = [word for word in re.split(r"[\s-]+", words.lower().strip("!")) if word]
    levels = [language.priorities[word] for word in said if word in language.priorities]
    noise = language.words("priority_noise")
    others = [word for word in said if word not in language.priorities and not noise.fullmatch(f" {word}")]
    return levels[0] if len(levels) == 1 and not others else None


def tags(words: str, context: Context) -> list[str] | None:
    """Read tags: "#home, work and garden"; a tag of several words is none."""
    found: list[str] = []
    for part in separated(words, context):
        each = part.split()
        if len(each) > 1 and not all(word.startswith("#") for word in each):
            return None
        for word in each:
            match = _TAG.fullmatch(word.strip("\"'"))
            if match is None:
                return None
            found.append(match[1].lower())
    return list(dict.fromkeys(found)) or None


def tag(words: str, context: Context) -> str | None:
    """Read one tag; an article is none."""
    match = _TAG.fullmatch(words.strip("\"'"))
    return (
        None
        if match is None or context.language.words("no_tag").fullmatch(f" {match[1].lower()}")
        else match[1].lower()
    )


def hashtag(words: str, context: Context) -> str | None:
    """Read one tag with its sign."""
    return tag(words, context) if words.startswith("#") else None


def hashtags(words: str, context: Context) -> list[str] | None:
    """Read tags, each with its sign."""
    found = tags(words, context)
    return found if found and words.count("#") == len(found) else None


def level(words: str, context: Context) -> str | None:
    """Read one word that is a priority: "high", "high-priority"."""
    return None if " " in words else priority(words, context)


def text(words: str, _: Context) -> str | None:
    """Take words as they are, without quotes around them."""
    return unquote(words) or words.strip(" .\"'") or None


def plain_title(words: str, context: Context) -> str | None:
    """Take words as a title unless they look like a date, a rhythm, a half of one, or a priority."""
    if quoted := unquote(words):
        return quoted
    line = context.explain("dated", words)
    is_dated = line.due_at or line.rrule or line.unread or line.reminders
    speaks_of_field = context.language.words("field").search(f" {words.lower()}")
    return None if is_dated or speaks_of_field or priority(words, context) else text(words, context)


def details(words: str, context: Context) -> dict[str, Any] | None:
    """Read several fields at once: "friday at 5pm, high priority and #home"."""
    if len(words) > _MAX_DETAILS:
        return None
    if whole := _part(words, context):
        return whole
    found: dict[str, Any] = {}
    parts = separated(words, context)
    for one in (_part(part, context) for part in (parts if len(parts) > 1 else [])):
        if not one or (one.keys() & found.keys()) - {"add_tags"}:
            return None
        more = [*found.get("add_tags", []), *one.get("add_tags", [])]
        found = {**found, **one, **({"add_tags": more} if more else {})}
    return found or None


def _part(words: str, context: Context) -> dict[str, Any] | None:
    bare = context.language.without("lead", words)
    if not bare:
        return None
    if level := priority(bare, context):
        return {"priority": level}
    if (named := context.language.without("tagging", bare)) != bare:
        found = tags(named, context) if named else None
        return {"add_tags": found} if found else None
    line = context.explain("labels", bare)
    if line is None:
        return None
    level = line.priority.value if line.priority else None
    fields = {"due": due_text(line, context), "priority": level, "add_tags": list(line.tags)}
    return {name: value for name, value in fields.items() if value} or None


def labels(words: str, context: Context) -> ParsedLine | None:
    """Read words that are only a date, a priority and tags, as quick add takes them behind a title."""
    line = read_line(f"x {words}", context)
    if line.unread or line.rrule or line.reminders or not line.title.startswith("x"):
        return None
    left = context.language.without("glue", line.title[1:].strip(" ,-:"))
    return None if left.strip(" ,-:") else line


def separated(words: str, context: Context) -> list[str]:
    """Split words at commas and "and" outside quotes."""
    together = context.language.words("and").pattern
    text = f" {words}"
    parts, start = [], 0
    for match in re.finditer(rf",\s*?(?:{together})?(?= )|{together}", masked(text)):
        parts.append(text[start : match.start()])
        start = match.end()
    return [part for part in (part.strip(" ,") for part in [*parts, text[start:]]) if part]
