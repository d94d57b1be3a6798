"""Result of converting one batch of a table's rows."""

from dataclasses import dataclass, field
from uuid import UUID


@dataclass(frozen=True)
class BatchResult:
    """Counts of one batch: `rows` read, `rejected` of them, and the rows `made` here, by table.

    `seen` holds, by table, the ids that exist here after the batch.
    """

    rows: int
    rejected: int
    made: dict[str, int]
    seen: dict[str, list[UUID]] = field(default_factory=dict)
