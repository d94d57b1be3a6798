"""Selection of an order's tasks: one, several by name, all that match, or those that the conversation points at."""

import re
from dataclasses import dataclass, field
from typing import Any

from taskchat.assistant.builtin.commands import Pointer
from taskchat.assistant.builtin.grammar.filters import take_filters
from taskchat.assistant.builtin.grammar.refer import POSITIONS, pointer, position, reference

# A longer text is no list of tasks but a title or a document.
_MAX_LENGTH = 600
_MAX_RANGE = 100

_NOUNS = r"(?:tasks?|to-?dos?|items?|reminders?|ones|things)"
_ALL = re.compile(r"(?:absolutely )?(?:everything|all|every|each)\b|my (?:whole|entire) list|(?:my|the) list$", re.I)
_NOISE_WORDS = """
    absolutely all any are at been currently do due each entire every everything for from got have i i've in is item
    items list me my now of off on once one ones our reminder reminders single still task tasks that the there thing
    things to to-do to-dos todo todos we we've which whichever whole with you your
"""
_NOISE = frozenset(_NOISE_WORDS.split())
_ABOUT = re.compile(
    r"\b(?:about|containing|contain|mentioning|that mention|with the words?|called|named|for|with)\s+(?P<words>.+)$",
    re.IGNORECASE,
)
_KIND_ALONE = re.compile(r"(?:the |my )?(?:completed|done|finished|overdue)(?: ones)?", re.IGNORECASE)
_ABOUT_TASKS = re.compile(
    rf"(?:the |my |any )?{_NOUNS} (?:about|containing|mentioning|that mention|with) ", re.IGNORECASE
)
_BETWEEN = re.compile(r"\s*(?:,\s*and\s+|,\s*|\s+and\s+|\s*&\s*)", re.IGNORECASE)
_SEVERAL = re.compile(
    rf"(?:(?:my|the|these|those|both|following) )*{_NOUNS}:? (?:(?:number|no\.?|called|named) )?(?P<rest>.+)", re.I
)
_RANGE = re.compile(
    rf"(?:{_NOUNS} |numbers? )*#?(?P<from>\d{{1,3}}) ?(?:-|\u2013|to|through|until) ?#?(?P<to>\d{{1,3}})", re.IGNORECASE
)
_TOP = re.compile(rf"(?:my |the )?(?:first|top) (?P<count>two|three|four|five|[2-9])(?: {_NOUNS})?", re.IGNORECASE)
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5}
_ORDINAL = re.compile(rf"(?:my |the )?({'|'.join(POSITIONS)})", re.IGNORECASE)


@dataclass(frozen=True)
class All:
    """All tasks that match: `filters` are arguments of a tool, `about` words that a task must contain."""

    filters: dict[str, Any] = field(default_factory=dict)
    about: str = ""


@dataclass(frozen=True)
class Several:
    """Several tasks, one by one; `guessed` where the words may also be one title with "and" in it."""

    tasks: list[str | Pointer]
    guessed: bool = False


Selection = All | Several | Pointer | str


def selection(words: str) -> Selection | None:
    """Read the tasks that the words of an order mean; None where that is unclear."""
    return pointer(words) or everything(words) or several(words) or reference(words)


def everything(words: str) -> All | None:
    """Read "all my tasks", "all #home tasks", "every task about milk"; None where a title begins like that."""
    text = words.strip(" .!")
    if len(text) > _MAX_LENGTH or not (_ALL.match(text) or _is_kind(text)):
        return None
    chosen, rest = take_filters(text)
    about = _ABOUT.search(rest)
    left = _content(rest[: about.start()] if about else rest)
    if not left:
        return All(chosen, _content(about["words"]) if about else "")
    # "All my garden tasks": the words before the noun are their subject.
    return All(chosen, left) if not about and re.search(rf"\b{_NOUNS}$", text, re.I) and left.count(" ") < 3 else None


def _is_kind(text: str) -> bool:
    """Whether words mean all tasks without saying "all": "my completed tasks"."""
    if _KIND_ALONE.fullmatch(text):
        return True
    plural = re.search(r"\b(?:tasks|to-?dos|items|reminders)\b", text, re.IGNORECASE)
    if plural and _ABOUT_TASKS.match(text):
        return True
    return bool(plural) and (bool(take_filters(text)[0]) or bool(re.fullmatch(rf"(?:my|the|our) {_NOUNS}", text, re.I)))


def several(words: str) -> Several | None:
    """Read "tasks 1, 2 and 3", "milk and bread", "the first two"; None where it is one task."""
    text = words.strip(" .!")
    if len(text) > _MAX_LENGTH:
        return None
    if numbers := _numbers(text):
        return Several([*numbers])
    marked = _SEVERAL.fullmatch(text)
    parts = _parts(marked["rest"] if marked else text)
    if not 2 <= len(parts) <= _MAX_RANGE:
        return None
    tasks = [reference(_alone(part)) for part in parts]
    if not all(tasks):
        return None
    sure = all(position(part) or part[0] in "\"'" for part in parts)
    return Several([task for task in tasks if task], guessed=not sure)


def _alone(part: str) -> str:
    """Complete "my first" of "my first and second task"."""
    return found[1] if (found := _ORDINAL.fullmatch(part.strip())) else part


def _numbers(text: str) -> list[str]:
    if found := _RANGE.fullmatch(text):
        first, last = int(found["from"]), int(found["to"])
        return [str(n) for n in range(first, last + 1)] if first < last <= first + _MAX_RANGE else []
    if found := _TOP.fullmatch(text):
        count = found["count"].lower()
        return [str(n) for n in range(1, (_COUNTS.get(count) or int(count)) + 1)]
    return []


def _parts(text: str) -> list[str]:
    """Split at commas and "and" outside quotes."""
    quoted: list[str] = []

    def hide(match: re.Match[str]) -> str:
        quoted.append(match[0])
        return f"\x00{len(quoted) - 1}\x00"

    hidden = re.sub(r""""[^"]*"|(?<!\w)'[^']+'(?!\w)""", hide, text.replace("\x00", ""))
    parts = [part.strip() for part in _BETWEEN.split(hidden)]
    return [re.sub(r"\x00(\d+)\x00", lambda m: quoted[int(m[1])], part) for part in parts if part]


def _content(text: str) -> str:
    words = (word.strip(",.?!:\"'") for word in text.split())
    return " ".join(word for word in words if word and word.lower() not in _NOISE)
