"""German of the built-in assistant's grammar."""

from taskchat.assistant.builtin.grammar.german.changing import NOTES
from taskchat.assistant.builtin.grammar.german.conditions import CONDITIONS, PERIODS
from taskchat.assistant.builtin.grammar.german.references import LINE, REFERENCES
from taskchat.assistant.builtin.grammar.german.reminding import CLASSES as REMINDING
from taskchat.assistant.builtin.grammar.german.sentences import REMARKS, SENTENCES
from taskchat.assistant.builtin.grammar.german.splitting import CLASSES as SPLITTING
from taskchat.assistant.builtin.grammar.german.words import (
    CLASSES,
    MONTHS,
    NUMBERS,
    ORDINALS,
    PRIORITIES,
    UNITS,
)
from taskchat.assistant.builtin.grammar.german.working import CLASSES as WORKING
from taskchat.assistant.builtin.grammar.german.working import LINE as WORKING_LINE
from taskchat.assistant.builtin.grammar.language import Language

GERMAN = Language(
    code="de",
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
    list_word="liste",
    past=r"(?:\w{2,5})?ge\w{2,}(?:t|en)",
)

__all__ = ["GERMAN"]
