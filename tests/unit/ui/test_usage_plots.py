"""Usage by day, made into plots."""

from datetime import date, timedelta

import pytest

from taskchat.ui.views.plotting import round_top
from taskchat.ui.views.usage_plots import build_plots
from taskchat.ui.views.usage_view import PLOTS
from taskchat.usage import UsageDay

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


def test_days_without_anything_are_flat():
    for plot in build_plots(NOTHING):
        assert [(bar.low, bar.high) for bar in plot.bars] == [("0%", "0%")] * 7
        assert (plot.bars[0].label, plot.bars[-1].label) == ("18 Nov", "Today")
        assert "The most" not in plot.summary


def test_a_plot_says_the_same_in_bars_words_and_table():
    busy = UsageDay(FIRST, input_tokens=3_000, output_tokens=1_000, cost_microdollars=3_400, messages=4, failures=1)
    little = UsageDay(FIRST + timedelta(1), input_tokens=1, messages=1)
    tokens, cost, messages, _, errors = build_plots((busy, little, *NOTHING[2:]))
    assert (tokens.total, tokens.top) == ("4,001", "5,000")
    assert [(bar.low, bar.high) for bar in tokens.bars[:3]] == [("60.0%", "20.0%"), ("1.5%", "0%"), ("0%", "0%")]
    assert tokens.bars[0].words == "Wed 18 Nov: 3,000 input, 1,000 output"
    assert tokens.bars[0].cells == ["Wed 18 Nov", "3,000", "1,000"]
    assert tokens.summary == ("Tokens, Wed 18 Nov to Tue 24 Nov: 4,001 in all. The most was 4,000, on Wed 18 Nov.")
    assert (cost.total, cost.bars[0].words) == ("$0.0034", "Wed 18 Nov: $0.0034")
    assert (messages.total, messages.top) == ("5", "5")
    assert (errors.total, errors.bars[0].cells) == ("20 %", ["Wed 18 Nov", "25 %"])
    assert [len(bar.cells) for plot in PLOTS for bar in plot.bars] == []
    assert all(len(bar.cells) == len(plot.heads) for plot in build_plots(NOTHING) for bar in plot.bars)
