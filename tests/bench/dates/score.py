"""Score of readings: right, silent or wrong."""

from collections import Counter
from datetime import datetime
from time import perf_counter

from tests.bench.dates.rows import FORMS, Row, fair_rows, language, line, parse


def judge(row: Row, moment: datetime | None, *, has_time: bool = True) -> str:
    """Compare a moment, in the row's zone, with the value of the row: "right", "wrong", or "silent" without one."""
    if moment is None:
        return "silent"
    if row["kind"] == "day":
        return "right" if moment.date().isoformat() == row["value"] else "wrong"
    return "right" if has_time and f"{moment:%Y-%m-%dT%H:%M}" == row["value"] else "wrong"


def outcome(row: Row, form: str) -> str:
    """Judge taskchat's reading of a row in a line; a title that kept a part of the date is wrong, too."""
    parsed = parse(row, line(row, form))
    found = judge(row, None if parsed.rrule else parsed.due_at, has_time=not parsed.all_day)
    before, behind = FORMS[form][language(row)]
    title = f"{before}{behind}".replace("  ", " ").strip()
    return "wrong" if found == "right" and title and parsed.title.rstrip(".") != title else found


def counts(form: str) -> dict[str, Counter[str]]:
    """Count the rows of each corpus that are read right, wrong or not at all."""
    found: dict[str, Counter[str]] = {}
    for row in fair_rows():
        found.setdefault(row["corpus"], Counter())[outcome(row, form)] += 1
    return found


def percentile(share: float) -> float:
    """The time in seconds within which that share of the corpora's lines is read, each the fastest of three."""
    times = [min(_timed(row) for _ in range(3)) for row in fair_rows()]
    return sorted(times)[int(len(times) * share)]


def _timed(row: Row) -> float:
    text = line(row, "at the end")
    begin = perf_counter()
    parse(row, text)
    return perf_counter() - begin
