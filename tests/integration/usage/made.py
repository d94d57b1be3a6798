"""Rows of usage, as turns leave them."""

from datetime import datetime
from typing import Any
from uuid import UUID

from taskchat.database import Database, new_id
from taskchat.usage import ModelUsage, Outcome, Purpose, ToolUsage


def model_row(user_id: UUID | None, at: datetime, **fields: Any) -> ModelUsage:
    """Make the usage of a model in a turn of its own."""
    made: dict[str, Any] = {
        "turn_id": new_id(),
        "purpose": Purpose.ANSWER,
        "model": "gemini-2.5-flash",
        "outcome": Outcome.DONE,
        "requests": 1,
        "created_at": at,
    }
    return ModelUsage(user_id=user_id, **made | fields)


def tool_row(user_id: UUID | None, at: datetime, tool: str = "create_task", **fields: Any) -> ToolUsage:
    """Make the calls of a tool in a turn."""
    made = {"turn_id": new_id(), "calls": 1, "failures": 0, "created_at": at}
    return ToolUsage(user_id=user_id, tool=tool, **made | fields)


async def keep(database: Database, *rows: ModelUsage | ToolUsage) -> None:
    """Save the rows."""
    async with database.begin() as session:
        session.add_all(rows)
