"""Builder of proposals: days for what is overdue, and for what has no date."""

from datetime import date, timedelta
from typing import Any

from taskchat.assistant.builtin.commands import Call, Command
from taskchat.assistant.builtin.grammar.context import Context

_SATURDAY = 5


def plan(values: dict[str, Any], context: Context) -> Command:
    """Build the call that proposes days, within those that were said."""
    days = _days(values, context.clock.today)
    said = {"first": days[0].isoformat(), "last": days[1].isoformat()} if days else {}
    return Call("propose_plan", {"plan": values.get("plan", "all"), **said})


def _days(values: dict[str, Any], today: date) -> tuple[date, date] | None:
    if period := values.get("period"):
        return period
    if day := values.get("day"):
        return day, day
    if count := values.get("days"):
        return today, today + timedelta(days=count - 1)
    if values.get("weekend"):
        saturday = today + timedelta(days=_SATURDAY - today.weekday())
        return saturday, saturday + timedelta(days=1)
    return None
