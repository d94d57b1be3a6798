"""Memory of the conversation: the tasks that "it", "them" and "the last one you added" mean."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from taskchat.assistant.builtin.commands import Pointer
from taskchat.assistant.builtin.results import Result, list_facts


@dataclass
class Seen:
    """The tasks that pointers mean, each by its id, or else by its title."""

    it: str | None = None
    them: list[str] = field(default_factory=list)
    added: str | None = None

    def meant(self, pointer: Pointer) -> list[str]:
        """Return the tasks that a pointer means; none where that is unknown."""
        if pointer in (Pointer.THEM, Pointer.LISTED):
            return self.them
        one = self.it if pointer is Pointer.IT else self.added
        return [one] if one else []

    def note(self, *results: Result) -> None:
        """Add the results of one group."""
        self._forget([name for result in results for name in _names(list_facts(result.output.get("deleted")))])
        if any("undone" in result.output for result in results):
            self.it, self.them = None, []
        tasks = [name for result in results for name in _names(result.tasks())]
        offered = [name for result in results for name in _names(result.close)]
        named = list(dict.fromkeys(tasks or offered))
        if named:
            self.them = named
            self.it = named[0] if len(named) == 1 else self.it if self.it in named else None
        if results[-1].tool == "create_task" and tasks:
            self.added = tasks[-1]

    def _forget(self, gone: list[str]) -> None:
        if not gone:
            return
        # The deleted task was "it"; an earlier "it" is not meant any more.
        self.it = None
        self.them = [name for name in self.them if name not in gone] if set(gone) & set(self.them) else []
        self.added = None if self.added in gone else self.added


def collect_seen(turns: Sequence[Sequence[Result]]) -> Seen:
    """Collect the tasks of turns, the oldest first; results of one tool in a row are one group."""
    seen = Seen()
    for turn in turns:
        for _, group in groupby(turn, key=lambda result: result.tool):
            seen.note(*group)
    return seen


def _names(tasks: Iterable[dict[str, Any]]) -> list[str]:
    names = (task.get("id") or task.get("title") for task in tasks)
    return [str(name) for name in names if name]
