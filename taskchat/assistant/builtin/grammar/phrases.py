"""Arguments of a new task from a line: its title and, in words, everything else."""

import re
from datetime import UTC, datetime
from typing import Any

from taskchat.assistant.builtin.grammar.refer import unquote
from taskchat.tasks import LocalClock, parse_due, parse_phrase, recurs

# Words are a date on any day or on none; the tool finds out which date they mean.
_ANY_DAY = LocalClock(datetime(2026, 1, 1, 12, tzinfo=UTC), "UTC", day_first=True)
_MAX_DATE_WORDS = 10
_ENDS = " ,.!"
_TAGGED = re.compile(
    r",?\s*(?:\b(?:and )?(?:tagged(?: as| with)?|with (?:the )?tags?|tags?:))\s+"
    r"(?P<tags>#?[\w-]+(?:(?:\s*,\s*|\s+and\s+)#?[\w-]+(?=\s*(?:,|and\b|$)))*)",
    re.IGNORECASE,
)
# Notes without a colon or "with" are part of the title: "take notes in meeting".
_DESCRIBED = re.compile(
    r"(?:,\s*|\s)(?:and )?(?:(?:with )?(?:a |the )?(?:description|notes?):|with (?:a |the )?(?:description|notes?)\b) ?"
    r"(?:(?:saying|that says) )?(?P<text>.+)$",
    re.IGNORECASE,
)
_DANGLING = re.compile(r"(?:[,;]?\s(?:with|and|at)){1,3}$|[,;]$", re.IGNORECASE)
_DUE_BEFORE = re.compile(r"^(?:(?:due|by|on|for|before) )+", re.IGNORECASE)
_OFTEN = re.compile(r"(?:every|each|on|at|daily|weekly|monthly|yearly)\b", re.IGNORECASE)
_QUOTED_TITLE = re.compile(r'"(?P<title>[^"]+)"(?P<rest>.*)', re.DOTALL)


def is_date(words: str) -> bool:
    """Whether the words as a whole are a date or time."""
    return bool(words.strip()) and parse_due(words, _ANY_DAY) is not None


def is_when(words: str) -> bool:
    """Whether the words as a whole are a date or a recurrence: "every friday at 5pm"."""
    return is_date(words) or (bool(_OFTEN.match(words)) and recurs(words))


def task_arguments(line: str) -> dict[str, Any]:
    """Read the arguments of `create_task` from a line; the due date stays in words.

    A title in quotes is kept where everything behind it is understood: `"Dune" tickets` is a title as a whole.
    """
    if quoted := _QUOTED_TITLE.fullmatch(line.strip()):
        behind = _arguments(f"task {quoted['rest']}")
        if behind["title"].strip(" :-") == "task":
            return {**behind, "title": quoted["title"].strip()}
    return _arguments(line)


def _arguments(line: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    given = line
    if described := _DESCRIBED.search(line):
        found["description"] = described["text"].strip(" .\"'")
        line = line[: described.start()]
    tags: list[str] = []
    if tagged := _TAGGED.search(line):
        tags = split_tags(tagged["tags"])
        line = f"{line[: tagged.start()]} {line[tagged.end() :]}"
    phrase = parse_phrase(line, _ANY_DAY)
    found["due"] = _DUE_BEFORE.sub("", phrase.due_words)
    found["priority"] = phrase.priority.value if phrase.priority else None
    found["tags"] = list(dict.fromkeys([*tags, *phrase.tags]))
    found["title"] = _bare(phrase.title, given)
    return {name: value for name, value in found.items() if value}


def split_tags(text: str) -> list[str]:
    """List the tags in "#home, work and garden"."""
    return [tag.strip(" #\"'").lower() for tag in re.split(r"\s*,\s*|\s+and\s+|\s+", text) if tag.strip(" #\"'")]


def split_date(text: str) -> tuple[str, str] | None:
    """Split a date off the end of a text; None where there is none."""
    words = text.split()
    for start in range(max(len(words) - _MAX_DATE_WORDS, 1), len(words)):
        if is_date(" ".join(words[start:])):
            return " ".join(words[:start]), " ".join(words[start:])
    return None


def _bare(title: str, line: str) -> str:
    kept = _strip_quotes(title.strip(_ENDS))
    if _strip_quotes(line.strip(_ENDS)).endswith(kept):
        # Nothing behind the title was taken out, so that its last word belongs to it: "what to look at".
        return kept or title
    # With its comma: "add milk, with high priority" has left "milk, with" behind.
    return _DANGLING.sub("", kept) or title


def _strip_quotes(title: str) -> str:
    """Strip quotes around a title, and a single one that is left over."""
    whole = unquote(title) or title
    return whole.strip(f'{_ENDS}"') if whole.count('"') % 2 else whole
