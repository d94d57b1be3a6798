"""A row's values for taskchat, and what had to be altered on the way."""

from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from taskchat.legacy.sources import OldRow
from taskchat.legacy.values import Unreadable, derived_key, json_of, key_of, moment_of
from taskchat.text import printable


class Reading:
    """Reads one row; `altered` tells, in words, what could not be kept as it is."""

    def __init__(self, row: OldRow, kind: str) -> None:
        self.row = row
        self._kind = kind
        self.altered: list[str] = []

    @cached_property
    def key(self) -> UUID:
        """The id here. A row without one, or one whose id is another's, gets one derived from what it says."""
        value = self.row["id"]
        if value is None or value == "":
            self.note("it has no id")
            return derived_key(self._kind, f"{self.row.json} {self.row.copy}")
        key = key_of(self._kind, value)
        return key if self.row.copy == 1 else derived_key(self._kind, f"{key} {self.row.copy}")

    @cached_property
    def writer(self) -> UUID | None:
        """The id of the row's user here; None where it names none."""
        value = self.row["user_id"]
        return None if value is None else key_of("user", value)

    @cached_property
    def thread(self) -> UUID | None:
        """The id here of the conversation that a message stands in; None where it names none."""
        value = self.row["thread_id"] or self.row["conversation_id"]
        return None if value is None or value == "" else key_of("thread", value)

    def note(self, text: str) -> None:
        """Remember an alteration, once."""
        if text not in self.altered:
            self.altered.append(text)

    def text(self, name: str) -> str:
        """A text; empty for none."""
        value = self.row[name]
        if value is None:
            return ""
        text = value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
        kept = printable(text)
        if kept != text:
            self.note(f"{name} holds characters that no text can hold")
        return kept

    def moment(self, *names: str, otherwise: datetime | None = None) -> datetime | None:
        """The first of these times that is one."""
        for name in names:
            try:
                if (moment := moment_of(self.row[name])) is not None:
                    return moment
            except Unreadable:
                self.note(f"{name} is no time")
        if otherwise is not None:
            self.note(f"{names[0]} is not known")
        return otherwise

    def json(self, name: str) -> Any:
        """What a JSON column holds; None where it holds none."""
        try:
            return printable(json_of(self.row[name]))
        except Unreadable:
            self.note(f"{name} is not JSON")
            return None
