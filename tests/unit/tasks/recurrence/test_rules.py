"""Rules: the one text of each, and the sentence that refuses one."""

from datetime import UTC, date, datetime
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from taskchat.tasks.recurrence import RuleRefused, Series, parse_rule, parse_slot, slot_text


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("FREQ=DAILY", "FREQ=DAILY"),
        ("RRULE:freq=daily;interval=1;", "FREQ=DAILY"),
        ("BYDAY=FR,MO,FR;FREQ=WEEKLY", "FREQ=WEEKLY;BYDAY=MO,FR"),
        ("FREQ=WEEKLY;WKST=SU;BYDAY=MO", "FREQ=WEEKLY;BYDAY=MO"),
        ("FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=MO", "FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=MO"),
        ("FREQ=WEEKLY;INTERVAL=2;WKST=MO;BYDAY=MO", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO"),
        ("FREQ=MONTHLY;BYDAY=+1FR", "FREQ=MONTHLY;BYDAY=1FR"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1,31,02", "FREQ=MONTHLY;BYMONTHDAY=2,31,-1"),
        ("FREQ=DAILY;BYHOUR=17,9;BYMINUTE=0;BYSECOND=0", "FREQ=DAILY;BYHOUR=9,17;BYMINUTE=0"),
        ("FREQ=DAILY;UNTIL=20261224", "FREQ=DAILY;UNTIL=20261224"),
        ("FREQ=DAILY;UNTIL=20261224T090000", "FREQ=DAILY;UNTIL=20261224T090000"),
        ("FREQ=DAILY;UNTIL=20261224T090000Z;COUNT=", "COUNT is a number from 1 to 9999."),
        ("FREQ=DAILY;UNTIL=20261224T090000Z", "FREQ=DAILY;UNTIL=20261224T090000Z"),
        ("FREQ=YEARLY;BYWEEKNO=20;WKST=SU;BYDAY=MO", "FREQ=YEARLY;WKST=SU;BYWEEKNO=20;BYDAY=MO"),
        ("", "“” is no part of a rule."),
        ("every day", "“EVERY DAY” is no part of a rule."),
        ("FREQ=DAILY;BYEASTER=0", "“BYEASTER=0” is no part of a rule."),
        ("FREQ=DAILY;FREQ=WEEKLY", "FREQ stands in the rule twice."),
        ("INTERVAL=2", "The rule does not say how often: FREQ is missing."),
        ("FREQ=SECONDLY", "Nothing can come again every few seconds."),
        ("FREQ=OFTEN", "FREQ can't be “OFTEN”."),
        ("FREQ=DAILY;INTERVAL=0", "INTERVAL is a number from 1 to 9999."),
        ("FREQ=DAILY;INTERVAL=10000", "INTERVAL is a number from 1 to 9999."),
        ("FREQ=DAILY;COUNT=-1", "COUNT is a number from 1 to 9999."),
        ("FREQ=DAILY;COUNT=2;UNTIL=20261224", "COUNT and UNTIL can't stand in one rule."),
        ("FREQ=DAILY;UNTIL=20261324", "UNTIL can't be “20261324”."),
        ("FREQ=DAILY;BYSECOND=30", "BYSECOND can't be “30”."),
        ("FREQ=DAILY;BYMONTH=13", "BYMONTH can't be “13”."),
        ("FREQ=DAILY;BYMONTHDAY=0", "BYMONTHDAY can't be “0”."),
        ("FREQ=WEEKLY;BYDAY=XX", "BYDAY can't be “XX”."),
        ("FREQ=WEEKLY;BYDAY=1MO", "A number in BYDAY goes with FREQ=MONTHLY or YEARLY only."),
        ("FREQ=YEARLY;BYWEEKNO=3;BYDAY=1MO", "A number in BYDAY can't stand beside BYWEEKNO."),
        ("FREQ=WEEKLY;BYMONTHDAY=3", "BYMONTHDAY can't stand beside FREQ=WEEKLY."),
        ("FREQ=MONTHLY;BYYEARDAY=3", "BYYEARDAY can't stand beside FREQ=MONTHLY."),
        ("FREQ=MONTHLY;BYWEEKNO=3", "BYWEEKNO goes with FREQ=YEARLY only."),
        ("FREQ=MONTHLY;BYSETPOS=-1", "BYSETPOS needs days or times to choose from."),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "There is no day on which this would come."),
        ("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6", "There is no day on which this would come."),
        ("FREQ=HOURLY;BYMONTH=4;BYMONTHDAY=31", "There is no day on which this would come."),
        ("FREQ=DAILY;BYMONTH=" + ",".join(["1"] * 500), "A rule has at most 1000 characters."),
    ],
)
def test_a_rule_has_one_text_or_is_refused_in_a_sentence(said: str, kept: str):
    try:
        assert parse_rule(said).text == kept
    except RuleRefused as refusal:
        assert str(refusal) == kept  # noqa: PT017 - the table has both


