"""Order of a file's tasks: parents before their subtasks, wherever they stand in it."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")
Key = TypeVar("Key")


def parents_first(
    items: Sequence[Item], own: Callable[[Item], Key], parent: Callable[[Item], Key | None]
) -> Iterator[Item]:
    """Yield the items in their order, but one that stands above its parent right after it.

    Those that wait for each other come last. A key that is empty stands for none.
    """
    known, done = {own(item) for item in items}, set[Key]()
    waiting: dict[Key, list[Item]] = {}
    for item in items:
        above = parent(item)
        if above and above in known and above not in done:
            waiting.setdefault(above, []).append(item)
            continue
        ready = [item]
        while ready:
            yield (one := ready.pop())
            done.add(own(one))
            ready += reversed(waiting.pop(own(one), []))
    for left in waiting.values():
        yield from left
