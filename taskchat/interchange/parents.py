"""Order of a file's tasks: parents before their subtasks, wherever they stand in it."""

from collections.abc import Callable, Sequence
from typing import TypeVar

Item = TypeVar("Item")
Key = TypeVar("Key")
# Deeper ones, and those that wait for each other, come last.
_MAX_DEPTH = 8


def parents_first(
    items: Sequence[Item], own: Callable[[Item], Key], parent: Callable[[Item], Key | None]
) -> list[Item]:
    """Return the items with each parent before its children, otherwise in their order."""
    parents = {own(item): parent(item) for item in items}

    def depth(item: Item) -> int:
        steps, key = 0, parent(item)
        while key is not None and key in parents and steps < _MAX_DEPTH:
            steps, key = steps + 1, parents[key]
        return steps

    return sorted(items, key=depth)
