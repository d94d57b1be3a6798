"""What a message can ask for, and what the grammar's rules are made of."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import Enum
from typing import Any


class Pointer(Enum):
    """A task or tasks that only the conversation can name: "it", "them", "the last one you added"."""

    IT = "it"
    THEM = "them"
    ADDED = "added"
    # Not words of the person: what the call before this one has listed.
    LISTED = "listed"


@dataclass(frozen=True)
class Call:
    """A tool to call; pointers among its arguments stand for tasks.

    `then` is called with what this one listed, `otherwise` where this one found no task at all.
    """

    tool: str
    arguments: dict[str, Any] = field(default_factory=dict)
    then: "Call | None" = None
    otherwise: "Call | None" = None


@dataclass(frozen=True)
class Say:
    """Something to say without any tool; `is_talk` where nothing was asked for: a greeting, thanks."""

    text: str
    is_talk: bool = False


Command = Call | Say
Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], Command | None]]

# A task as people name it: in quotes, or as few words as the rest of a pattern leaves.
TASK = r"""(?P<task>"[^"]+"|'[^']+(?:'\w[^']*)*'(?!\w)|.+?)"""
LEVEL = r"(?P<priority>high|highest|top|urgent|important|medium|normal|low|lowest)"

_LEVELS = {"highest": "high", "top": "high", "urgent": "high", "important": "high", "normal": "medium", "lowest": "low"}


def rule(pattern: str, build: Callable[[re.Match[str]], Command | None]) -> Rule:
    """A rule for a whole message, whatever its case."""
    return re.compile(rf"(?:{pattern})", re.IGNORECASE), build


def first_match(rules: Iterable[Rule], text: str) -> Command | None:
    """What the first rule that fits the whole text makes of it."""
    for pattern, build in rules:
        if (match := pattern.fullmatch(text)) and (command := build(match)):
            return command
    return None


def level(word: str) -> str:
    """The priority that a word stands for."""
    return _LEVELS.get(word.lower(), word.lower())
