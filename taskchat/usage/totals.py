"""What everybody used since the beginning: sums that only grow, whoever and whatever is deleted."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import RowMapping, case, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from taskchat.usage.models import ModelUsage, Purpose, ToolUsage

# Milliseconds; the last bucket, of everything that took longer, is counted with all.
DURATIONS_MS = (250, 500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 60_000)


async def answers_asked_for(session: AsyncSession) -> int:
    """How many messages were answered, retries and failures among them."""
    turns = select(func.count(col(ModelUsage.turn_id).distinct())).where(col(ModelUsage.purpose) == Purpose.ANSWER)
    return (await session.execute(turns)).scalar_one()


async def model_totals(session: AsyncSession) -> Sequence[RowMapping]:
    """Sums by model and outcome: parts of turns, requests, tokens, cost, times in ms; `up_to_250` and so on count
    the parts of turns that took no longer than that."""
    sums = ("requests", "input_tokens", "cached_tokens", "output_tokens", "cost_microdollars", "duration_ms")
    duration = col(ModelUsage.duration_ms)
    statement = select(
        col(ModelUsage.model),
        col(ModelUsage.outcome),
        func.count().label("turns"),
        *(func.coalesce(func.sum(getattr(ModelUsage, name)), 0).label(name) for name in sums),
        func.count(col(ModelUsage.first_delta_ms)).label("first_deltas"),
        func.coalesce(func.sum(ModelUsage.first_delta_ms), 0).label("first_delta_ms"),
        *(func.sum(case((duration <= most, 1), else_=0)).label(f"up_to_{most}") for most in DURATIONS_MS),
    ).group_by(col(ModelUsage.model), col(ModelUsage.outcome))
    return (await session.execute(statement)).mappings().all()


async def tool_totals(session: AsyncSession) -> Sequence[tuple[str, int, int]]:
    """Tools with how often they ran, and how often in vain."""
    calls: Any = func.sum(ToolUsage.calls)
    failures: Any = func.sum(ToolUsage.failures)
    statement = select(col(ToolUsage.tool), calls, failures).group_by(col(ToolUsage.tool))
    return [(tool, int(ran), int(failed)) for tool, ran, failed in (await session.execute(statement)).all()]
