"""Writes the usage of a turn into the tables at its end."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncSession

from taskchat.database import new_id, now
from taskchat.usage.meter import Meter, ModelMeter
from taskchat.usage.models import ModelUsage, Outcome, Purpose, ToolUsage
from taskchat.usage.prices import Prices


async def save(
    session: AsyncSession,
    *,
    user_id: UUID,
    meter: Meter,
    prices: Prices,
    thread_id: UUID | str | None = None,
    turn_id: UUID | None = None,
    purpose: Purpose = Purpose.ANSWER,
    outcome: Outcome = Outcome.DONE,
    failure: BaseException | None = None,
    is_retry: bool = False,
    at: datetime | None = None,
) -> None:
    """Write a row for each model and each tool of a turn: one statement for all models, one for all tools.

    `outcome` and `failure` are those of the turn, and so of its last model; a model that failed before that one was
    replaced. Costs are at the prices of the day of `at`, by default today (UTC).
    """
    moment = at or now()
    turn = turn_id or new_id()
    shared = {"user_id": user_id, "turn_id": turn, "created_at": moment}
    models = _model_rows(meter, prices, outcome, failure, moment)
    per_model = {"thread_id": UUID(str(thread_id)) if thread_id else None, "purpose": purpose, "is_retry": is_retry}
    if models:
        await session.execute(insert(ModelUsage), [{"id": new_id(), **shared, **per_model, **row} for row in models])
    if meter.tools:
        tools = [
            {"tool": name[:64], "calls": tool.calls, "failures": tool.failures} for name, tool in meter.tools.items()
        ]
        await session.execute(insert(ToolUsage), [{"id": new_id(), **shared, **row} for row in tools])


def _model_rows(
    meter: Meter, prices: Prices, outcome: Outcome, failure: BaseException | None, moment: datetime
) -> list[dict[str, Any]]:
    last = next(reversed(meter.models), None)
    ends = {
        name: _last_outcome(model, outcome, failure) if name == last else _earlier_outcome(model)
        for name, model in meter.models.items()
    }
    return [_row(name, model, prices, moment, ends[name]) for name, model in meter.models.items()]


def _earlier_outcome(model: ModelMeter) -> tuple[Outcome, str | None]:
    return (Outcome.REPLACED if model.failure else Outcome.DONE), model.failure


def _last_outcome(model: ModelMeter, outcome: Outcome, failure: BaseException | None) -> tuple[Outcome, str | None]:
    if model.failure and outcome is Outcome.DONE:
        outcome = Outcome.FAILED
    reason = model.failure or (type(failure).__name__ if failure and outcome is Outcome.FAILED else None)
    return outcome, reason


def _row(
    name: str, model: ModelMeter, prices: Prices, moment: datetime, end: tuple[Outcome, str | None]
) -> dict[str, Any]:
    outcome, failure = end
    return {
        "model": name[:100],
        "outcome": outcome,
        "failure": failure[:64] if failure else None,
        "requests": model.requests,
        "input_tokens": model.input_tokens,
        "cached_tokens": model.cached_tokens,
        "output_tokens": model.output_tokens,
        "first_delta_ms": model.first_delta_ms,
        "duration_ms": model.duration_ms,
        "cost_microdollars": prices.cost_microdollars(
            name, model.input_tokens, model.cached_tokens, model.output_tokens, moment.date()
        ),
    }
