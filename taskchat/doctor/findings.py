"""What the doctor says."""

from dataclasses import dataclass
from enum import Enum


class Level(Enum):
    """How much a finding matters."""

    GOOD = "good"
    WORD = "word"
    BAD = "bad"


@dataclass(frozen=True)
class Finding:
    """What was found of one subject."""

    level: Level
    subject: str
    text: str


def first_line(error: Exception) -> str:
    """What an error says, in a line that is not too long."""
    return (str(error).strip() or type(error).__name__).splitlines()[0][:200]
