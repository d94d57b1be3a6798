"""Findings of the doctor."""

from dataclasses import dataclass
from enum import Enum


class Level(Enum):
    """Severity of a finding."""

    GOOD = "good"
    NOTE = "note"
    BAD = "bad"


@dataclass(frozen=True)
class Finding:
    """The state of one subject, in a line."""

    level: Level
    subject: str
    text: str


def first_line(error: Exception) -> str:
    """Return an error's first line, at most 200 characters."""
    return (str(error).strip() or type(error).__name__).splitlines()[0][:200]
