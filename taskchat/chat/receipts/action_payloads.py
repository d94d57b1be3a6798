"""What a card offers, read from the card as it is kept: an action may name these ids, and no others."""

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
    """The payload of what is done to one task."""

    task: UUID


class OfBatch(BaseModel):
    """The payload of what is done to all that was done together."""

    batch: UUID


class OfTasks(OfBatch):
    """The payload of a deletion to be confirmed: it will be this batch."""

    tasks: tuple[UUID, ...]


@dataclass(frozen=True)
class Offers:
    """The ids on a card: `tasks` have buttons, `undo` is the batch to be undone, `deletion` what is asked about."""

    tasks: frozenset[UUID]
    undo: UUID | None
    deletion: OfTasks | None


def offers_of(item: WidgetItem) -> Offers:
    """What a card of ours offers now."""
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
    """A payload from outside; None for anything else than its shape."""
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
