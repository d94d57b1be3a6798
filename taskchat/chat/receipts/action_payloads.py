"""Payloads of a card's buttons, read from the stored card: an action may name these ids, and no others."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from chatkit.types import WidgetItem
from pydantic import BaseModel, ValidationError

COMPLETE, REOPEN, OPEN = "tasks.complete", "tasks.reopen", "tasks.open"
UNDO, DELETE, KEEP = "tasks.undo", "tasks.delete", "tasks.keep"

Payload = TypeVar("Payload", bound=BaseModel)


class OfTask(BaseModel):
    """Payload of an action on one task."""

    task: UUID


class OfBatch(BaseModel):
    """Payload of an action on a batch of changes."""

    batch: UUID


class OfTasks(OfBatch):
    """Payload of a deletion to be confirmed, which will be this batch."""

    tasks: tuple[UUID, ...]


@dataclass(frozen=True)
class Offers:
    """Ids on a card: `tasks` have buttons, `undo` is the batch to be undone, `deletion` waits for confirmation."""

    tasks: frozenset[UUID]
    undo: UUID | None
    deletion: OfTasks | None


def offers_of(item: WidgetItem) -> Offers:
    """Read the actions that a card of ours allows now."""
    tasks: set[UUID] = set()
    undo: UUID | None = None
    deletion: OfTasks | None = None
    for kind, payload in _actions(item.widget.model_dump()):
        if kind == UNDO and (of_batch := parsed(payload, OfBatch)):
            undo = of_batch.batch
        elif kind == DELETE and (of_tasks := parsed(payload, OfTasks)):
            deletion = of_tasks
        elif of_task := parsed(payload, OfTask):
            tasks.add(of_task.task)
    return Offers(frozenset(tasks), undo, deletion)


def parsed(payload: Any, shape: type[Payload]) -> Payload | None:
    """Parse a payload from outside; None for anything else than its shape."""
    try:
        return shape.model_validate(payload)
    except ValidationError:
        return None


def _actions(node: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(node, list):
        for one in node:
            yield from _actions(one)
    elif isinstance(node, dict):
        if action := node.get("onClickAction"):
            yield action["type"], action.get("payload")
        yield from _actions(node.get("children"))
