"""Record of rows that cannot be kept unchanged: each whole, with the reason."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import Connection

from taskchat.database import now
from taskchat.legacy.bulk import Values, delete_all, insert_all, rows_by_id
from taskchat.legacy.models import Reject
from taskchat.legacy.source import OldRow
from taskchat.legacy.tables import KINDS, REJECTS
from taskchat.legacy.values import derive_key, to_key


def reject_id(source: str, row: OldRow) -> UUID:
    """Derive the id of the reject for a row: the same whenever the row is read again."""
    return derive_key("reject", f"{source} {row.copy} {row.json}")


@dataclass
class Remarks:
    """Collects the remarks on the rows of one batch."""

    source: str
    rejected: int = 0
    _noted: list[Values] = field(default_factory=list)

    def reject(self, row: OldRow, key: UUID, reason: str) -> None:
        """Note that a row is kept nowhere else."""
        self.rejected += 1
        self._note(row, key, reason, kept=False)

    def alter(self, row: OldRow, key: UUID, reasons: list[str]) -> None:
        """Note that a row lives on altered; nothing without reasons."""
        if reasons:
            self._note(row, key, "; ".join(reasons), kept=True)

    def write(self, connection: Connection) -> None:
        """Write the remarks that no earlier migration wrote."""
        known = rows_by_id(connection, REJECTS, (noted["id"] for noted in self._noted))
        insert_all(connection, REJECTS, [noted for noted in self._noted if noted["id"] not in known])

    def rewrite(self, connection: Connection) -> None:
        """Write the remarks in place of those that an earlier migration wrote of the same rows."""
        delete_all(connection, REJECTS, [noted["id"] for noted in self._noted])
        self.write(connection)

    def _note(self, row: OldRow, key: UUID, reason: str, *, kept: bool) -> None:
        values = {"source": self.source, "key": key, "reason": reason, "kept": kept, "row": row.json}
        self._noted.append({"id": reject_id(self.source, row), **values, "created_at": now()})


def record_altered(connection: Connection, source: str, rows: Iterable[tuple[Values, list[str]]]) -> None:
    """Record rows as they were before a copy altered them, with the altered columns.

    Creates the table of rejects, which the migration that owns it then finds.
    """
    Reject.metadata.tables[REJECTS.name].create(connection, checkfirst=True)
    remarks, (_, kind) = Remarks(source), KINDS[source]
    for number, (values, columns) in enumerate(rows, start=1):
        row = OldRow(values, position=number, copy=number)
        key = to_key(kind, values.get("id"))
        remarks.alter(row, key, [f"{column} holds characters that no text can hold" for column in columns])
    remarks.write(connection)
