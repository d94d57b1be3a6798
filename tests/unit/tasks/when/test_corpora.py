"""Dates on public corpora: the figures that docs/dates.md names are a floor."""

from collections import Counter
from functools import cache

import pytest

from tests.bench.dates import FORMS, counts, load, parse

# What countries, churches and the moon decide is told apart in docs/dates.md.
_RIGHT, _HOLIDAYS_RIGHT, _WRONG = 0.9, 0.85, 0.01
_REASONS = 20


@cache
def _counts(form: str) -> dict[str, Counter[str]]:
    return counts(form)


@pytest.mark.parametrize("form", FORMS)
def test_one_of_a_hundred_rows_is_wrong_in_every_corpus(form: str):
    found = _counts(form)
    assert {corpus: one["wrong"] for corpus, one in found.items() if one["wrong"] > _WRONG * one.total()} == {}


# In the middle of a title a day is as often a part of it.
@pytest.mark.parametrize("form", ["alone", "at the end"])
def test_nine_of_ten_rows_are_right(form: str):
    plain = sum((one for corpus, one in _counts(form).items() if "holidays" not in corpus), Counter[str]())
    holidays = sum((one for corpus, one in _counts(form).items() if "holidays" in corpus), Counter[str]())
    assert plain["right"] >= _RIGHT * plain.total()
    assert holidays["right"] >= _HOLIDAYS_RIGHT * holidays.total()


def test_what_is_no_date_gets_none():
    left = {row["text"] for row in load("left_out")}
    rows = [row for row in load("negatives") if row["text"] not in left]
    dated = [row["text"] for row in rows if parse(row, row["text"]).due_at]
    assert len(rows) > 100
    assert dated == []


def test_what_comes_again_never_gets_a_single_date():
    rows = load("sets")
    parsed = [parse(row, row["text"]) for row in rows]
    assert [row["text"] for row, line in zip(rows, parsed, strict=True) if line.due_at and not line.rrule] == []
    assert sum(line.rrule is not None for line in parsed) >= 0.8 * len(rows)


def test_rows_are_left_out_by_a_convention_only():
    left, rows = load("left_out"), load("rows")
    assert len(left) <= 0.06 * len(rows)
    assert len({row["reason"] for row in left}) <= _REASONS
    assert all(row["reason"] for row in left)
