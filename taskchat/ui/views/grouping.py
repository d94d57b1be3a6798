"""Rows under headings that are no dates: priorities, tags, or one heading for all. Pure."""

from collections.abc import Iterable

from taskchat.tasks import LocalClock, Priority, Task, get_bucket
from taskchat.ui.views.board import Group, Row
from taskchat.ui.views.filter_bar import words_of
from taskchat.ui.views.filters import Grouping
from taskchat.ui.views.sorting import Facts, row
from taskchat.ui.views.view import View

_RANKS = {priority: rank for rank, priority in enumerate((Priority.HIGH, Priority.MEDIUM, Priority.LOW, Priority.NONE))}
_NO_TAG = "No tag"
_TAG = "tag:"
# Columns of a board by priority, also those that are empty.
_PRIORITIES = {f"priority:{priority.value}": words_of(("priority", priority.value)) for priority in _RANKS}


def groups_by(
    tasks: Iterable[Task],
    clock: LocalClock,
    *,
    view: View,
    grouping: Grouping,
    whole: bool,
    facts: Facts,
) -> list[Group]:
    """Put open tasks under headings, in their order; unless they are the `whole` list nobody counted them."""
    found: dict[tuple[int, str], list[Row]] = {}
    for task in tasks:
        shown = row(
            task,
            clock,
            bucket=get_bucket(task, clock),
            under_date=False,
            search=view.query.search or "",
            facts=facts,
        )
        found.setdefault(_heading(task, view, grouping), []).append(shown)
    return [Group(name, rows, len(rows) if whole else 0) for (_, name), rows in sorted(found.items(), key=_place)]


def columns_by(
    tasks: Iterable[Task], clock: LocalClock, *, view: View, by: Grouping, whole: bool, facts: Facts
) -> list[Group]:
    """Put open tasks into the columns of a board; a task with several tags stands in the column of each."""
    found: dict[str, list[Row]] = {drop: [] for drop in _PRIORITIES} if by is Grouping.PRIORITY else {}
    for task in tasks:
        shown = row(task, clock, bucket=get_bucket(task, clock), under_date=False, facts=facts)
        for drop in _columns_of(task, view, by):
            found.setdefault(drop, []).append(shown)
    if by is Grouping.TAG:
        found = dict(sorted(found.items(), key=lambda one: (one[0] == _TAG, one[0]))) | {_TAG: found.get(_TAG, [])}
    return [Group(_name_of(drop, view), rows, len(rows) if whole else 0, drop) for drop, rows in found.items()]


def _columns_of(task: Task, view: View, by: Grouping) -> list[str]:
    if by is Grouping.PRIORITY:
        return [f"priority:{Priority(task.priority).value}"]
    # All of a tag's own list have that tag.
    return [f"{_TAG}{tag}" for tag in task.tags if tag not in view.query.tag] or [_TAG]


def _name_of(drop: str, view: View) -> str:
    if drop == _TAG:
        return "No other tag" if view.query.tag else _NO_TAG
    return f"#{drop.removeprefix(_TAG)}" if drop.startswith(_TAG) else _PRIORITIES[drop]


def _heading(task: Task, view: View, grouping: Grouping) -> tuple[int, str]:
    """Return a heading with its rank; a task with several tags stands under all of them together."""
    match grouping:
        case Grouping.PRIORITY:
            priority = Priority(task.priority)
            return _RANKS[priority], words_of(("priority", priority.value))
        case Grouping.TAG:
            names = " ".join(f"#{tag}" for tag in sorted(task.tags))
            return (0, names) if names else (1, _NO_TAG)
        case _:
            return 0, words_of(("sort", view.query.sort.value))


def _place(found: tuple[tuple[int, str], list[Row]]) -> tuple[int, str]:
    return found[0]
