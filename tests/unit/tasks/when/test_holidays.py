"""Holidays: every name has a rule, and the rules give the days of the calendar."""

from datetime import date

import pytest

from taskchat.tasks.when.holidays import HOLIDAYS
from taskchat.tasks.when.languages import LANGUAGES
from taskchat.tasks.when.parsers import next_of_holiday

_DAYS = {
    "easter": "2027-03-28", "good friday": "2027-03-26", "ascension": "2027-05-06", "whit monday": "2027-05-17",
    "corpus christi": "2027-05-27", "ash wednesday": "2027-02-10", "orthodox easter": "2027-05-02",
    "advent 1": "2026-11-29", "advent 4": "2026-12-20", "repentance": "2026-11-18", "sunday of the dead": "2026-11-22",
    "thanksgiving": "2026-11-26", "black friday": "2026-11-27", "cyber monday": "2026-11-30", "mlk": "2027-01-18",
    "memorial": "2027-05-31", "labor": "2027-09-06", "election": "2028-11-07", "mothers": "2027-05-09",
    "mothers uk": "2027-03-07", "fathers us": "2027-06-20", "victoria": "2027-05-24", "tax day": "2017-04-18",
    "kings day": "2014-04-26", "boss": "2021-10-15", "diwali": "2026-11-08", "hanukkah": "2026-12-05",
    "super tuesday": "2028-03-07", "rabindra": "2018-05-09", "makar sankranti": "2019-01-15",
    "maha saptami": "2021-10-12", "maha navami": "2021-10-14", "ashura": "2017-09-30",
    "night of power": "2017-06-22", "mawlid": "2017-11-30",
    "jamat ul vida": "2017-06-23", "eid al fitr": "1950-07-16", "eid al adha": "1980-10-19",
    "passover": "2027-04-22", "yom kippur": "2027-10-11", "chinese new year": "2027-02-06",
}  # fmt: skip


def test_every_name_has_a_rule_and_every_rule_a_name():
    named = {key for language in LANGUAGES.values() for key in language.holidays.values()}
    assert named == set(HOLIDAYS)


def test_rules_give_the_days_of_the_calendar():
    days = {key: HOLIDAYS[key](date.fromisoformat(day).year).isoformat() for key, day in _DAYS.items()}
    assert days == _DAYS


def test_every_holiday_has_a_next_time_in_the_years_to_come():
    for year in range(2026, 2032):
        today = date(year, 6, 1)
        days = {key: (next_of_holiday(key, today) - today).days for key in HOLIDAYS}
        assert 0 <= days.pop("super tuesday") <= 4 * 366
        assert {key for key, distance in days.items() if not 0 <= distance <= 400} == set()


def test_super_tuesday_is_once_in_four_years():
    assert [HOLIDAYS["super tuesday"](year).isoformat() for year in (2008, 2012)] == ["2008-02-05", "2012-03-06"]
    with pytest.raises(ValueError, match="2026"):
        HOLIDAYS["super tuesday"](2026)


def test_an_eid_on_which_calendars_differ_is_not_in_the_table():
    for key, year in (("eid al fitr", 1988), ("eid al adha", 1974), ("eid al fitr", 2033)):
        with pytest.raises(ValueError, match="unknown"):
            HOLIDAYS[key](year)
