"""English of the built-in assistant's grammar."""

from taskchat.assistant.builtin.grammar.english.changing import NOTES
from taskchat.assistant.builtin.grammar.english.conditions import CONDITIONS, PERIODS
from taskchat.assistant.builtin.grammar.english.references import LINE, REFERENCES
from taskchat.assistant.builtin.grammar.english.reminding import CLASSES as REMINDING
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
from taskchat.assistant.builtin.grammar.english.working import CLASSES as WORKING
from taskchat.assistant.builtin.grammar.english.working import LINE as WORKING_LINE
from taskchat.assistant.builtin.grammar.language import Language

ENGLISH = Language(
    code="en",
    classes={**CLASSES, **SPLITTING, **REMINDING, **WORKING},
    remarks=REMARKS,
    texts=NOTES,
    sentences=SENTENCES,
    references=REFERENCES,
    conditions=CONDITIONS,
    periods=PERIODS,
    line=(*WORKING_LINE, *LINE),
    numbers=NUMBERS,
    months=MONTHS,
    ordinals=ORDINALS,
    priorities=PRIORITIES,
    units=UNITS,
    list_word="list",
    past=r"\w{2,}ed",
)

__all__ = ["ENGLISH"]
