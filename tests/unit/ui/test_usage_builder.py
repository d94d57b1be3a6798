"""The page of usage, made from a report and an allowance."""

from datetime import UTC, date, datetime, timedelta

import pytest

from taskchat.chat import Allowance
from taskchat.database import now
from taskchat.ui.views.usage_builder import build_remaining, build_usage_view
from taskchat.ui.views.usage_view import TableRow
from taskchat.usage import ModelTotal, ToolTotal, UsageDay, UsageReport

FIRST = date(2026, 11, 18)
NOTHING = tuple(UsageDay(FIRST + timedelta(number)) for number in range(7))


@pytest.mark.parametrize(
    ("used", "title", "words", "look"),
    [
        (0, "0 of 100 messages in the last 24 hours", "All 100 are left.", ("", "0%")),
        (12, "12 of 100 messages in the last 24 hours", "88 left. One more comes back ", ("", "12%")),
        (80, "80 of 100 messages in the last 24 hours", "20 left. One more comes back ", ("near", "80%")),
        (100, "100 of 100 messages in the last 24 hours", "None left. The next is possible ", ("none", "100%")),
        (103, "103 of 100 messages in the last 24 hours", "None left. The next is possible ", ("none", "100%")),
    ],
)
def test_what_is_left_in_words(used: int, title: str, words: str, look: tuple[str, str]):
    remaining = build_remaining(Allowance(used, 100, now() + timedelta(hours=3) if used else None), "Europe/Berlin")
    assert (remaining.title, remaining.tone, remaining.width) == (title, *look)
    assert remaining.words.startswith(words)
    assert remaining.used <= remaining.allowed


def test_tables_name_models_and_tools_as_people_do():
    report = UsageReport(
        NOTHING,
        (ModelTotal("gemini-2.5-flash", 3, 1_200, 200, 40, 460, 1), ModelTotal("mystery", 1, 5, 0, 5, None, 0)),
        (ToolTotal("create_task", 4, 1),),
    )
    view = build_usage_view(report, Allowance(1, 100, now()), "UTC")
    assert (view.loaded, view.empty) == (True, False)
    assert view.models == [
        TableRow("Gemini 2.5 Flash", ["3", "1,200", "200", "40", "$0.00046", "1"]),
        TableRow("Mystery", ["1", "5", "0", "5", "unknown", "0"]),
    ]
    assert view.tools == [TableRow("Create task", ["4", "1"])]


def test_who_used_nothing_sees_an_empty_page():
    report = UsageReport(NOTHING, (), ())
    assert build_usage_view(report, Allowance(0, 100, None), "UTC").empty
    assert not build_usage_view(report, Allowance(1, 100, datetime.now(UTC)), "UTC").empty
