"""Plots of usage by day: heights of bars, the same values as words and as a table. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from taskchat.ui.views.plotting import height, round_top
from taskchat.ui.views.usage_numbers import day_name, dollars, percent, short_day, whole
from taskchat.ui.views.usage_view import COST, ERRORS, MESSAGES, TOKENS, TOOL_CALLS, Bar, Plot
from taskchat.usage import UsageDay

_MICRODOLLARS = 1_000_000

Days = Sequence[UsageDay]


@dataclass(frozen=True)
class Measure:
    """Value of a day in a plot: its lower part and perhaps an upper one, as words, and for all days together.

    The plot's highest line stands for `min_top` at least.
    """

    low: Callable[[UsageDay], float]
    total: Callable[[Days], float]
    write: Callable[[float], str] = whole
    high: Callable[[UsageDay], float] | None = None
    min_top: float = 1

    def parts(self, day: UsageDay) -> list[float]:
        """Compute the lower part of a day's bar, and the upper one if the plot has two."""
        return [self.low(day), self.high(day)] if self.high else [self.low(day)]


def _error_rate(days: Days) -> float:
    messages = sum(day.messages for day in days)
    return sum(day.failures for day in days) / messages if messages else 0


MEASURES = (
    (
        TOKENS,
        Measure(
            low=lambda day: day.input_tokens,
            high=lambda day: day.output_tokens,
            total=lambda days: sum(day.input_tokens + day.output_tokens for day in days),
            min_top=10,
        ),
    ),
    (
        COST,
        Measure(
            low=lambda day: day.cost_microdollars / _MICRODOLLARS,
            total=lambda days: sum(day.cost_microdollars for day in days) / _MICRODOLLARS,
            write=dollars,
            min_top=0.0001,
        ),
    ),
    (MESSAGES, Measure(low=lambda day: day.messages, total=lambda days: sum(day.messages for day in days))),
    (TOOL_CALLS, Measure(low=lambda day: day.tool_calls, total=lambda days: sum(day.tool_calls for day in days))),
    (
        ERRORS,
        Measure(
            low=lambda day: day.error_rate,
            total=_error_rate,
            write=percent,
            min_top=0.1,
        ),
    ),
)


def build_plots(days: Days) -> list[Plot]:
    """Make the five plots of these days, of which the last is today."""
    return [_plot(plot, days, measure) for plot, measure in MEASURES]


def _plot(plot: Plot, days: Days, measure: Measure) -> Plot:
    highest = max(days, key=lambda day: sum(measure.parts(day)))
    peak = sum(measure.parts(highest))
    top = round_top(max(peak, measure.min_top))
    bars = [_bar(plot, day, measure, top) for day in days]
    bars[0] = replace(bars[0], label=short_day(days[0].day))
    bars[-1] = replace(bars[-1], label="Today")
    total = measure.write(measure.total(days))
    span = f"{day_name(days[0].day)} to {day_name(days[-1].day)}"
    most = f" The most was {measure.write(peak)}, on {day_name(highest.day)}." if peak else ""
    summary = f"{plot.title}, {span}: {total} in all.{most}"
    return replace(plot, total=total, top=measure.write(top), summary=summary, bars=bars)


def _bar(plot: Plot, day: UsageDay, measure: Measure, top: float) -> Bar:
    parts = measure.parts(day)
    values = [measure.write(part) for part in parts]
    # A plot of one part says by its title what its values are.
    names = [f" {head.lower()}" for head in plot.heads[1:]] if measure.high else [""]
    words = ", ".join(f"{value}{name}" for value, name in zip(values, names, strict=True))
    heights = [height(part, top) for part in parts]
    return Bar(
        words=f"{day_name(day.day)}: {words}",
        low=heights[0],
        high=heights[1] if measure.high else "0%",
        cells=[day_name(day.day), *values],
    )
