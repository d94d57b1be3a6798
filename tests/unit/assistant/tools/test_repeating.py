"""Tools of what comes again: rhythms in words, later occurrences, skipping, pausing, ending, and what comes when."""

from dataclasses import replace
from typing import Any

import pytest

from taskchat.assistant import RunContext
from taskchat.tasks import Origin, Status
from tests.unit.assistant.conftest import Shown, Use, titles

MONDAYS = "every monday starting 7 january 2030"


@pytest.fixture
async def plants(use: Use) -> dict[str, Any]:
    """A task that comes each Monday, first on 7 January 2030."""
    return (await use("create_task", title="water plants", repeat=MONDAYS))["created"]


@pytest.mark.parametrize(
    ("arguments", "due", "repeats"),
    [
        ({"repeat": "every monday at 9"}, "Mon 30 Nov, 09:00", "every Monday"),
        ({"repeat": "monthly on the 31st"}, "Mon 30 Nov", "every month on the 31st or last day"),
        ({"repeat": "every! 3 days"}, "Wed 25 Nov", "every 3 days after it is done"),
        ({"repeat": "jeden Montag um 9 Uhr"}, "Mon 30 Nov, 09:00", "every Monday"),
        ({"repeat": "FREQ=WEEKLY;BYDAY=MO", "due": "2026-12-07"}, "Mon 7 Dec", "every Monday"),
        ({"repeat": "every day at 9", "due": "friday"}, "Fri 27 Nov, 09:00", "every day"),
        ({"due": "every day at 9"}, "Thu 26 Nov, 09:00", "every day"),
    ],
)
async def test_a_rhythm_is_read_as_it_is_said(use: Use, arguments: dict[str, Any], due: str, repeats: str) -> None:
    task = (await use("create_task", title="tea", **arguments))["created"]
    assert (task["due"], task["repeats"]) == (due, repeats)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ({"repeat": "when the moon is full"}, "no_rhythm"),
        ({"repeat": "every monday unless it rains"}, "no_rhythm"),
        ({"repeat": "friday"}, "no_rhythm"),
        ({"repeat": "FREQ=SOMETIMES"}, "no_rhythm"),
        ({"repeat": "every day at 9", "due": "friday 17:00"}, "no_rhythm"),
        ({"repeat": "every day", "reminders": ["when it rains"]}, "no_reminder"),
        ({"reminders": ["an hour before"]}, "no_date_to_remind"),
    ],
)
async def test_what_is_not_understood_makes_nothing(
    use: Use, turn: RunContext, arguments: dict[str, Any], code: str
) -> None:
    result = await use("create_task", title="tea", **arguments)
    assert result["code"] == code
    assert await titles(turn, Status.ALL) == []


async def test_completing_says_when_it_comes_next(use: Use, plants: dict[str, Any], shown: Shown) -> None:
    result = await use("complete_task", task="water plants")
    assert (result["completed"]["id"], result["next"]) == (plants["id"], "Mon 14 Jan 2030")
    assert shown.steps[-1][3] == "Completed “water plants”. Next: Mon 14 Jan 2030."


async def test_a_task_begins_to_come_again_and_ends(use: Use) -> None:
    await use("create_task", title="tea", due="friday 17:00")
    begun = await use("update_task", task="tea", repeat="every monday")
    assert (begun["updated"]["due"], begun["updated"]["repeats"]) == ("Mon 30 Nov, 17:00", "every Monday")
    kept = await use("update_task", task="tea", repeat="every 2 weeks")
    assert (kept["updated"]["due"], kept["updated"]["repeats"]) == ("Mon 30 Nov, 17:00", "every 2 weeks")
    ended = await use("update_task", task="tea", repeat="none")
    assert "repeats" not in ended["updated"]
    assert ended["changed"] == {"repeats": "every 2 weeks"}


async def test_this_one_or_the_whole_series(use: Use, plants: dict[str, Any]) -> None:
    await use("update_task", task=plants["id"], title="cactus")
    await use("complete_task", task="cactus")
    await use("update_task", task="water plants", priority="high", scope="all")
    await use("complete_task", task="water plants")
    listed = (await use("list_tasks"))["tasks"]
    assert [(task["title"], task["priority"]) for task in listed] == [("water plants", "high")]


async def test_skip_pause_resume_end(use: Use, plants: dict[str, Any], turn: RunContext) -> None:
    skipped = await use("change_repeating", task="plants", action="skip")
    assert (skipped["skipped"]["due"], skipped["next"]) == ("Mon 7 Jan 2030", "Mon 14 Jan 2030")
    assert (await use("change_repeating", task="plants", action="pause"))["paused"]["title"] == "water plants"
    assert await titles(turn) == []
    again = await use("change_repeating", task="plants", action="pause")
    assert again["reason"] == "is paused already"
    resumed = await use("change_repeating", task="plants", action="resume")
    assert resumed["resumed"]["due"] == "Mon 14 Jan 2030"
    ended = await use("change_repeating", task="plants", action="end")
    assert "repeats" not in ended["ended"]
    assert "next" not in await use("complete_task", task="plants")


async def test_only_what_is_due_then_is_skipped(use: Use, plants: dict[str, Any], turn: RunContext) -> None:
    result = await use("change_repeating", task="plants", action="skip", due_from="today", due_to="2026-11-29")
    assert (result["code"], result["due"]) == ("not_then", "Mon 7 Jan 2030")
    assert await titles(turn) == ["water plants"]


@pytest.mark.parametrize("action", ["skip", "pause", "resume", "end"])
async def test_what_does_not_come_again_is_left_alone(use: Use, action: str) -> None:
    await use("create_task", title="tea")
    assert (await use("change_repeating", task="tea", action=action))["code"] == "not_repeating"
    assert (await use("change_repeating", task="coffee", action=action))["code"] == "no_such_task"


async def test_what_comes_names_later_ones(use: Use) -> None:
    await use("create_task", title="pills", repeat="every day")
    await use("create_task", title="rent", due="2026-12-01")
    result = await use("list_coming", first="2026-12-01", last="2026-12-31")
    assert [task["title"] for task in result["tasks"]] == ["rent"]
    (pills,) = result["later"]
    assert (pills["title"], pills["repeats"], pills["count"]) == ("pills", "every day", 31)
    assert pills["dues"][:2] == ["Tue 1 Dec", "Wed 2 Dec"]


async def test_reminders_are_set_moved_and_dropped(use: Use) -> None:
    made = await use("create_task", title="dentist", due="friday 15:00", reminders=["an hour before"])
    assert made["created"]["reminders"] == ["1 hour before"]
    more = await use("update_task", task="dentist", add_reminders=["friday 8:00"])
    assert more["updated"]["reminders"] == ["1 hour before", "Fri 27 Nov, 08:00"]
    moved = await use("update_task", task="dentist", remove_reminders=["-PT1H"], add_reminders=["10 minutes before"])
    assert moved["updated"]["reminders"] == ["Fri 27 Nov, 08:00", "10 minutes before"]
    assert (await use("update_task", task="dentist", remove_reminders=["2 hours before"]))["code"] == "no_reminder"
    assert "reminders" not in (await use("update_task", task="dentist", reminders=["none"]))["updated"]


async def test_undo_takes_a_pause_back(use: Use, plants: dict[str, Any], turn: RunContext) -> None:
    later = replace(turn, origin=Origin())
    await use("change_repeating", later, task="plants", action="pause")
    undone = await use("undo", later, times=1)
    assert undone["undone"] == [{"title": "water plants", "what": "paused"}]
    assert await titles(turn) == ["water plants"]
