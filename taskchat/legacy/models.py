"""Tables that record the takeover: its steps, and the rows that could not be kept unchanged."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, Column, Text
from sqlmodel import Field, SQLModel

from taskchat.database import Json, UtcDateTime, now


class Reject(SQLModel, table=True):
    """A row of the older product that could not be kept as it was, whole.

    `key` is the id that it has here, or would have. With `kept` the row lives on, altered as `reason` says. `row` is
    JSON in a text column, which can represent even a NUL.
    """

    __tablename__ = "migration_rejects"  # pyright: ignore[reportAssignmentType]

    id: UUID = Field(primary_key=True)
    source: str = Field(max_length=64)
    key: UUID = Field(index=True)
    reason: str = Field(sa_column=Column(Text, nullable=False))
    kept: bool
    row: str = Field(sa_column=Column(Text, nullable=False))
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)  # pyright: ignore[reportArgumentType]


class Step(SQLModel, table=True):
    """Progress of one table of the older product.

    `total` rows were counted before; `position` of them are done, each `kept` or `rejected`. `made` counts the rows
    that they became here, by table.
    """

    __tablename__ = "migration_steps"  # pyright: ignore[reportAssignmentType]

    name: str = Field(primary_key=True, max_length=64)
    total: int = Field(sa_type=BigInteger)
    position: int = Field(default=0, sa_type=BigInteger)
    kept: int = Field(default=0, sa_type=BigInteger)
    rejected: int = Field(default=0, sa_type=BigInteger)
    made: dict[str, int] = Field(default_factory=dict, sa_column=Column(Json, nullable=False))
    finished_at: datetime | None = Field(default=None, sa_type=UtcDateTime)  # pyright: ignore[reportArgumentType]
