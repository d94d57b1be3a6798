"""Rules for looking at tasks: "what do I have to do today?", "show high priority tasks", "find milk"."""

import re
from typing import Any

from taskchat.assistant.builtin.commands import Call, Command, Say, level
from taskchat.assistant.builtin.phrases import is_date

_FILTERS: tuple[tuple[str, str, str | None], ...] = (
    (r"\b(?:overdue|over due|late|past due|missed)\b", "due", "overdue"),
    (r"\b(?:without|with no|no|lacking)(?: an?)? (?:due )?(?:dates?|deadlines?)\b", "due", "none"),
    (r"\b(?:for )?(?:today|tonight)(?:'s)?\b", "due", "today"),
    (r"\b(?:for |in |over )?(?:this week|the week|(?:the )?next (?:7|seven|few) days|next week|soon|tomorrow(?:'s)?|"
     r"(?:this|the) weekend|upcoming|coming up)\b", "due", "week"),
    (r"\b(?P<word>high|highest|top|medium|normal|low|lowest)(?:[- ](?:priority|prio))\b", "priority", None),
    (r"\bpriority (?:is |of |= ?|: ?)?(?P<word>high|medium|low)\b", "priority", None),
    (r"\b(?P<word>urgent|important)\b", "priority", None),
    (r"\b(?:open|pending|active|unfinished|incomplete|undone|not (?:yet )?done|remaining|left|outstanding)\b",
     "status", "open"),
    (r"\b(?:done|completed?|finished|closed)\b", "status", "done"),
    (r"#(?P<word>[\w-]+)", "tag", None),
    (r"\b(?:with (?:the )?)?(?:tag(?:ged)?|label(?:led)?)(?: as| with)? #?(?P<word>[\w-]+)", "tag", None),
)  # fmt: skip
_EVERYTHING = re.compile(r"\b(?:all|every|everything)\b", re.IGNORECASE)
_LOOK = re.compile(
    r"(?:show|list|see|view|display|get|give|find|search|look|check|which|what|what's|whats|any|anything|how|tell|"
    r"do i|have i|am i|is there|are there|read|open)\b", re.IGNORECASE)  # fmt: skip
_SEARCH = re.compile(r"(?:find|search(?: for)?|look for|look up)\b", re.IGNORECASE)
_ABOUT = re.compile(
    r"\b(?:about|containing|contain|mentioning|matching|with the words?|for|named|called)\s+(?P<words>.+)$", re.I
)
_TASKS = re.compile(
    r"\b(?:tasks?|to-?dos?|to do|do i have|list|agenda|plate|due|overdue|reminders?|deadlines?)\b", re.I
)
_FILLER_WORDS = """
    a about all am an and any anything are around as be can check could deadline deadlines display do does due every
    everything find for get give going got had has have how i i'm i've in is items item late list lists look many me
    much must my need needs now of on open our out over plate please priority read reminder reminders s schedule
    search see should show still supposed task tasks tell that the their them there these thing things this to todo
    todos to-do to-dos up us view was we what what's whats when which will with work agenda finish today's you
    there's currently coming next get up first
"""
_FILLER = frozenset(_FILLER_WORDS.split())


def filters(text: str) -> tuple[dict[str, Any], str]:
    """The conditions that a text names, as arguments of `list_tasks`, and the text without them."""
    found: dict[str, Any] = {}
    for pattern, name, value in _FILTERS:
        match = re.search(pattern, text, re.IGNORECASE)
        if match and name not in found:
            word = value or match["word"].lower()
            found[name] = level(word) if name == "priority" else word
            text = f"{text[: match.start()]} {text[match.end() :]}"
    return found, text


def look(text: str) -> Command | None:
    """The list that somebody asks to see; None where this is no such question."""
    chosen, rest = filters(text)
    rest = rest.strip(" ?.!")
    about = _ABOUT.search(rest) if _LOOK.match(text) and (_TASKS.search(text) or _SEARCH.match(text)) else None
    words = _content(about["words"] if about else rest)
    if words and is_date(re.sub(r"\b(?:on|by)\b", "", words)):
        return Say("I can list what is due **today**, **this week** or **overdue**. Which one shall it be?")
    if words and not (_LOOK.match(text) and (_SEARCH.match(text) or _TASKS.search(text))):
        return None
    if not (words or chosen or _TASKS.search(text) or _EVERYTHING.search(text)):
        return None
    if words:
        chosen["search"] = words
    if _EVERYTHING.search(text) and not chosen:
        chosen["status"] = "all"
    return Call("list_tasks", chosen)


def _content(text: str) -> str:
    words = [word.strip(",.?!:\"'") for word in text.split()]
    return " ".join(word for word in words if word and word.lower() not in _FILLER)
