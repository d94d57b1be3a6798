"""Sentences of the built-in assistant: which one is said when, in any of its languages."""

from taskchat.assistant.builtin.wording import talk
from taskchat.assistant.builtin.wording.answers import answer
from taskchat.assistant.builtin.wording.questions import (
    BY_NAME,
    NAMELESS,
    NOTHING_DELETED,
    ONE_AT_A_TIME,
    PRESS_THE_BUTTON,
    WHAT_TO_CHANGE,
    WHEN,
    WHICH,
    WHICH_DAY,
    WHICH_LIST,
    WHICH_TAGS,
)
from taskchat.assistant.builtin.wording.refusals import refusal
from taskchat.assistant.builtin.wording.talk import GREETING, HELP, NEVER_MIND, NOTHING, OTHER_SUBJECT, WELCOME
from taskchat.assistant.builtin.wording.task_markdown import bold_title

__all__ = [
    "BY_NAME",
    "GREETING",
    "HELP",
    "NAMELESS",
    "NEVER_MIND",
    "NOTHING",
    "NOTHING_DELETED",
    "ONE_AT_A_TIME",
    "OTHER_SUBJECT",
    "PRESS_THE_BUTTON",
    "WELCOME",
    "WHAT_TO_CHANGE",
    "WHEN",
    "WHICH",
    "WHICH_DAY",
    "WHICH_LIST",
    "WHICH_TAGS",
    "answer",
    "bold_title",
    "refusal",
    "talk",
]
