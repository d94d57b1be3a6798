"""Wording of the built-in assistant's answers."""

from taskchat.assistant.builtin.wording import talk
from taskchat.assistant.builtin.wording.answers import answer
from taskchat.assistant.builtin.wording.questions import (
    BY_NAME,
    NAMELESS,
    WHAT_TO_CHANGE,
    WHEN,
    WHICH,
    WHICH_DAY,
    WHICH_LIST,
    WHICH_TAGS,
)
from taskchat.assistant.builtin.wording.talk import HELP, NOTHING, OTHER_SUBJECT, unreadable_reply

__all__ = [
    "BY_NAME",
    "HELP",
    "NAMELESS",
    "NOTHING",
    "OTHER_SUBJECT",
    "WHAT_TO_CHANGE",
    "WHEN",
    "WHICH",
    "WHICH_DAY",
    "WHICH_LIST",
    "WHICH_TAGS",
    "answer",
    "talk",
    "unreadable_reply",
]
