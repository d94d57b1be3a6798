"""Continuation of a series from one of its tasks, as the older product says it. Pure."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from taskchat.legacy.bulk import Values
from taskchat.legacy.recurrence.old_rules import read_rule
from taskchat.legacy.recurrence.written_rules import write_rule
from taskchat.legacy.values import Unreadable, derive_key
from taskchat.tasks import recurrence

_DAY = len("2026-11-30")


def said_in(series: Values, task: Values) -> dict[str, Any] | None:
    """Return the recurrence of a task, from its slot on; None where no next one comes, or it has no equal there."""
    if series["paused_at"] or series["ended_at"]:
        return None
    try:
        start = _slot(series["starts"])
        slot = _slot(task["slot"] if isinstance(start, datetime) else task["slot"][:_DAY])
        # Their length counts for a count, which exceptions do not change.
        rest = recurrence.starting_at(
            recurrence.Series(recurrence.parse_rule(series["rrule"]), start, series["zone"]), slot
        )
    except ValueError:
        return None
    rule = rest.rule
    return write_rule(replace(rule, count=max(1, rule.count)) if rule.count is not None else rule, slot)


def goes_on_as(series: Values, task: Values, said: Any, *, before: int) -> bool:
    """Whether a series is still the one that was made of what a row says of its task."""
    made_of_it = series["id"] == derive_key("series", str(task["id"]))
    if not made_of_it or series["paused_at"] or series["ended_at"]:
        return False
    try:
        return series["rrule"] == read_rule(said, _slot(series["starts"]), series["zone"], before=before)
    except Unreadable:
        return False


def _slot(text: str) -> date | datetime:
    return date.fromisoformat(text) if len(text) == _DAY else datetime.fromisoformat(text).replace(second=0)
