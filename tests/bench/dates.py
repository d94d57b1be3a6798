"""Dates in words against public corpora: what is read right, what stays silent and what is wrong, and how fast."""

import json
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Any

from taskchat.tasks.when import parse_line

DATA = Path(__file__).parents[1] / "data" / "when"
_PREFIX = {True: "Bericht schreiben ", False: "Write the report "}


def load(name: str) -> list[dict[str, Any]]:
    """The rows of one file of the test data."""
    rows: list[dict[str, Any]] = json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))
    return rows


def fair_rows() -> list[dict[str, Any]]:
    """The rows that agree with the written conventions."""
    left = {(row["corpus"], row["text"], row["ref"], row.get("value")) for row in load("left_out")}
    return [row for row in load("rows") if (row["corpus"], row["text"], row["ref"], row["value"]) not in left]


def outcome(row: dict[str, Any], *, in_a_line: bool = False) -> str:
    """Compare a reading with its row: "right", "wrong", or "silent" where no date is given."""
    now = datetime.fromisoformat(row["ref"]).replace(tzinfo=UTC)
    prefix = _PREFIX[row["corpus"].endswith("-de")] if in_a_line else ""
    parsed = parse_line(prefix + row["text"], now=now, zone="UTC", day_first=row["day_first"])
    if parsed.due_at is None:
        return "silent"
    if in_a_line and parsed.title != prefix.strip():
        return "wrong"
    if row["kind"] == "day":
        return "right" if parsed.due_at.date().isoformat() == row["value"][:10] else "wrong"
    return "right" if not parsed.all_day and f"{parsed.due_at:%Y-%m-%dT%H:%M}" == row["value"] else "wrong"


def counts(*, in_a_line: bool = False) -> dict[str, Counter[str]]:
    """Count the rows of each corpus that are read right, wrong or not at all."""
    found: dict[str, Counter[str]] = {}
    for row in fair_rows():
        found.setdefault(row["corpus"], Counter())[outcome(row, in_a_line=in_a_line)] += 1
    return found


def percentile(share: float) -> float:
    """The time in seconds within which that share of the corpora's lines is read, each the fastest of three."""
    times = []
    for row in fair_rows():
        times.append(min(_timed(row) for _ in range(3)))
    return sorted(times)[int(len(times) * share)]


def _timed(row: dict[str, Any]) -> float:
    begin = perf_counter()
    outcome(row, in_a_line=True)
    return perf_counter() - begin


def report() -> None:
    """Print a table of all corpora: the words alone, and at the end of a line."""
    print(f"{'':14} {'rows':>5}   {'alone: right/silent/wrong':>26}   {'in a line':>16}")
    alone, line = counts(), counts(in_a_line=True)
    for corpus in alone:
        rows = alone[corpus].total()
        print(f"{corpus:14} {rows:>5}   {_shares(alone[corpus]):>26}   {_shares(line[corpus]):>16}")
    both = sum(alone.values(), Counter[str]()), sum(line.values(), Counter[str]())
    print(f"{'all':14} {both[0].total():>5}   {_shares(both[0]):>26}   {_shares(both[1]):>16}")
    print(f"a line: {percentile(0.5) * 1000:.2f} ms (p50), {percentile(0.95) * 1000:.2f} ms (p95)")


def _shares(found: Counter[str]) -> str:
    return "/".join(f"{100 * found[name] / found.total():.0f}" for name in ("right", "silent", "wrong"))
