"""Payloads of a card's buttons, read from the stored card: an action may name these ids, and no others."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from chatkit.types import ThreadItem, WidgetItem
from pydantic import BaseModel, ValidationError

COMPLETE, REOPEN, OPEN = "tasks.complete", "tasks.reopen", "tasks.open"
UNDO, DELETE, KEEP = "tasks.undo", "tasks.delete", "tasks.keep"

Payload = TypeVar("Payload", bound=BaseModel)


class TaskPayload(BaseModel):
    """Payload of an action on one task."""

    task: UUID


class BatchPayload(BaseModel):
    """Payload of an action on a batch of changes."""

    batch: UUID


class DeletionPayload(BatchPayload):
    """Payload of a deletion to be confirmed, which will be this batch."""

    tasks: tuple[UUID, ...]


@dataclass(frozen=True)
class AllowedActions:
    """Ids on a card: `tasks` have buttons, `undo` is the batch to be undone, `deletion` waits for confirmation."""

    tasks: frozenset[UUID]
    undo: UUID | None
    deletion: DeletionPayload | None


def read_allowed_actions(item: WidgetItem) -> AllowedActions:
    """Read the actions that a card of ours allows now."""
    tasks: set[UUID] = set()
    undo: UUID | None = None
    deletion: DeletionPayload | None = None
    for kind, payload in _actions(item.widget.model_dump()):
        if kind == UNDO and (batch_payload := parse_payload(payload, BatchPayload)):
            undo = batch_payload.batch
        elif kind == DELETE and (deletion_payload := parse_payload(payload, DeletionPayload)):
            deletion = deletion_payload
        elif task_payload := parse_payload(payload, TaskPayload):
            tasks.add(task_payload.task)
    return AllowedActions(frozenset(tasks), undo, deletion)


def batches_on(items: Iterable[ThreadItem]) -> set[UUID]:
    """Batches of the cards among some items: those that can be undone, and those that wait for confirmation."""
    allowed = [read_allowed_actions(item) for item in items if isinstance(item, WidgetItem)]
    undone = {each.undo for each in allowed if each.undo}
    return undone | {each.deletion.batch for each in allowed if each.deletion}


def parse_payload(payload: Any, shape: type[Payload]) -> Payload | None:
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
