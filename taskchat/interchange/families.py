"""Families: subtasks under their tasks, by the ids that a file gives them. A task stands above its subtasks."""

from taskchat.interchange.collecting import Collector, Found


class Families:
    """Places of the tasks of a file by their ids; `collector` gets the tasks."""

    def __init__(self, collector: Collector) -> None:
        self._to = collector
        self._places: dict[str, int | None] = {}

    def add(self, found: Found, *, own: str, parent: str) -> None:
        """Add a task under the one that it names; one that does not stand above it is named, and is none."""
        if parent and parent not in self._places:
            self._to.unread(found.line, parent, "There is no such task above it: it is no subtask.")
        place = self._to.add(found, self._places.get(parent) if parent else None)
        if own:
            self._places.setdefault(own, place)
