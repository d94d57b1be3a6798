"""Usage made into plots, sentences and tables."""

from datetime import UTC, date, datetime, timedelta

import pytest

from taskchat.chat import Allowance
from taskchat.database import now
from taskchat.ui.views.plotting import dollars, left_of, percent, plots_of, round_top, sheet_of
from taskchat.ui.views.usage_view import PLOTS, Line
from taskchat.usage import ModelTotal, ToolTotal, UsageDay, UsageReport

FIRST = date(2026, 11, 18)
NOTHING = tuple(UsageDay(FIRST + timedelta(number)) for number in range(7))


@pytest.mark.parametrize(
    ("value", "top"),
    [
        (0.0001, 0.0001),
        (0.3, 0.5),
        (0.1, 0.1),
        (1, 1),
        (2, 2),
        (3, 5),
        (7, 10),
        (11, 20),
        (99_000, 100_000),
        (5e5, 5e5),
    ],
)
def test_the_highest_line_is_a_round_number(value: float, top: float):
    assert round_top(value) == pytest.approx(top)
    assert round_top(value) >= value * (1 - 1e-9)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "$0"),
        (0.00001, "under $0.0001"),
        (0.0001, "$0.0001"),
        (0.00123, "$0.00123"),
        (0.005, "$0.005"),
        (0.0123, "$0.012"),
        (0.5, "$0.50"),
        (4.2, "$4.20"),
        (1_234.5, "$1,234.50"),
    ],
)
def test_money_is_as_short_as_it_says_enough(value: float, words: str):
    assert dollars(value) == words


@pytest.mark.parametrize(("value", "words"), [(0, "0 %"), (0.001, "1 %"), (0.07, "7 %"), (1 / 3, "34 %"), (1, "100 %")])
def test_a_share_is_never_rounded_to_nothing(value: float, words: str):
    assert percent(value) == words


def test_days_without_anything_are_flat():
    for plot in plots_of(NOTHING):
        assert [(bar.low, bar.high) for bar in plot.bars] == [("0%", "0%")] * 7
        assert (plot.bars[0].label, plot.bars[-1].label) == ("18 Nov", "Today")
        assert "The most" not in plot.summary


def test_a_plot_says_the_same_in_bars_words_and_table():
    busy = UsageDay(FIRST, input_tokens=3_000, output_tokens=1_000, cost_microdollars=3_400, messages=4, failures=1)
    little = UsageDay(FIRST + timedelta(1), input_tokens=1, messages=1)
    tokens, cost, messages, _, errors = plots_of((busy, little, *NOTHING[2:]))
    assert (tokens.total, tokens.top) == ("4,001", "5,000")
    assert [(bar.low, bar.high) for bar in tokens.bars[:3]] == [("60.0%", "20.0%"), ("1.5%", "0%"), ("0%", "0%")]
    assert tokens.bars[0].words == "Wed 18 Nov: 3,000 input, 1,000 output"
    assert tokens.bars[0].cells == ["Wed 18 Nov", "3,000", "1,000"]
    assert tokens.summary == ("Tokens, Wed 18 Nov to Tue 24 Nov: 4,001 in all. The most was 4,000, on Wed 18 Nov.")
    assert (cost.total, cost.bars[0].words) == ("$0.0034", "Wed 18 Nov: $0.0034")
    assert (messages.total, messages.top) == ("5", "5")
    assert (errors.total, errors.bars[0].cells) == ("20 %", ["Wed 18 Nov", "25 %"])
    assert [len(bar.cells) for plot in PLOTS for bar in plot.bars] == []
    assert all(len(bar.cells) == len(plot.heads) for plot in plots_of(NOTHING) for bar in plot.bars)


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
    left = left_of(Allowance(used, 100, now() + timedelta(hours=3) if used else None), "Europe/Berlin")
    assert (left.title, left.tone, left.width) == (title, *look)
    assert left.words.startswith(words)
    assert left.used <= left.allowed


def test_tables_name_models_and_tools_as_people_do():
    report = UsageReport(
        NOTHING,
        (ModelTotal("gemini-2.5-flash", 3, 1_200, 200, 40, 460, 1), ModelTotal("mystery", 1, 5, 0, 5, None, 0)),
        (ToolTotal("create_task", 4, 1),),
    )
    sheet = sheet_of(report, Allowance(1, 100, now()), "UTC")
    assert (sheet.loaded, sheet.empty) == (True, False)
    assert sheet.models == [
        Line("Gemini 2.5 Flash", ["3", "1,200", "200", "40", "$0.00046", "1"]),
        Line("Mystery", ["1", "5", "0", "5", "unknown", "0"]),
    ]
    assert sheet.tools == [Line("Create task", ["4", "1"])]


def test_who_used_nothing_sees_an_empty_page():
    report = UsageReport(NOTHING, (), ())
    assert sheet_of(report, Allowance(0, 100, None), "UTC").empty
    assert not sheet_of(report, Allowance(1, 100, datetime.now(UTC)), "UTC").empty
