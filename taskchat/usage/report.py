"""What one person used, day by day in their time zone, and by model and tool: four statements, however much it is."""

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
    """One day. `messages` are answers that were asked for, retries among them; `failures` are those that the model
    asked gave none to, whether or not the built-in assistant did.
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
        """The share of messages that failed, from 0 to 1."""
        return self.failures / self.messages if self.messages else 0.0


@dataclass(frozen=True)
class ModelTotal:
    """What one model used. `cost_microdollars` is None where no price is known for any of it."""

    model: str
    requests: int
    input_tokens: int
    cached_tokens: int
    output_tokens: int
    cost_microdollars: int | None
    failures: int


@dataclass(frozen=True)
class ToolTotal:
    """How often a tool ran, and how often in vain."""

    tool: str
    calls: int
    failures: int


@dataclass(frozen=True)
class UsageReport:
    """The days in order, the last one today; models and tools, the most used first."""

    days: tuple[UsageDay, ...]
    models: tuple[ModelTotal, ...]
    tools: tuple[ToolTotal, ...]


async def usage_of(
    session: AsyncSession, *, user_id: UUID, timezone: str, days: int = 30, at: datetime | None = None
) -> UsageReport:
    """What a person used in the last `days` days of their calendar, today among them."""
    starts = _starts(at or now(), ZoneInfo(timezone), days)
    models = (await session.execute(_models_by_day(user_id, starts))).mappings()
    tools = (await session.execute(_tools_by_day(user_id, starts))).mappings()
    counted: dict[int, dict[str, Any]] = {}
    for row in (*models, *tools):
        counted.setdefault(row["day"], {}).update((name, int(row[name] or 0)) for name in row if name != "day")
    by_model = (await session.execute(_by_model(user_id, starts))).mappings()
    by_tool = (await session.execute(_by_tool(user_id, starts))).mappings()
    return UsageReport(
        tuple(UsageDay(day, **counted.get(number, {})) for number, (day, _) in enumerate(starts)),
        tuple(ModelTotal(**_whole(row)) for row in by_model),
        tuple(ToolTotal(**_whole(row)) for row in by_tool),
    )


Starts = Sequence[tuple[date, datetime]]
Rows = Select[*tuple[Any, ...]]


def _starts(at: datetime, zone: ZoneInfo, days: int) -> Starts:
    """The days, each with the moment it begins: the clock's change makes some longer than others."""
    today = at.astimezone(zone).date()
    dates = [today - timedelta(days=before) for before in reversed(range(days))]
    return [(day, datetime(day.year, day.month, day.day, tzinfo=zone).astimezone(UTC)) for day in dates]


def _number(moment: Any, starts: Starts) -> ColumnElement[int]:
    # Only the newest start that has passed counts, so the newest comes first.
    newest_first = reversed(list(enumerate(starts)))
    return case(*((moment >= start, number) for number, (_, start) in newest_first))


def _models_by_day(user_id: UUID, starts: Starts) -> Rows:
    used = _mine(ModelUsage, user_id, starts).add_columns(_number(col(ModelUsage.created_at), starts).label("day"))
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
    used = _mine(ToolUsage, user_id, starts).add_columns(_number(col(ToolUsage.created_at), starts).label("day"))
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


def _whole(row: Any) -> dict[str, Any]:
    # PostgreSQL sums whole numbers into decimal ones.
    return {name: value if value is None or isinstance(value, str) else int(value) for name, value in row.items()}
