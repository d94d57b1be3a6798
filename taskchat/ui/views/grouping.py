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
