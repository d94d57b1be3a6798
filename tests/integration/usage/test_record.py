"""The rows that a turn leaves."""

from datetime import UTC, datetime
from typing import Any

import pytest
from agents import Usage
from openai.types.responses.response_usage import InputTokensDetails
from sqlalchemy import select

from taskchat.accounts import User
from taskchat.database import Database, new_id
from taskchat.usage import Meter, ModelUsage, Outcome, Purpose, ToolUsage, load_prices, save
from tests.integration.chat.statements import statements

PRICES = load_prices()
AT = datetime(2026, 11, 24, 12, tzinfo=UTC)


def used(meter: Meter, model: str, *, tokens: int = 0, cached: int = 0, said: int = 0) -> None:
    """Count one answer of a model."""
    counted = meter.model(model)
    counted.start_request()
    details = InputTokensDetails.model_validate({"cached_tokens": cached, "cache_write_tokens": 0})
    counted.end_request(Usage(requests=1, input_tokens=tokens, output_tokens=said, input_tokens_details=details))


async def rows(database: Database, table: type[Any]) -> list[Any]:
    """Everything in a table, in order."""
    async with database.read() as session:
        return list((await session.execute(select(table).order_by(table.id))).scalars())


async def test_a_turn_is_a_row_for_each_model_and_tool_in_two_statements(database: Database, user: User):
    meter = Meter()
    used(meter, "gemini-2.5-flash", tokens=1_000, cached=400, said=50)
    used(meter, "gemini-2.5-flash", tokens=1_000, said=150)
    meter.record_tool("create_task", failed=False)
    meter.record_tool("create_task", failed=True)
    meter.record_tool("list_tasks", failed=False)
    thread = new_id()
    async with database.begin() as session:
        with statements(database) as sent:
            await save(
                session, user_id=user.id, thread_id=str(thread), meter=meter, prices=PRICES, is_retry=True, at=AT
            )
    assert len(sent) == 2
    (model,) = await rows(database, ModelUsage)
    assert (model.user_id, model.thread_id, model.purpose, model.outcome) == (user.id, thread, "answer", "done")
    assert (model.requests, model.input_tokens, model.cached_tokens, model.output_tokens) == (2, 2_000, 400, 200)
    assert (model.cost_microdollars, model.is_retry, model.created_at) == (480 + 12 + 500, True, AT)
    tools = await rows(database, ToolUsage)
    assert sorted((tool.tool, tool.calls, tool.failures) for tool in tools) == [
        ("create_task", 2, 1),
        ("list_tasks", 1, 0),
    ]
    assert {tool.turn_id for tool in tools} == {model.turn_id}


async def test_a_model_that_another_one_had_to_replace_is_told_from_the_one_that_answered(
    database: Database, user: User
):
    meter = Meter()
    meter.model("gemini-2.5-flash").start_request()
    meter.model("gemini-2.5-flash").record_failure(TimeoutError())
    used(meter, "built-in")
    async with database.begin() as session:
        await save(session, user_id=user.id, meter=meter, prices=PRICES, at=AT)
    found = await rows(database, ModelUsage)
    assert sorted((row.model, row.outcome, row.failure, row.cost_microdollars) for row in found) == [
        ("built-in", "done", None, 0),
        ("gemini-2.5-flash", "replaced", "TimeoutError", 0),
    ]


@pytest.mark.parametrize(
    ("ended", "failed", "expected"),
    [
        ((Outcome.DONE, None), None, ("done", None)),
        ((Outcome.STOPPED, None), None, ("stopped", None)),
        ((Outcome.DONE, None), TimeoutError(), ("failed", "TimeoutError")),
        ((Outcome.FAILED, ValueError()), TimeoutError(), ("failed", "TimeoutError")),
        ((Outcome.FAILED, ValueError()), None, ("failed", "ValueError")),
        ((Outcome.STOPPED, None), TimeoutError(), ("stopped", "TimeoutError")),
    ],
)
async def test_how_a_turn_ended(
    database: Database,
    user: User,
    ended: tuple[Outcome, Exception | None],
    failed: Exception | None,
    expected: tuple[str, str | None],
):
    outcome, failure = ended
    meter = Meter()
    used(meter, "m" * 200)
    if failed:
        meter.model("m" * 200).record_failure(failed)
    async with database.begin() as session:
        await save(
            session,
            user_id=user.id,
            meter=meter,
            prices=PRICES,
            purpose=Purpose.TITLE,
            outcome=outcome,
            failure=failure,
        )
    (row,) = await rows(database, ModelUsage)
    assert (row.outcome, row.failure) == expected
    assert (row.model, row.purpose, row.cost_microdollars) == ("m" * 100, "title", None)


async def test_a_turn_that_used_nothing_leaves_nothing(database: Database, user: User):
    async with database.begin() as session:
        await save(session, user_id=user.id, meter=Meter(), prices=PRICES)
    assert await rows(database, ModelUsage) == []


async def test_what_was_used_outlives_the_person(database: Database, user: User):
    meter = Meter()
    used(meter, "gemini-2.5-flash", tokens=10)
    meter.record_tool("undo", failed=False)
    async with database.begin() as session:
        await save(session, user_id=user.id, meter=meter, prices=PRICES)
    async with database.begin() as session:
        await session.delete(await session.get(User, user.id))
    found = [*await rows(database, ModelUsage), *await rows(database, ToolUsage)]
    assert [row.user_id for row in found] == [None, None]
