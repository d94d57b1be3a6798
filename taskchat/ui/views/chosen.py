"""Deed for several tasks that were chosen: how the browser sends it, and what is said of it afterwards. Pure."""

from collections.abc import Collection, Mapping
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, BeforeValidator, Field

from taskchat.tasks import BulkResult, Refused
from taskchat.text import counted, shortened

# At once; each change writes a line into the journal, and all of them are drawn anew.
MAX_CHOSEN = 500
# Named one by one; of more the number is said.
_MAX_NAMED = 3

Deed = Literal["complete", "reopen", "delete", "day", "priority", "tag", "untag"]


class ChosenTask(BaseModel):
    """Task as the browser shows it: by its title it is named where it is gone."""

    id: UUID
    title: Annotated[str, BeforeValidator(lambda title: shortened(str(title), 48))]


class SentDeed(BaseModel):
    """Deed, the day, priority or tag that it is about, and the tasks that were chosen."""

    deed: Deed
    value: str = Field("", max_length=200)
    tasks: list[ChosenTask] = Field(min_length=1, max_length=MAX_CHOSEN)

    @property
    def titles(self) -> Mapping[UUID, str]:
        """Titles of the tasks, by their ids in the order in which they were chosen."""
        return {task.id: task.title for task in self.tasks}


def outcome(
    verb: str, bulk: BulkResult, titles: Mapping[UUID, str], refused: Collection[Refused] = (), end: str = ""
) -> str:
    """Say what was done to how many tasks, and name those that stayed: "Moved 3 tasks to Friday. “milk” is gone"."""
    whole = f"{verb} {counted(len(bulk.changed), 'task')}{end}" if bulk.changed else "Nothing was changed"
    already = f"{counted(len(bulk.unchanged), 'task')} {_were(bulk.unchanged)} like that already"
    stayed = [_gone([titles[task_id] for task_id in bulk.missing if task_id in titles])]
    reasons = dict.fromkeys(one.reason for one in refused)
    for reason in reasons:
        stayed.append(f"{_named([one.task.title for one in refused if one.reason == reason])}: {reason}")
    return ". ".join(one.rstrip(".") for one in [whole, already if bulk.unchanged else "", *stayed] if one)


def _were(tasks: Collection[object]) -> str:
    return "was" if len(tasks) == 1 else "were"


def _gone(titles: list[str]) -> str:
    return f"{_named(titles)} {'is' if len(titles) == 1 else 'are'} not there any more" if titles else ""


def _named(titles: list[str]) -> str:
    names = [f"“{shortened(title, 48)}”" for title in titles[:_MAX_NAMED]]
    if len(titles) > _MAX_NAMED:
        names.append(counted(len(titles) - _MAX_NAMED, "other"))
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
