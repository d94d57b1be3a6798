"""The field of the duration, read and written."""

import pytest

from taskchat.tasks import InvalidTask
from taskchat.ui.views.duration_field import read_duration, write_duration


@pytest.mark.parametrize(
    ("words", "minutes"),
    [
        ("", None),
        ("45", 45),
        ("45 min", 45),
        ("1h", 60),
        ("1 h 30 min", 90),
        ("1h30", 90),
        ("1:30", 90),
        ("1.5 hours", 90),
        ("2,5 Stunden", 150),
        ("90 Minuten", 90),
        ("2 Std. 5 m", 125),
    ],
)
def test_a_duration_is_read_as_people_write_it(words: str, minutes: int | None):
    assert read_duration(words) == minutes
    assert read_duration(write_duration(minutes)) == minutes


@pytest.mark.parametrize("words", ["long", "1 day", "-5", "1:75", "an hour or so", "1 h 2 h"])
def test_what_is_no_duration_is_said_to_be_none(words: str):
    with pytest.raises(InvalidTask, match="is no duration"):
        read_duration(words)