def test_an_end_is_a_day_a_local_time_or_a_moment():
    ends = [parse_rule(f"FREQ=DAILY;UNTIL=20261224{time}").until for time in ("", "T090000", "T090000Z")]
    assert ends == [date(2026, 12, 24), datetime(2026, 12, 24, 9), datetime(2026, 12, 24, 9, tzinfo=UTC)]


@pytest.mark.parametrize("rule", ["FREQ=HOURLY", "FREQ=DAILY;BYHOUR=9"])
def test_a_day_without_a_time_has_no_hours(rule: str):
    with pytest.raises(RuleRefused, match="needs a time of day"):
        Series(parse_rule(rule), date(2026, 11, 30), "Europe/Berlin")


@pytest.mark.parametrize("start", [datetime(1899, 12, 31, 9), date(9000, 1, 1)])
def test_a_series_begins_where_calendars_reach(start: date):
    with pytest.raises(RuleRefused, match="begins between 1900 and 8999"):
        Series(parse_rule("FREQ=DAILY"), start, "UTC")


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text(alphabet="FREQ=DAILYWKONTHBSP;,:+-0123456789MOTUé\n ", max_size=60))
def test_any_text_is_a_rule_or_refused(text: str):
    for rule in (text, f"FREQ=DAILY;{text}", f"FREQ=YEARLY;BYDAY={text}", f"FREQ=MONTHLY;UNTIL={text}"):
        try:
            assert parse_rule(parse_rule(rule).text).text == parse_rule(rule).text
        except RuleRefused as refusal:
            assert str(refusal).endswith(".")  # noqa: PT017 - most are refused, some are not


@pytest.mark.parametrize("seed", range(150))
def test_rules_of_any_numbers_are_refused_or_have_slots_that_go_on(seed: int):
    dice = Random(seed)  # noqa: S311 - no secret
    numbers = {
        "INTERVAL": 9999, "BYMONTH": 12, "BYMONTHDAY": 31, "BYYEARDAY": 366, "BYHOUR": 23, "BYMINUTE": 59,
        "BYSETPOS": 366, "COUNT": 9999,
    }  # fmt: skip
    parts = [f"FREQ={dice.choice(['MINUTELY', 'HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'])}"]
    parts += [f"{name}={dice.randint(1, last)}" for name, last in numbers.items() if dice.random() < 0.3]
    try:
        series = Series(parse_rule(";".join(parts)), datetime(2024, 2, 29, 2, 30), "Europe/Berlin")
    except RuleRefused:
        return
    first = series.first()
    if first is not None and (second := series.after(first)):
        assert (series.has(first), series.has(second), first < second) == (True, True, True)


@pytest.mark.parametrize("slot", [date(2026, 11, 30), datetime(2026, 11, 30, 9, 15)])
def test_a_slot_is_written_and_read(slot: date):
    assert (parse_slot(slot_text(slot)), len(slot_text(slot))) == (slot, 15 if isinstance(slot, datetime) else 8)


@pytest.mark.parametrize("text", ["", "20261131", "20261130T09", "20261130T090000Z", "20261130T090001", "٢٠٢٦١١٣٠"])
def test_anything_else_is_no_slot(text: str):
    with pytest.raises(RuleRefused, match="is no day or local time"):
        parse_slot(text)
