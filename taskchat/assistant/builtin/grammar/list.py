"""Rules for listing tasks: "what do I have to do today?", "show high priority tasks", "find milk"."""

import re

from taskchat.assistant.builtin.commands import Call, Command
from taskchat.assistant.builtin.grammar.filters import take_filters
from taskchat.assistant.builtin.grammar.phrases import is_date
from taskchat.assistant.builtin.wording import WHICH_DAY, WHICH_LIST

_EVERYTHING = re.compile(r"\b(?:all|every|everything)\b", re.IGNORECASE)
_LOOK = re.compile(
    r"(?:show|list|see|view|display|get|give|find|search|look|check|which|what|what's|whats|any|anything|how|tell|"
    r"do i|have i|did i|am i|is there|are there|read|open|where is|where's|where are)\b", re.IGNORECASE)  # fmt: skip
_SEARCH = re.compile(r"(?:find|search(?: for)?|look for|look up|where is|where's|where are)\b", re.IGNORECASE)
_ABOUT = re.compile(
    r"\b(?:about|containing|contain|mentioning|mention|matching|with the words?|with|for|named|called|"
    r"related to|have to do with|to do with)\s+(?P<words>.+)$", re.IGNORECASE)  # fmt: skip
_TASKS = re.compile(
    r"\b(?:tasks?|to-?dos?|to do|do i have|have i|did i|list|agenda|plate|due|overdue|reminders?|deadlines?)\b", re.I
)
_FILLER_WORDS = """
    a about all am an and any anything are around as be can check could deadline deadlines did display do does due
    every everything far find for get give going got had has have how i i'm i've in is it items item late list lists
    look many me much must my need needs now of on open our out over plate please priority read reminder reminders s
    schedule search see should show so still supposed task tasks tell that the their them there these thing things
    this to todo todos to-do to-dos up us view was we what what's whats when where where's which will with agenda
    finish today's you there's currently coming next get up first already yet today recently
"""
_FILLER = frozenset(_FILLER_WORDS.split())
# Periods for which there is no condition.
_PERIOD = re.compile(
    r"(?:(?:\d{1,2}|one|two|three|four|five|six|few|couple) )?(?:days?|weeks?|months?|quarter|year)|"
    r"january|february|march|april|may|june|july|august|september|october|november|december",
    re.IGNORECASE,
)
# Beginnings of a rest that is an unknown condition: "or work", "after tomorrow".
_UNKNOWN = re.compile(
    r"(?:or|and not|not|after|before|between|except|without|sort(?:ed)?|order(?:ed)?)\b", re.IGNORECASE
)
# Conditions of a search; the others belong to lists.
_OF_A_SEARCH = {"status"}


def list_command(text: str) -> Command | None:
    """Build the call for the list that a text asks for; None where it asks for none."""
    chosen, rest = take_filters(text)
    if chosen.get("status") == "done" and "due" in chosen and not re.search(r"\bdue\b", text, re.IGNORECASE):
        # "What did I finish today" asks for the day of completion. There is no such condition: list all that are done.
        del chosen["due"]
    rest = rest.strip(" ?.!")
    about = _ABOUT.search(rest) if _LOOK.match(text) and (_TASKS.search(text) or _SEARCH.match(text)) else None
    words = _content(about["words"] if about else rest)
    if words and (is_date(re.sub(r"\b(?:on|by)\b", "", words)) or _PERIOD.fullmatch(words)):
        return WHICH_DAY
    if _LOOK.match(text) and _UNKNOWN.match(words):
        return WHICH_LIST
    if words and not (_LOOK.match(text) and (_SEARCH.match(text) or _TASKS.search(text))):
        return None
    if not (words or chosen or _TASKS.search(text) or _EVERYTHING.search(text)):
        return None
    if words and chosen.keys() <= _OF_A_SEARCH:
        return Call("search_tasks", {"query": words, **chosen})
    if words:
        chosen["search"] = words
    if _EVERYTHING.search(text) and not chosen:
        chosen["status"] = "all"
    return Call("list_tasks", chosen)


def _content(text: str) -> str:
    words = [word.strip(",.?!:\"'") for word in text.split()]
    return " ".join(word for word in words if word and word.lower() not in _FILLER)
