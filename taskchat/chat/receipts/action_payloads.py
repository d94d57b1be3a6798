"""Payloads of a card's buttons, read from the stored card: an action may name these ids, and no others."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from chatkit.types import ThreadItem, WidgetItem
from pydantic import BaseModel, Json, ValidationError

from taskchat.tasks import Plan

COMPLETE, REOPEN, OPEN = "tasks.complete", "tasks.reopen", "tasks.open"
UNDO, CONFIRM, KEEP = "tasks.undo", "tasks.confirm", "tasks.keep"
TAKE, LEAVE = "tasks.take", "tasks.leave"

Payload = TypeVar("Payload", bound=BaseModel)


class TaskPayload(BaseModel):
    """Payload of an action on one task."""

    task: UUID


class BatchPayload(BaseModel):
    """Payload of an action on a batch of changes."""

    batch: UUID


class PlanPayload(BatchPayload):
    """Payload of a plan to be confirmed, whose changes will be this batch.

    The plan is JSON in a text: a stored card loses what is null, which is a date that shall go.
    """

    plan: Json[Plan]


class TakePayload(BatchPayload):
    """Payload of a proposal that is taken: by the ids of its tasks, whether their boxes are ticked; else all are.

    `page` are the tasks that this answers, by default all: the others stay proposed. The page sends the boxes of the
    whole form with each button in it, so that taking all says so by `everything`.
    """

    take: dict[UUID, bool] | None = None
    everything: bool = False
    page: frozenset[UUID] | None = None


class LeavePayload(BatchPayload):
    """Payload of a day of a proposal that is left as it is, by the ids of its tasks."""

    page: frozenset[UUID]


@dataclass(frozen=True)
class AllowedActions:
    """Ids on a card: `tasks` have buttons, `undo` is the batch to be undone, `plan` waits for a yes."""

    tasks: frozenset[UUID]
    undo: UUID | None
    plan: PlanPayload | None


def read_allowed_actions(item: WidgetItem) -> AllowedActions:
    """Read the actions that a card of ours allows now."""
    tasks: set[UUID] = set()
    undo: UUID | None = None
    plan: PlanPayload | None = None
    for kind, payload in _actions(item.widget.model_dump()):
        if kind == UNDO and (batch_payload := parse_payload(payload, BatchPayload)):
            undo = batch_payload.batch
        elif kind in (CONFIRM, TAKE) and (plan_payload := parse_payload(payload, PlanPayload)):
            plan = plan_payload
        elif task_payload := parse_payload(payload, TaskPayload):
            tasks.add(task_payload.task)
    return AllowedActions(frozenset(tasks), undo, plan)


def batches_on(items: Iterable[ThreadItem]) -> set[UUID]:
    """Batches of the cards among some items: those that can be undone, and those that wait for confirmation."""
    allowed = [read_allowed_actions(item) for item in items if isinstance(item, WidgetItem)]
    undone = {each.undo for each in allowed if each.undo}
    return undone | {each.plan.batch for each in allowed if each.plan}


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
        for name in ("onClickAction", "onSubmitAction"):
            if action := node.get(name):
                yield action["type"], action.get("payload")
        yield from _actions(node.get("children"))
