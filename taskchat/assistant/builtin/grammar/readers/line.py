"""Reader of a new task's line: its title and everything else that the line says."""

import re
from typing import Any

from taskchat.assistant.builtin.grammar.context import Context, readings, unquote
from taskchat.assistant.builtin.grammar.readers.dates import due_text, read_line
from taskchat.assistant.builtin.grammar.values import Details
from taskchat.tasks import ParsedLine, is_rhythm, parse_rhythm, title_without

_ENDS = " ,.!"
_LABELS = ("tag", "priority")
_WHEN = ("recurrence", "date", "time", "datetime")
_TITLE_IN_QUOTES = re.compile(r'"(?P<title>[^"]+)"(?P<rest>.*)', re.DOTALL)


def line(words: str, context: Context) -> Details | None:
    """Read the fields of a new task; words of a title are kept as they are.

    A title in quotes is kept where everything behind it is understood: `"Dune" tickets` is a title as a whole.
    """
    if quoted := _TITLE_IN_QUOTES.fullmatch(words.strip()):
        behind = _read(f"x {quoted['rest'].strip()}".strip(), context)
        if behind.fields.get("title", "").strip(" -:") == "x" and not behind.unread:
            behind.fields["title"] = quoted["title"].strip()
            return behind
    found = _read(words, context)
    return found if found.fields.get("title") else None


def _read(words: str, context: Context) -> Details:
    fields: dict[str, Any] = {}
    head, is_start = words, False
    for kind, said in readings(context.language.line_rules, words, context):
        is_start = kind == "start"
        head = said["head"]
        fields = {name: value for name, value in said.items() if name not in ("head", "details", "said")}
        fields |= said.get("details", {})
        if "add_tags" in fields:
            fields["tags"] = [*fields.get("tags", []), *fields.pop("add_tags")]
        break
    if head != words:
        inner = _read(head, context)
        tags = list(dict.fromkeys([*inner.fields.get("tags", []), *fields.pop("tags", [])]))
        merged = {**fields, **inner.fields, **({"tags": tags} if tags else {})}
        merged["title"] = _bare(inner.fields.get("title", ""), words, context)
        # A rhythm begins on a day of its own: "every day, not before monday".
        unread = (words[len(head) :].strip(_ENDS),) if is_start and "repeat" in merged else ()
        return Details(merged, (*inner.unread, *unread), inner.reminders)
    return _plain(words, context)


def _plain(words: str, context: Context) -> Details:
    parsed = read_line(words, context)
    rhythm = _said(parsed, *_WHEN) if parsed.rrule else ""
    if rhythm and not _says_the_same(rhythm, parsed, context):
        return Details({"title": words}, unread=(rhythm,))
    due = None if parsed.all_date else due_moment(parsed, context)
    labels = [span for span in parsed.spans if span[2] in _LABELS]
    title = parsed.title if due or rhythm or (parsed.reminders and parsed.due_at) else title_without(words, labels)
    fields = {
        # What is nothing but a rhythm names no task.
        "title": "" if is_rhythm(parsed) else _bare(title, words, context),
        "due": due,
        "repeat": rhythm,
        "reminders": list(parsed.reminders) if parsed.due_at else [],
        "priority": parsed.priority.value if parsed.priority else None,
        "tags": list(parsed.tags),
    }
    return Details(
        {name: value for name, value in fields.items() if value},
        unread=parsed.unread,
        reminders="" if parsed.due_at else _said(parsed, "reminder"),
    )


def due_moment(parsed: ParsedLine, context: Context) -> str | None:
    """Return the due date of a new task, whose time alone names a day, too."""
    if parsed.due_at is None or parsed.rrule:
        return None
    if parsed.all_day:
        return due_text(parsed, context)
    return parsed.due_at.astimezone(context.clock.zone).replace(tzinfo=None).isoformat(timespec="minutes")


def _said(parsed: ParsedLine, *kinds: str) -> str:
    """Return the words of a line that are of these kinds, without those between them."""
    return " ".join(parsed.line[start:end].strip(_ENDS) for start, end, kind in parsed.spans if kind in kinds)


def _says_the_same(rhythm: str, parsed: ParsedLine, context: Context) -> bool:
    """Whether the words of a rhythm alone, as the tools read them, mean what they mean in their line."""
    alone = parse_rhythm(rhythm, context.clock)
    if alone is None or alone.first is None or parsed.due_at is None:
        return False
    first = alone.first.due_at
    same = first.date() == parsed.due_at.date() if parsed.all_day else first == parsed.due_at
    return same and (alone.rrule, alone.from_completion, alone.first.all_day) == (
        parsed.rrule,
        parsed.from_completion,
        parsed.all_day,
    )


def _bare(title: str, words: str, context: Context) -> str:
    kept = _strip_quotes(title.strip(_ENDS))
    if _strip_quotes(words.strip(_ENDS)).endswith(kept):
        # Nothing behind the title was taken out, so that its last word belongs to it: "what to look at".
        return kept or title
    dangling = context.language.words("dangling").pattern
    # With its comma: "add milk, with high priority" has left "milk, with" behind.
    return re.sub(rf"(?:[,;]?{dangling}){{1,3}}$|[,;]$", "", kept, flags=re.IGNORECASE) or title


def _strip_quotes(title: str) -> str:
    """Strip quotes around a title, and a single one that is left over."""
    whole = unquote(title) or title
    return whole.strip(f'{_ENDS}"') if whole.count('"') % 2 else whole
