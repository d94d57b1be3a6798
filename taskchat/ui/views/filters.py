"""Filters of a view, named as `GET /api/tasks` names them: read from an address, and put upon a view. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import quote

from pydantic import ValidationError

from taskchat.tasks import Sort, Status, TaskQuery
from taskchat.ui.views.view import UPCOMING, View

SEVERAL = "tag"
# In the order in which they stand in addresses and as chips.
NAMES = (
    "status",
    "priority",
    SEVERAL,
    "due",
    "due_from",
    "due_to",
    "completed_from",
    "completed_to",
    "created_from",
    "created_to",
    "sort",
    "group",
    "as",
    "by",
)
# How tasks are shown, whichever they are.
_SHOWN = frozenset({"sort", "group", "as", "by"})
_COLUMNS = ("priority", "tag")
_MAX = 30


class Grouping(StrEnum):
    """Headings under which tasks are put."""

    DATE = "date"
    DAY = "day"
    PRIORITY = "priority"
    TAG = "tag"
    NONE = "none"


@dataclass(frozen=True)
class Filters:
    """Names with their values, each of which is valid, and the words of those that are not."""

    pairs: tuple[tuple[str, str], ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def grouping(self) -> Grouping | None:
        """Headings that were chosen, if any."""
        chosen = self.get("group")
        return Grouping(chosen) if chosen else None

    @property
    def conditions(self) -> tuple[tuple[str, str], ...]:
        """Those that leave tasks out."""
        return tuple(pair for pair in self.pairs if pair[0] not in _SHOWN)

    @property
    def columns(self) -> Grouping | None:
        """Columns of the board, where tasks are shown as one."""
        return Grouping(self.get("by") or _COLUMNS[0]) if self.get("as") else None

    def get(self, name: str) -> str:
        """Return the value of a name; empty where it is not set."""
        return dict(self.pairs).get(name, "")

    def without(self, *pairs: tuple[str, str]) -> "Filters":
        """Leave some out."""
        return Filters(tuple(pair for pair in self.pairs if pair not in pairs))

    def with_pair(self, name: str, value: str) -> "Filters":
        """Add one, in the place of another of its name unless there may be several."""
        kept = [pair for pair in self.pairs if pair[0] != name or (name == SEVERAL and pair[1] != value)]
        return Filters(tuple(sorted([*kept, (name, value)], key=lambda pair: NAMES.index(pair[0]))))

    def upon(self, view: View) -> View:
        """Put the conditions upon a view."""
        if not self.pairs:
            return view
        chosen = _query(self.pairs)
        set_here = {name: getattr(chosen, name) for name in chosen.model_fields_set}
        # Days of completion mean done tasks, though nobody said so.
        set_here |= {"status": chosen.status} if chosen.status is not Status.OPEN else {}
        tags = list(dict.fromkeys([*view.query.tag, *chosen.tag]))
        query = view.query.model_copy(update={**set_here, "tag": tags})
        return View(view.key, view.title, query, view.buckets, filtered=bool(self.conditions))


NO_FILTERS = Filters()


def read_filters(query: Iterable[tuple[str, str]]) -> Filters:
    """Read those of a query string that are filters; what is none is left out, and named where it has a name."""
    found, unread = NO_FILTERS, []
    for name, value in list(query)[:_MAX]:
        if name not in NAMES or not value:
            continue
        wanted = found.with_pair(name, value.strip().lstrip("#").lower() if name == SEVERAL else value)
        if _is_valid(wanted):
            found = wanted
        else:
            unread.append(value)
    return Filters(found.pairs, tuple(unread))


def query_string(pairs: Iterable[tuple[str, str]]) -> str:
    """Write names and values as the query of an address, with its question mark; empty for none."""
    text = "&".join(f"{name}={quote(value, safe='')}" for name, value in pairs)
    return f"?{text}" if text else ""


def _is_valid(filters: Filters) -> bool:
    grouping = filters.get("group")
    if grouping and grouping not in set(Grouping):
        return False
    if filters.get("as") not in {"", "board"} or filters.get("by") not in {"", *_COLUMNS}:
        return False
    try:
        _query(filters.pairs)
    except ValidationError:
        return False
    return True


def _query(pairs: Iterable[tuple[str, str]]) -> TaskQuery:
    values: dict[str, str | list[str]] = {
        name: value for name, value in pairs if name not in _SHOWN - {"sort"} | {SEVERAL}
    }
    tags = [value for name, value in pairs if name == SEVERAL]
    return TaskQuery.model_validate({**values, **({SEVERAL: tags} if tags else {})})


def grouping_of(view: View, chosen: Grouping | None) -> Grouping:
    """Return what a view is grouped by: dates where they are its order, unless something else was chosen."""
    if chosen:
        return chosen
    if view.key == UPCOMING.key and view.query.sort is Sort.DUE:
        return Grouping.DAY
    return {Sort.DUE: Grouping.DATE, Sort.PRIORITY: Grouping.PRIORITY}.get(view.query.sort, Grouping.NONE)
