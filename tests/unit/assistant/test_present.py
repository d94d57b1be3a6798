"""The present in a model's instructions is what the built-in model reads from them."""

from datetime import UTC, datetime

import pytest

from taskchat.assistant.present import present_in_words, read_present
from taskchat.tasks import LocalClock

MOMENT = datetime(2026, 11, 25, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/Los_Angeles", "Etc/GMT+5", "Asia/Kathmandu", "UTC"])
@pytest.mark.parametrize("day_first", [True, False, None])
def test_it_is_read_as_it_is_told(zone: str, day_first: bool | None) -> None:
    clock = LocalClock(MOMENT, zone, day_first)
    read = read_present(f"You are an assistant.\n\n{present_in_words(clock)}")
    assert read is not None
    assert (read.now, read.timezone, read.day_first) == (MOMENT, zone, day_first)


@pytest.mark.parametrize("instructions", ["", "Summarise this.", "Today is a good day, the time is now."])
def test_instructions_without_it_tell_nothing(instructions: str) -> None:
    assert read_present(instructions) is None
