"""What became of one part of a table."""

from dataclasses import dataclass, field
from uuid import UUID


@dataclass(frozen=True)
class Taken:
    """`rows` were read, `rejected` of them; `made` rows are new here, by table; `seen` are the ids here by now."""

    rows: int
    rejected: int
    made: dict[str, int]
    seen: dict[str, list[UUID]] = field(default_factory=dict)
