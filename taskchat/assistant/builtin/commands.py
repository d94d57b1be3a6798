"""Commands that a message can contain, and the rules by which the grammar finds them."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from taskchat.assistant.builtin.languages import Wording


class Pointer(Enum):
    """A reference to tasks that only the conversation resolves: "it", "them", "the last one you added"."""

    IT = "it"
    THEM = "them"
    ADDED = "added"
    # No words of the person: the tasks that the call before this one has listed.
    LISTED = "listed"


@dataclass(frozen=True)
class Call:
    """A call of a tool; pointers among its arguments stand for tasks.

    `then` is called with the tasks that this call listed, `otherwise` where it found none at all. `words` are said
    before it: a question ends the turn, so that nothing can be said after it.
    """

    tool: str
    arguments: dict[str, Any] = field(default_factory=dict)
    then: "Call | None" = None
    otherwise: "Call | None" = None
    words: str = ""


@dataclass(frozen=True)
class Say:
    """A reply without any tool, as a sentence of whichever language is spoken.

    `is_talk` where the person asked for nothing: a greeting, thanks.
    """

    text: Callable[[Wording], str]
    is_talk: bool = False


Command = Call | Say
Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], Command | None]]

# A task as people name it: in quotes, or as few words as the rest of a pattern leaves.
TASK = r"""(?P<task>"[^"]+"|'[^']+(?:'\w[^']*)*'(?!\w)|.+?)"""
LEVEL = r"(?P<priority>high|highest|top|urgent|important|medium|normal|low|lowest)"

_LEVELS = {"highest": "high", "top": "high", "urgent": "high", "important": "high", "normal": "medium", "lowest": "low"}


def rule(pattern: str, build: Callable[[re.Match[str]], Command | None]) -> Rule:
    """Make a rule that matches a whole message in upper or lower case."""
    return re.compile(rf"(?:{pattern})", re.IGNORECASE), build


def first_match(rules: Iterable[Rule], text: str) -> Command | None:
    """Build the command of the first rule that matches the whole text."""
    for pattern, build in rules:
        if (match := pattern.fullmatch(text)) and (command := build(match)):
            return command
    return None


def read_priority(word: str) -> str:
    """Translate a word into a priority."""
    return _LEVELS.get(word.lower(), word.lower())
