"""Dates on public corpora: the figures that docs/dates.md names are a floor."""

from collections import Counter
from datetime import UTC, datetime

import pytest

from taskchat.tasks.when import parse_line
from tests.bench.dates import counts, load, percentile

_RIGHT, _WRONG = 0.9, 0.01


@pytest.mark.parametrize("in_a_line", [False, True])
def test_nine_of_ten_rows_are_right_and_one_of_a_hundred_is_wrong(in_a_line: bool):
    found = sum(counts(in_a_line=in_a_line).values(), Counter[str]())
    assert found["right"] >= _RIGHT * found.total()
    assert found["wrong"] <= _WRONG * found.total()


def test_what_is_no_date_gets_none():
    left = {row["text"] for row in load("left_out")}
    rows = [row for row in load("negatives") if row["text"] not in left]
    dated = [row["text"] for row in rows if _parse(row).due_at]
    assert len(rows) > 100
    assert dated == []


def test_what_comes_again_never_gets_a_single_date():
    rows = load("sets")
    parsed = [_parse(row) for row in rows]
    assert [row["text"] for row, line in zip(rows, parsed, strict=True) if line.due_at and not line.rrule] == []
    assert sum(line.rrule is not None for line in parsed) >= 0.8 * len(rows)


def test_every_row_that_is_left_out_has_its_reason():
    assert all(row["reason"] for row in load("left_out"))


def test_a_line_is_read_within_a_millisecond():
    assert percentile(0.95) < 0.001


def _parse(row: dict[str, str]):
    now = datetime.fromisoformat(row["ref"]).replace(tzinfo=UTC)
    return parse_line(row["text"], now=now, zone="UTC", day_first=False)
