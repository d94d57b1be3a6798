"""History and trash as plain values that the page can draw. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from uuid import UUID

from taskchat.interchange import product_name
from taskchat.tasks import (
    Author,
    HistoryEntry,
    LocalClock,
    Standing,
    TaskChange,
    TrashedTask,
    UndoResult,
    change_kind,
    day_words,
    describe,
    time_words,
    title_in,
)
from taskchat.text import counted, shortened

# By the id of a conversation; None for one without a title.
Titles = Mapping[UUID, str | None]

_MAX_TITLE = 48


@dataclass(frozen=True)
class HistoryRow:
    """Change as one row; `together` offers to undo all that was made with it, where that is more.

    `fixed` says why it cannot be undone by itself, empty where it can; with `back` something newer can be.
    """

    id: str
    task: str
    kind: str
    title: str
    day: str
    at: str
    author: str
    details: list[str] = field(default_factory=list)
    together: str = ""
    fixed: str = ""
    back: bool = True


@dataclass(frozen=True)
class HistoryDay:
    """Changes of one day, the newest first."""

    name: str
    rows: list[HistoryRow]


@dataclass(frozen=True)
class HistoryView:
    """History as far as it is shown; `loaded` is False until it was read once.

    `foot` is what stands below it, a button that shows more where there is `more`. `only` is the title of the task
    that it is about, empty for all.
    """

    loaded: bool = False
    empty: bool = False
    more: bool = False
    foot: str = ""
    only: str = ""
    days: list[HistoryDay] = field(default_factory=list)


@dataclass(frozen=True)
class TrashRow:
    """Deleted task as one row; `deleted` says when and by whom."""

    id: str
    title: str
    deleted: str
    details: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class TrashView:
    """Trash as far as it is shown, as `HistoryView` says."""

    loaded: bool = False
    empty: bool = False
    more: bool = False
    foot: str = ""
    rows: list[TrashRow] = field(default_factory=list)


def history_rows(
    entries: Sequence[HistoryEntry],
    clock: LocalClock,
    titles: Titles,
    *,
    standing: Mapping[UUID, int],
    newest: Standing | None,
) -> list[HistoryRow]:
    """Show entries, the newest first; `standing` counts what stands of their batches, `newest` is that of all."""
    return [_row(entry, clock, titles, standing, newest) for entry in entries]


def by_day(rows: Sequence[HistoryRow]) -> list[HistoryDay]:
    """Group rows by the person's days."""
    return [HistoryDay(day, list(of_day)) for day, of_day in groupby(rows, key=lambda row: row.day)]


def _row(
    entry: HistoryEntry, clock: LocalClock, titles: Titles, standing: Mapping[UUID, int], newest: Standing | None
) -> HistoryRow:
    fixed = _fixed(entry, clock)
    together = standing.get(entry.batch_id, 0) if entry.batch_id else 0
    return HistoryRow(
        id=str(entry.change_id),
        task=str(entry.task_id),
        kind=entry.kind.value,
        title=entry.title,
        day=day_words(entry.created_at.astimezone(clock.zone).date(), clock),
        at=time_words(entry.created_at, clock),
        author=product_words(entry.source) if entry.source else author_words(entry.author, entry.thread_id, titles),
        details=[detail.text for detail in entry.details],
        together=f"Undo all {together}" if together > 1 and not fixed else "",
        fixed=fixed,
        back=newest is not None and _is_behind(entry, newest),
    )


def _is_behind(entry: HistoryEntry, newest: Standing) -> bool:
    """Whether a change stands that is newer than an entry, and was not made with it."""
    return entry.change_id < newest.change_id and (entry.batch_id is None or entry.batch_id != newest.batch_id)


def _fixed(entry: HistoryEntry, clock: LocalClock) -> str:
    if entry.undone_at is not None:
        day = day_words(entry.undone_at.astimezone(clock.zone).date(), clock)
        return f"Undone {day[0].lower() if day in ('Today', 'Yesterday') else day[0]}{day[1:]}"
    return "Came by itself" if entry.cause_id is not None else ""


def product_words(source: str) -> str:
    """Say from which product an import came."""
    return f"By import from {product_name(source)}"


def author_words(author: Author, thread_id: UUID | None, titles: Titles) -> str:
    """Say who made a change, and in which conversation."""
    if author is Author.PAGE:
        return "You"
    if author is Author.SERIES:
        return "Its series"
    if author is Author.IMPORT:
        return "An import"
    who = "The assistant" if author is Author.ASSISTANT else "A card"
    if thread_id is None or thread_id not in titles:
        return f"{who}, in a conversation that is gone"
    title = titles[thread_id]
    return f"{who}, in “{shortened(title, _MAX_TITLE)}”" if title else f"{who}, in a conversation"


def trash_rows(found: Sequence[TrashedTask], clock: LocalClock, titles: Titles) -> list[TrashRow]:
    """Show deleted tasks, the latest first."""
    return [
        TrashRow(
            id=str(one.task.id),
            title=one.task.title,
            deleted=f"Deleted {_moment(one, clock)} · {author_words(one.author, one.thread_id, titles)}",
            details=[detail.text for detail in describe(one.task, clock).details],
        )
        for one in found
    ]


def _moment(one: TrashedTask, clock: LocalClock) -> str:
    day = day_words(one.deleted_at.astimezone(clock.zone).date(), clock)
    day = day.lower() if day in ("Today", "Yesterday") else day
    return f"{day} {time_words(one.deleted_at, clock)}"


def step_words(done: str, result: UndoResult) -> str:
    """Say what a step took back or brought back: "Undone: deleted “milk” and 2 more changes."."""
    words = f"{done}: {_change_words(result.changes[0])}"
    if len(result.changes) > 1:
        words += f" and {counted(len(result.changes) - 1, 'more change')}"
    stayed = len(result.conflicts)
    return f"{words}. {counted(stayed, 'change')} stayed, since something was changed after." if stayed else words


def _change_words(change: TaskChange) -> str:
    title = title_in(change.after or change.before or {})
    return f"{change_kind(change.before, change.after)} “{shortened(title, _MAX_TITLE)}”"
