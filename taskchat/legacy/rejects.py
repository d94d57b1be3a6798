"""What cannot be kept as it is: written down whole, with the reason."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import Connection

from taskchat.database import now
from taskchat.legacy.models import Reject
from taskchat.legacy.sources import OldRow
from taskchat.legacy.tables import KINDS, REJECTS
from taskchat.legacy.values import derived_key, key_of
from taskchat.legacy.writing import Values, found, insert_all


def reject_id(source: str, row: OldRow) -> UUID:
    """Which reject tells of a row: the same whenever the row is read again."""
    return derived_key("reject", f"{source} {row.copy} {row.json}")


@dataclass
class Remarks:
    """Gathers what is to be said of the rows of one part."""

    source: str
    rejected: int = 0
    _noted: list[Values] = field(default_factory=list)

    def reject(self, row: OldRow, key: UUID, reason: str) -> None:
        """The row is kept nowhere else."""
        self.rejected += 1
        self._note(row, key, reason, kept=False)

    def alter(self, row: OldRow, key: UUID, reasons: list[str]) -> None:
        """The row lives on, not quite as it was; no reasons, no remark."""
        if reasons:
            self._note(row, key, "; ".join(reasons), kept=True)

    def write(self, connection: Connection) -> None:
        """Write down what was not yet written down at an earlier migration."""
        known = found(connection, REJECTS, (noted["id"] for noted in self._noted))
        insert_all(connection, REJECTS, [noted for noted in self._noted if noted["id"] not in known])

    def _note(self, row: OldRow, key: UUID, reason: str, *, kept: bool) -> None:
        values = {"source": self.source, "key": key, "reason": reason, "kept": kept, "row": row.json}
        self._noted.append({"id": reject_id(self.source, row), **values, "created_at": now()})


def write_down_altered(connection: Connection, source: str, rows: Iterable[tuple[Values, list[str]]]) -> None:
    """Write down rows as they were before a copy altered them, with the columns in which it did.

    The migration that makes the table comes later, and finds it.
    """
    Reject.metadata.tables[REJECTS.name].create(connection, checkfirst=True)
    remarks, (_, kind) = Remarks(source), KINDS[source]
    for number, (values, columns) in enumerate(rows, start=1):
        row = OldRow(values, position=number, copy=number)
        key = key_of(kind, values.get("id"))
        remarks.alter(row, key, [f"{column} holds characters that no text can hold" for column in columns])
    remarks.write(connection)
