"""Reader of one older row: its values as taskchat's types, and the alterations that this took."""

from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from taskchat.legacy.source import OldRow
from taskchat.legacy.values import DueDate, Unreadable, derive_key, parse_due_date, parse_json, parse_moment, to_key
from taskchat.text import printable


class RowReader:
    """Reads one row; `alterations` lists, as sentences, what could not be kept as it is."""

    def __init__(self, row: OldRow, kind: str) -> None:
        self.row = row
        self._kind = kind
        self.alterations: list[str] = []

    @cached_property
    def key(self) -> UUID:
        """Id of the row here. Without an id of its own, or with another row's, it is derived from the row's content."""
        value = self.row["id"]
        if value is None or value == "":
            self.note("it has no id")
            return derive_key(self._kind, f"{self.row.json} {self.row.copy}")
        key = to_key(self._kind, value)
        return key if self.row.copy == 1 else derive_key(self._kind, f"{key} {self.row.copy}")

    @cached_property
    def user_id(self) -> UUID | None:
        """Id of the row's user here; None where it names none."""
        value = self.row["user_id"]
        return None if value is None else to_key("user", value)

    @cached_property
    def thread_id(self) -> UUID | None:
        """Id here of the conversation that a message belongs to; None where it names none."""
        value = self.row["thread_id"] or self.row["conversation_id"]
        return None if value is None or value == "" else to_key("thread", value)

    def note(self, text: str) -> None:
        """Add an alteration, once."""
        if text not in self.alterations:
            self.alterations.append(text)

    def text(self, name: str) -> str:
        """Read a text; empty for none."""
        value = self.row[name]
        if value is None:
            return ""
        text = value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
        kept = printable(text)
        if kept != text:
            self.note(f"{name} holds characters that no text can hold")
        return kept

    def moment(self, *names: str, otherwise: datetime | None = None) -> datetime | None:
        """Read the first of these columns that holds a time."""
        for name in names:
            try:
                if (moment := parse_moment(self.row[name])) is not None:
                    return moment
            except Unreadable:
                self.note(f"{name} is no time")
        if otherwise is not None:
            self.note(f"{names[0]} is not known")
        return otherwise

    def due_date(self, name: str) -> DueDate:
        """Read a due date, which may be a whole day."""
        try:
            due = parse_due_date(self.row[name])
        except Unreadable:
            self.note(f"{name} is no time")
            return DueDate()
        if due.is_guess:
            self.note(f"{name} is midnight in UTC, and taken for the whole day")
        return due

    def json(self, name: str) -> Any:
        """Read a JSON column; None where it holds no JSON."""
        try:
            return printable(parse_json(self.row[name]))
        except Unreadable:
            self.note(f"{name} is not JSON")
            return None
