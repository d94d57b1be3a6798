"""Presenter of a task in words: the one for tools, receipts, the page and the built-in assistant. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Self

from taskchat.tasks.clock import LocalClock
from taskchat.tasks.due import due_in_full, get_due, is_overdue
from taskchat.tasks.models import Priority, Task
from taskchat.text import shortened

# Every fact of a tool's result is paid for.
_MAX_DESCRIPTION = 300


@dataclass(frozen=True)
class Detail:
    """Something to tell of a task beside its title.

    `field` is that of `TaskView`; `text` stands alone ("High priority"), `phrase` in a sentence ("high priority").
    """

    field: str
    text: str
    phrase: str


@dataclass(frozen=True, kw_only=True)
class TaskView:
    """Task in words that hold on other days too; without anything to tell a field is empty."""

    id: str = ""
    title: str = ""
    description: str = ""
    due: str = ""
    overdue: bool = False
    priority: str = Priority.MEDIUM.value
    tags: tuple[str, ...] = ()
    done: bool = False

    @classmethod
    def from_facts(cls, facts: Mapping[str, Any]) -> Self:
        """Return the view that facts were made of; fields that they leave out are empty."""
        told: dict[str, Any] = {field.name: facts[field.name] for field in fields(cls) if facts.get(field.name)}
        told["tags"] = tuple(told.get("tags", ()))
        return cls(**told)

    @property
    def facts(self) -> dict[str, Any]:
        """Fields for a model, as JSON, without empty ones."""
        told = {field.name: getattr(self, field.name) for field in fields(self)}
        told |= {"description": shortened(self.description, _MAX_DESCRIPTION), "tags": list(self.tags)}
        return {name: value for name, value in told.items() if value}

    @property
    def details(self) -> list[Detail]:
        """Due date, priority and tags, in this order, without usual values."""
        priority = "" if self.priority == Priority.MEDIUM else f"{self.priority} priority"
        details = [
            Detail("due", self.due, f"due {self.due}"),
            Detail("priority", priority.capitalize(), priority),
            *(Detail("tags", f"#{tag}", f"#{tag}") for tag in self.tags),
        ]
        return [detail for detail in details if detail.text]

    def differences(self, other: Self) -> list[str]:
        """Name the fields that a change of the task's fields made different from another view."""
        names = [field.name for field in fields(self) if field.name not in {"id", "overdue", "done"}]
        return [name for name in names if getattr(self, name) != getattr(other, name)]


def describe(task: Task, clock: LocalClock) -> TaskView:
    """Describe a task in words, seen from where the person lives."""
    due = get_due(task)
    return TaskView(
        id=str(task.id),
        title=task.title,
        description=task.description,
        due=due_in_full(due, clock) if due else "",
        overdue=is_overdue(task, clock),
        priority=Priority(task.priority).value,
        tags=tuple(task.tags),
        done=task.completed_at is not None,
    )
