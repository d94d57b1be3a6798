"""Filters as the page shows them: chips that can be taken away, and a menu of those that can be added. Pure."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

from taskchat.ui.views.filters import SEVERAL, Filters, query_string

_RANGES = {"due": "Due", "completed": "Done", "created": "Created"}
_WORDS = {
    ("status", "open"): "Open",
    ("status", "done"): "Done only",
    ("status", "all"): "Done ones too",
    ("priority", "high"): "High priority",
    ("priority", "medium"): "Medium priority",
    ("priority", "low"): "Low priority",
    ("priority", "none"): "No priority",
    ("due", "overdue"): "Overdue",
    ("due", "today"): "Due today",
    ("due", "tomorrow"): "Due tomorrow",
    ("due", "weekend"): "Due this weekend",
    ("due", "week"): "Due in the next 7 days",
    ("due", "next week"): "Due next week",
    ("due", "none"): "No date",
    ("sort", "due"): "By date",
    ("sort", "priority"): "By priority",
    ("sort", "title"): "By title",
    ("sort", "created"): "Newest first",
    ("sort", "position"): "By hand",
    ("group", "date"): "Grouped by date",
    ("group", "day"): "Grouped by day",
    ("group", "priority"): "Grouped by priority",
    ("group", "tag"): "Grouped by tag",
    ("group", "none"): "Not grouped",
}
# What the menu offers, under each heading; "open" is what lists show anyway.
_MENU = {
    "Priority": "priority",
    "Due": "due",
    "Done": "status",
    "Sort": "sort",
    "Group": "group",
}
_BOARDS = {"priority": "Board by priority", "tag": "Board by tag"}
_BOARD = ("as", "board")
_BOARD_NAMES = frozenset({"as", "by"})
_LEFT_OUT = {("status", "open")}
_DONE_TOO = ("status", "all")


@dataclass(frozen=True)
class Chip:
    """Filter in words, with the address of the view without it."""

    words: str
    without: str


@dataclass(frozen=True)
class Choice:
    """Filter that the menu offers, with the address to which it leads: the view with it, or where `chosen` without."""

    words: str
    leads: str
    chosen: bool


@dataclass(frozen=True)
class Choices:
    """Filters under one heading of the menu."""

    name: str
    choices: list[Choice]


@dataclass(frozen=True)
class Range:
    """Days from and to, as a filter; both as a date field of the browser takes them, or empty."""

    name: str
    label: str
    first: str
    last: str


@dataclass(frozen=True)
class FilterBar:
    """Chips and menu of a view; `offer` is one that fits a search, empty for none.

    `can_save` says that there is more to save than a list. `tag_base` is the beginning of the addresses with one more
    tag, `unread` a word on what is no filter.
    """

    chips: list[Chip] = field(default_factory=list)
    menu: list[Choices] = field(default_factory=list)
    ranges: list[Range] = field(default_factory=list)
    offer: Choice = Choice("", "", False)
    tag_base: str = ""
    unread: str = ""
    can_save: bool = False


def filter_bar(path: str, fixed: tuple[tuple[str, str], ...], filters: Filters) -> FilterBar:
    """Make the bar of the view at a path, with the part of its query that is no filter."""

    def address(chosen: Filters) -> str:
        return path + query_string([*fixed, *chosen.pairs])

    here, is_search = address(filters), "q" in dict(fixed)
    return FilterBar(
        chips=[
            Chip(words_of(pair), address(filters.without(pair)))
            for pair in filters.pairs
            if pair[0] not in _BOARD_NAMES
        ]
        + [Chip(_BOARDS[columns.value], address(_without_board(filters))) for columns in [filters.columns] if columns],
        menu=[Choices(name, list(_choices(kind, filters, address))) for name, kind in _MENU.items()]
        + [Choices("Board", list(_boards(filters, address)))],
        ranges=[
            Range(name, label, filters.get(f"{name}_from"), filters.get(f"{name}_to"))
            for name, label in _RANGES.items()
        ],
        offer=_offer(address(filters.with_pair(*_DONE_TOO)) if is_search and not filters.get("status") else ""),
        tag_base=here + ("&" if "?" in here else "?"),
        unread=_unread(filters),
        can_save=is_search or bool(filters.pairs),
    )


def _boards(filters: Filters, address: Callable[[Filters], str]) -> Iterator[Choice]:
    for columns, words in _BOARDS.items():
        chosen = filters.columns == columns
        leads = _without_board(filters) if chosen else filters.with_pair(*_BOARD).with_pair("by", columns)
        yield Choice(words, address(leads), chosen)


def _without_board(filters: Filters) -> Filters:
    return filters.without(*(pair for pair in filters.pairs if pair[0] in _BOARD_NAMES))


def _offer(leads: str) -> Choice:
    return Choice(_WORDS[_DONE_TOO] if leads else "", leads, False)


def words_of(pair: tuple[str, str]) -> str:
    """Say one filter in words."""
    name, value = pair
    if name == SEVERAL:
        return f"#{value}"
    kind, _, end = name.partition("_")
    if end in {"from", "to"}:
        return f"{_RANGES[kind]} {'from' if end == 'from' else 'until'} {_day(value)}"
    return _WORDS[pair]


def _choices(kind: str, filters: Filters, address: Callable[[Filters], str]) -> Iterator[Choice]:
    for pair, words in _WORDS.items():
        if pair[0] != kind or pair in _LEFT_OUT:
            continue
        chosen = pair in filters.pairs
        yield Choice(words, address(filters.without(pair) if chosen else filters.with_pair(*pair)), chosen)


def _day(text: str) -> str:
    day = date.fromisoformat(text)
    return f"{day.day} {day:%b %Y}"


def _unread(filters: Filters) -> str:
    if not filters.unread:
        return ""
    words = ", ".join(f"“{value[:40]}”" for value in filters.unread)
    return f"Left out, since no filter is called so: {words}."
