"""Totals of all users since the beginning: counters that never shrink, whatever is deleted."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import RowMapping, case, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from taskchat.usage.models import ModelUsage, Purpose, ToolUsage

# Upper bounds of a histogram's buckets, in milliseconds; the unbounded last bucket is the count of all.
DURATIONS_MS = (250, 500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 60_000)


async def count_answers(session: AsyncSession) -> int:
    """Count the requests for an answer, retries and failures among them."""
    turns = select(func.count(col(ModelUsage.turn_id).distinct())).where(col(ModelUsage.purpose) == Purpose.ANSWER)
    return (await session.execute(turns)).scalar_one()


async def model_totals(session: AsyncSession) -> Sequence[RowMapping]:
    """Sum up by model and outcome: parts of turns, requests, tokens, cost, times in ms.

    `up_to_250` and so on count the parts of turns that took no longer than that many milliseconds.
    """
    sums = ("requests", "input_tokens", "cached_tokens", "output_tokens", "cost_microdollars", "duration_ms")
    duration = col(ModelUsage.duration_ms)
    statement = select(
        col(ModelUsage.model),
        col(ModelUsage.outcome),
        func.count().label("turns"),
        *(func.coalesce(func.sum(getattr(ModelUsage, name)), 0).label(name) for name in sums),
        func.count(col(ModelUsage.first_delta_ms)).label("first_deltas"),
        func.coalesce(func.sum(ModelUsage.first_delta_ms), 0).label("first_delta_ms"),
        *(func.sum(case((duration <= bound, 1), else_=0)).label(f"up_to_{bound}") for bound in DURATIONS_MS),
    ).group_by(col(ModelUsage.model), col(ModelUsage.outcome))
    return (await session.execute(statement)).mappings().all()


async def tool_totals(session: AsyncSession) -> Sequence[tuple[str, int, int]]:
    """List the tools, each with the numbers of its calls and of its failures."""
    calls: Any = func.sum(ToolUsage.calls)
    failures: Any = func.sum(ToolUsage.failures)
    statement = select(col(ToolUsage.tool), calls, failures).group_by(col(ToolUsage.tool))
    return [(tool, int(ran), int(failed)) for tool, ran, failed in (await session.execute(statement)).all()]
