"""What a message can ask for, and what the grammar's rules are made of."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Call:
    """A tool to call; with `each`, that tool is then called for every task that the first one listed."""

    tool: str
    arguments: dict[str, Any] = field(default_factory=dict)
    each: str | None = None


@dataclass(frozen=True)
class Say:
    """Something to say without any tool."""

    text: str


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
