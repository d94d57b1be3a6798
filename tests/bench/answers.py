"""Questions and answers of the benchmark: both sides know them, so that every word can be checked."""

import re
from dataclasses import dataclass

_ASKED = re.compile(rb"conversation (\d+), (\d+) words")


@dataclass(frozen=True)
class Asked:
    """A conversation by its number, and of how many words its answer is."""

    number: int
    words: int

    @property
    def question(self) -> str:
        """The text that asks for the answer."""
        return f"This is conversation {self.number}, {self.words} words please."

    @property
    def first(self) -> str:
        """The first word, which no other conversation has."""
        return f"#{self.number} "

    @property
    def answer(self) -> str:
        """The whole answer."""
        return "".join([self.first, *later(self.words)])


def later(words: int) -> list[str]:
    """Every word but the first, the same for all."""
    return [f"word-{n} " for n in range(1, words)]


def asked_in(body: bytes) -> Asked | None:
    """Read the last question of a request; None where it is something else."""
    found = _ASKED.findall(body)
    return Asked(int(found[-1][0]), int(found[-1][1])) if found else None
