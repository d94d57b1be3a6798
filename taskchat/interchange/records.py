"""Tasks as files tell them, whatever the format: neutral records, and what of a file was not understood. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from taskchat.tasks import Due, Priority

MAX_TASKS = 10_000
# Of what was not understood so many are told one by one; the rest is counted.
MAX_TOLD = 200
_TOLD_LENGTH = 120
# What an export says of itself: a field of its JSON, and the first line of its Markdown.
JSON_MARK = "taskchat"
MARKDOWN_MARK = "<!-- taskchat -->"


class Product(StrEnum):
    """Origin of a file: a product whose format it has, or a format that many products write."""

    TASKCHAT = "taskchat"
    TODOIST = "todoist"
    TICKTICK = "ticktick"
    VIKUNJA = "vikunja"
    SUPER_PRODUCTIVITY = "super-productivity"
    ICALENDAR = "icalendar"
    MARKDOWN = "markdown"
    CSV = "csv"


_NAMES = {
    Product.TASKCHAT: "taskchat",
    Product.TODOIST: "Todoist",
    Product.TICKTICK: "TickTick",
    Product.VIKUNJA: "Vikunja",
    Product.SUPER_PRODUCTIVITY: "Super Productivity",
    Product.ICALENDAR: "a calendar",
    Product.MARKDOWN: "a Markdown checklist",
    Product.CSV: "a table",
}


def product_name(product: str) -> str:
    """Return how people call a product; an unknown one as it is written."""
    return _NAMES[Product(product)] if product in set(Product) else product


class NotReadable(ValueError):
    """Refusal of a file as a whole; the reason is a sentence for people.

    `columns` are those of a table, each with the field that its name stands for, where one has to choose.
    """

    def __init__(self, reason: str, columns: Mapping[str, str | None] | None = None) -> None:
        super().__init__(reason)
        self.columns = columns


class Unread(NamedTuple):
    """Piece of a file that was not understood: its line (or number of the task in the file), its text, and why."""

    line: int
    text: str
    reason: str


@dataclass(frozen=True)
class Repeat:
    """Rhythm of a task that comes again: an RRULE on the clocks of `zone`, by default the person's.

    It counts from `slot`, by default the due date; slots that never come are `skipped` (EXDATE). Both are written as
    `Task.slot` is.
    """

    rrule: str
    from_completion: bool = False
    keep_missed: bool = False
    zone: str | None = None
    slot: str | None = None
    skipped: tuple[str, ...] = ()
    paused: bool = False


@dataclass(frozen=True)
class Record:
    """Task as a file tells it; None stands for what the file does not say.

    `parent` is the place of its task among the records; that one has none itself. `uid` is the id of a task that is
    written.
    """

    line: int
    title: str
    notes: str = ""
    priority: Priority | None = None
    due: Due | None = None
    tags: tuple[str, ...] = ()
    reminders: tuple[str, ...] = ()
    duration_minutes: int | None = None
    start_on: date | None = None
    repeat: Repeat | None = None
    done_at: datetime | None = None
    created_at: datetime | None = None
    parent: int | None = None
    uid: str | None = None


@dataclass
class Content:
    """Content of a file: its tasks in their order, and what was not understood.

    Of that the first `MAX_TOLD` are told, `unread_total` counts all. `remarks` say what was made of something that
    tasks here do not have, as of lists that became tags.
    """

    product: Product
    records: list[Record] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    unread_total: int = 0
    remarks: list[str] = field(default_factory=list)

    def name_unread(self, line: int, text: str, reason: str) -> None:
        """Name a piece that was not understood."""
        self.unread_total += 1
        if len(self.unread) < MAX_TOLD:
            short = text if len(text) <= _TOLD_LENGTH else f"{text[:_TOLD_LENGTH]}…"
            self.unread.append(Unread(line, " ".join(short.replace("\x00", "").split()), reason))

    def remark(self, sentence: str) -> None:
        """Say something of the file as a whole, once."""
        if sentence not in self.remarks:
            self.remarks.append(sentence)
