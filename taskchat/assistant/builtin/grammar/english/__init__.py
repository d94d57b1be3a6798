"""English of the built-in assistant's grammar."""

from taskchat.assistant.builtin.grammar.english.changing import NOTES
from taskchat.assistant.builtin.grammar.english.conditions import CONDITIONS, PERIODS
from taskchat.assistant.builtin.grammar.english.references import LINE, REFERENCES
from taskchat.assistant.builtin.grammar.english.sentences import REMARKS, SENTENCES
from taskchat.assistant.builtin.grammar.english.splitting import CLASSES as SPLITTING
from taskchat.assistant.builtin.grammar.english.words import (
    CLASSES,
    MONTHS,
    NUMBERS,
    ORDINALS,
    PRIORITIES,
    UNITS,
)
from taskchat.assistant.builtin.grammar.language import Language

ENGLISH = Language(
    code="en",
    classes={**CLASSES, **SPLITTING},
    remarks=REMARKS,
    texts=NOTES,
    sentences=SENTENCES,
    references=REFERENCES,
    conditions=CONDITIONS,
    periods=PERIODS,
    line=LINE,
    numbers=NUMBERS,
    months=MONTHS,
    ordinals=ORDINALS,
    priorities=PRIORITIES,
    units=UNITS,
    list_word="list",
    past=r"\w{2,}ed",
)

__all__ = ["ENGLISH"]
