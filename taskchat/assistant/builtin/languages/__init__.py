"""Languages of the built-in assistant: what it can say in each of them, and which one somebody speaks."""

from taskchat.assistant.builtin.languages.detection import DEFAULT, LANGUAGES, is_foreign, language_of
from taskchat.assistant.builtin.languages.english import ENGLISH
from taskchat.assistant.builtin.languages.german import GERMAN
from taskchat.assistant.builtin.languages.markdown import escape, plain
from taskchat.assistant.builtin.languages.wording import Was, Wording

__all__ = [
    "DEFAULT",
    "ENGLISH",
    "GERMAN",
    "LANGUAGES",
    "Was",
    "Wording",
    "escape",
    "is_foreign",
    "language_of",
    "plain",
]
