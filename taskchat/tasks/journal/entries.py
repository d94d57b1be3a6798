"""Entries of the history: what a change did, in words of the same presenter as receipts, and who made it. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Any
from uuid import UUID

from taskchat.tasks.clock import LocalClock
from taskchat.tasks.diff import ChangeKind, change_kind
from taskchat.tasks.due import due_in_full
from taskchat.tasks.history import restored_task, title_in
from taskchat.tasks.models import Subject, TaskChange
from taskchat.tasks.present import Detail, TaskView, changed_details, describe
from taskchat.tasks.series import restored_series
from taskchat.tasks.series_changes import rhythm_words
from taskchat.tasks.when import Due

# Words for what a task has or has no more, beside its fields.
_BELONGS = {
    "series_id": (Detail("series", "Comes again", "comes again"), Detail("series", "Comes no more", "comes no more")),
    "parent_id": (Detail("parent", "Made a subtask", "made a subtask"), Detail("parent", "No subtask", "no subtask")),
    "position": (Detail("position", "Moved", "moved"), Detail("position", "Moved back", "moved back")),
}


class Author(StrEnum):
    """Maker of a change: page or API, assistant, a card of a conversation, a series by itself, or an import."""

    PAGE = "page"
    ASSISTANT = "assistant"
    CARD = "card"
    SERIES = "series"
    IMPORT = "import"


@dataclass(frozen=True)
class HistoryEntry:
    """Change of a task or a series (`subject`), told: `details` are its fields, or what became of them, old → new.

    `thread_id` is the conversation it was made in, `batch_id` those made with it, `cause_id` what it is a consequence
    of; `undone_at` is set once it was taken back. `source` is the product of an import.
    """

    change_id: UUID
    task_id: UUID
    subject: Subject
    kind: ChangeKind
    title: str
    details: list[Detail]
    author: Author
    thread_id: UUID | None
    batch_id: UUID | None
    cause_id: UUID | None
    created_at: datetime
    undone_at: datetime | None
    source: str | None = None


def describe_change(change: TaskChange, clock: LocalClock) -> HistoryEntry:
    """Describe a change of the journal in words, seen from where the person lives."""
    subject = Subject(change.subject)
    describe_details = _series_details if subject is Subject.SERIES else _task_details
    return HistoryEntry(
        change_id=change.id,
        task_id=change.task_id,
        subject=subject,
        kind=change_kind(change.before, change.after),
        title=title_in(change.after or change.before or {}),
        details=describe_details(change, clock),
        author=author_of(change),
        thread_id=change.thread_id,
        batch_id=change.batch_id,
        cause_id=change.cause_id,
        created_at=change.created_at,
        undone_at=change.undone_at,
        source=change.source,
    )


def author_of(change: TaskChange) -> Author:
    """Return who made a change; what went with its task, as subtasks do, is of who changed that."""
    if change.cause_id is not None and (change.before is None or _has_to_do_with_series(change)):
        return Author.SERIES
    if change.source is not None:
        return Author.IMPORT
    if change.message_id is not None:
        return Author.ASSISTANT
    return Author.PAGE if change.thread_id is None else Author.CARD


def _has_to_do_with_series(change: TaskChange) -> bool:
    states = (change.before or {}, change.after or {})
    return change.subject == Subject.SERIES or any(state.get("series_id") for state in states)


def _task_details(change: TaskChange, clock: LocalClock) -> list[Detail]:
    if change.before is None or change.after is None:
        return _view(change.after or change.before or {}, change, clock).details
    before, after = change.before, change.after
    details = changed_details(_view(before, change, clock), _view(after, change, clock))
    for name, (gained, lost) in _BELONGS.items():
        if before.get(name) != after.get(name):
            details.append(gained if after.get(name) else lost)
    return details


def _view(fields: Mapping[str, Any], change: TaskChange, clock: LocalClock) -> TaskView:
    return describe(restored_task(fields, task_id=change.task_id, user_id=change.user_id), clock)


def _series_details(change: TaskChange, clock: LocalClock) -> list[Detail]:
    before, after = change.before, change.after
    if before is None or after is None:
        rhythm = _rhythm(after or before or {}, change)
        return [Detail("rhythm", _capitalised(rhythm), rhythm)]
    was, comes = _rhythm(before, change), _rhythm(after, change)
    rhythm = [_detail("rhythm", f"{was} → {comes}")] if was != comes else []
    born = changed_details(*(_view(state.get("template", {}), change, clock) for state in (before, after)))
    return [*rhythm, *born, *_skipped_details(before, after, clock)]


def _rhythm(fields: Mapping[str, Any], change: TaskChange) -> str:
    return rhythm_words(restored_series(fields, series_id=change.task_id, user_id=change.user_id))


def _skipped_details(before: Mapping[str, Any], after: Mapping[str, Any], clock: LocalClock) -> list[Detail]:
    skipped = sorted({*after.get("skipped", ())} - {*before.get("skipped", ())})
    return [_detail("skipped", f"{_slot_words(slot, clock)} left out") for slot in skipped]


def _slot_words(slot: str, clock: LocalClock) -> str:
    day, _, at = slot.partition("T")
    moment = datetime.combine(date.fromisoformat(day), time(), UTC)
    return due_in_full(Due(moment, all_day=True), clock) + (f", {at[:5]}" if at else "")


def _detail(field: str, words: str) -> Detail:
    return Detail(field, _capitalised(words), words)


def _capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]
