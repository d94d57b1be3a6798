"""Report of a person's usage: by day in their time zone, by model and by tool, in four statements."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, and_, case, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from taskchat.database import now
from taskchat.usage.models import ModelUsage, Outcome, Purpose, ToolUsage


@dataclass(frozen=True)
class UsageDay:
    """Usage of one day.

    `messages` are requests for an answer, retries among them; `failures` are those that the chosen model did not
    answer, also where the built-in assistant did.
    """

    day: date
    input_tokens: int = 0
    output_tokens: int = 0
    cost_microdollars: int = 0
    messages: int = 0
    failures: int = 0
    tool_calls: int = 0

    @property
    def error_rate(self) -> float:
        """Share of messages that failed, from 0 to 1."""
        return self.failures / self.messages if self.messages else 0.0


@dataclass(frozen=True)
class ModelTotal:
    """Usage of one model. `cost_microdollars` is None where no price is known for any of it."""

    model: str
    requests: int
    input_tokens: int
    cached_tokens: int
    output_tokens: int
    cost_microdollars: int | None
    failures: int


@dataclass(frozen=True)
class ToolTotal:
    """Calls of one tool, and those of them that failed."""

    tool: str
    calls: int
    failures: int


@dataclass(frozen=True)
class UsageReport:
    """Usage by day, today last, and by model and tool, the most used first."""

    days: tuple[UsageDay, ...]
    models: tuple[ModelTotal, ...]
    tools: tuple[ToolTotal, ...]


async def load_report(
    session: AsyncSession, *, user_id: UUID, timezone: str, days: int = 30, at: datetime | None = None
) -> UsageReport:
    """Load the usage of a person in the last `days` days of their calendar, today among them."""
    starts = _starts(at or now(), ZoneInfo(timezone), days)
    models = (await session.execute(_models_by_day(user_id, starts))).mappings()
    tools = (await session.execute(_tools_by_day(user_id, starts))).mappings()
    counts: dict[int, dict[str, Any]] = {}
    for row in (*models, *tools):
        counts.setdefault(row["day"], {}).update((name, int(row[name] or 0)) for name in row if name != "day")
    by_model = (await session.execute(_by_model(user_id, starts))).mappings()
    by_tool = (await session.execute(_by_tool(user_id, starts))).mappings()
    return UsageReport(
        tuple(UsageDay(day, **counts.get(number, {})) for number, (day, _) in enumerate(starts)),
        tuple(ModelTotal(**_integers(row)) for row in by_model),
        tuple(ToolTotal(**_integers(row)) for row in by_tool),
    )


Starts = Sequence[tuple[date, datetime]]
Rows = Select[*tuple[Any, ...]]


def _starts(at: datetime, zone: ZoneInfo, days: int) -> Starts:
    """List the days, each with the moment it begins: days of a clock change have 23 or 25 hours."""
    today = at.astimezone(zone).date()
    dates = [today - timedelta(days=before) for before in reversed(range(days))]
    return [(day, datetime(day.year, day.month, day.day, tzinfo=zone).astimezone(UTC)) for day in dates]


def _day_number(moment: Any, starts: Starts) -> ColumnElement[int]:
    # Only the newest start that has passed counts, so the newest comes first.
    newest_first = reversed(list(enumerate(starts)))
    return case(*((moment >= start, number) for number, (_, start) in newest_first))


def _models_by_day(user_id: UUID, starts: Starts) -> Rows:
    used = _mine(ModelUsage, user_id, starts).add_columns(_day_number(col(ModelUsage.created_at), starts).label("day"))
    rows = used.subquery()
    answers = rows.c.purpose == Purpose.ANSWER
    failed = rows.c.outcome.in_((Outcome.FAILED, Outcome.REPLACED))
    return select(
        rows.c.day,
        func.sum(rows.c.input_tokens).label("input_tokens"),
        func.sum(rows.c.output_tokens).label("output_tokens"),
        func.sum(rows.c.cost_microdollars).label("cost_microdollars"),
        func.count(case((answers, rows.c.turn_id)).distinct()).label("messages"),
        func.count(case((and_(answers, failed), rows.c.turn_id)).distinct()).label("failures"),
    ).group_by(rows.c.day)


def _tools_by_day(user_id: UUID, starts: Starts) -> Rows:
    used = _mine(ToolUsage, user_id, starts).add_columns(_day_number(col(ToolUsage.created_at), starts).label("day"))
    rows = used.subquery()
    return select(rows.c.day, func.sum(rows.c.calls).label("tool_calls")).group_by(rows.c.day)


def _by_model(user_id: UUID, starts: Starts) -> Rows:
    rows = _mine(ModelUsage, user_id, starts).subquery()
    failed = rows.c.outcome.in_((Outcome.FAILED, Outcome.REPLACED))
    names = ("requests", "input_tokens", "cached_tokens", "output_tokens", "cost_microdollars")
    return (
        select(
            rows.c.model,
            *(func.sum(rows.c[name]).label(name) for name in names),
            func.sum(case((failed, 1), else_=0)).label("failures"),
        )
        .group_by(rows.c.model)
        .order_by(func.sum(rows.c.requests).desc(), rows.c.model)
    )


def _by_tool(user_id: UUID, starts: Starts) -> Rows:
    rows = _mine(ToolUsage, user_id, starts).subquery()
    calls, failures = func.sum(rows.c.calls), func.sum(rows.c.failures)
    return (
        select(rows.c.tool, calls.label("calls"), failures.label("failures"))
        .group_by(rows.c.tool)
        .order_by(calls.desc(), rows.c.tool)
    )


def _mine(table: type[ModelUsage] | type[ToolUsage], user_id: UUID, starts: Starts) -> Rows:
    columns = table.__table__.columns  # pyright: ignore[reportAttributeAccessIssue]
    return select(*columns).where(columns.user_id == user_id, columns.created_at >= starts[0][1])


def _integers(row: Any) -> dict[str, Any]:
    # PostgreSQL sums integers into decimals.
    return {name: value if value is None or isinstance(value, str) else int(value) for name, value in row.items()}
