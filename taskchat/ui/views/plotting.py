"""A person's usage, made into what the page draws. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import ceil, floor, log10

from taskchat import usage
from taskchat.assistant import model_label
from taskchat.chat import Allowance, format_moment
from taskchat.text import counted
from taskchat.ui.views.usage_view import COST, ERRORS, MESSAGES, TOKENS, TOOL_CALLS, Bar, Left, Line, Plot, Sheet

_NEAR_PERCENT = 80


def sheet_of(report: usage.UsageReport, allowance: Allowance, timezone: str) -> Sheet:
    """The whole page."""
    return Sheet(
        loaded=True,
        empty=not (report.models or report.tools or allowance.used),
        left=left_of(allowance, timezone),
        plots=plots_of(report.days),
        models=[_model_line(total) for total in report.models],
        tools=[_tool_line(total) for total in report.tools],
    )


def left_of(allowance: Allowance, timezone: str) -> Left:
    """What is left of the day's messages, in words."""
    percent = min(100 * allowance.used // allowance.allowed, 100)
    comes = format_moment(allowance.next_at, timezone) if allowance.next_at else ""
    if not allowance.left:
        words, tone = f"None left. The next is possible {comes}.", "none"
    elif comes:
        words, tone = f"{allowance.left:,} left. One more comes back {comes}.", ""
    else:
        words, tone = f"All {allowance.allowed:,} are left.", ""
    return Left(
        used=min(allowance.used, allowance.allowed),
        allowed=allowance.allowed,
        width=f"{percent}%",
        title=f"{allowance.used:,} of {counted(allowance.allowed, 'message')} in the last 24 hours",
        words=words,
        tone=tone or ("near" if percent >= _NEAR_PERCENT else ""),
    )


@dataclass(frozen=True)
class _Measure:
    """What a plot measures: its lower part and its upper one, how a value is written, and what it all comes to."""

    low: Callable[[usage.UsageDay], float]
    write: Callable[[float], str]
    total: Callable[[Sequence[usage.UsageDay]], str]
    high: Callable[[usage.UsageDay], float] | None = None
    least_top: float = 1


def plots_of(days: Sequence[usage.UsageDay]) -> list[Plot]:
    """The five plots of these days."""
    whole = _whole
    return [
        _plot(
            TOKENS,
            days,
            _Measure(
                lambda day: day.input_tokens,
                whole,
                _tokens_in_all,
                high=lambda day: day.output_tokens,
                least_top=10,
            ),
        ),
        _plot(
            COST,
            days,
            _Measure(
                lambda day: day.cost_microdollars / 1_000_000,
                dollars,
                lambda all_of: dollars(sum(day.cost_microdollars for day in all_of) / 1_000_000),
                least_top=0.0001,
            ),
        ),
        _plot(
            MESSAGES,
            days,
            _Measure(
                lambda day: day.messages,
                whole,
                lambda all_of: whole(sum(day.messages for day in all_of)),
            ),
        ),
        _plot(
            TOOL_CALLS,
            days,
            _Measure(
                lambda day: day.tool_calls,
                whole,
                lambda all_of: whole(sum(day.tool_calls for day in all_of)),
            ),
        ),
        _plot(ERRORS, days, _Measure(lambda day: day.error_rate, percent, _errors_in_all, least_top=0.1)),
    ]


def _plot(plot: Plot, days: Sequence[usage.UsageDay], measure: _Measure) -> Plot:
    heights = [(measure.low(day), measure.high(day) if measure.high else 0.0) for day in days]
    most = max(low + high for low, high in heights)
    top = round_top(max(most, measure.least_top))
    bars = []
    for day, (low, high) in zip(days, heights, strict=True):
        values = [measure.write(low), measure.write(high)] if measure.high else [measure.write(low)]
        named = [
            f"{value} {head.lower()}" if measure.high else value
            for value, head in zip(values, plot.heads[1:], strict=True)
        ]
        bars.append(
            Bar(
                words=f"{_day(day.day)}: {', '.join(named)}",
                low=_height(low, top),
                high=_height(high, top),
                label=_short(day.day) if day in {days[0], days[-1]} else "",
                cells=[_day(day.day), *values],
            )
        )
    best = max(zip(days, heights, strict=True), key=lambda pair: sum(pair[1]))[0]
    peak = f" The most was {measure.write(most)}, on {_day(best.day)}." if most else ""
    total = measure.total(days)
    summary = f"{plot.title}, {_day(days[0].day)} to {_day(days[-1].day)}: {total} in all.{peak}"
    # The last day is today, and called so.
    bars[-1] = replace(bars[-1], label="Today")
    return replace(plot, total=total, top=measure.write(top), summary=summary, bars=bars)


def _height(value: float, top: float) -> str:
    # What there is must be seen, however little it is.
    return f"{max(100 * value / top, 1.5):.1f}%" if value else "0%"


def round_top(value: float) -> float:
    """The next 1, 2 or 5 with zeros behind it: what the highest line of a plot stands for."""
    step = 10 ** floor(log10(value))
    # 0.3 / 0.1 is a little more than 3: what rounds to a step is that step.
    return next(factor * step for factor in (1, 2, 5, 10) if round(value / step, 9) <= factor)


def dollars(value: float) -> str:
    """Money as short as it says enough: "$0.0123", "$4.20", "$0"."""
    if not value:
        return "$0"
    if value < 0.0001:
        return "under $0.0001"
    if value >= 0.1:
        return f"${value:,.2f}"
    return f"${value:.{2 - floor(log10(value)) if value < 0.01 else 3}f}".rstrip("0").rstrip(".")


def percent(value: float) -> str:
    """A share as a whole number of hundredths, rounded up: what is not nothing is not written as nothing."""
    return f"{ceil(round(100 * value, 6))} %"


def _whole(value: float) -> str:
    return f"{round(value):,}"


def _tokens_in_all(days: Sequence[usage.UsageDay]) -> str:
    return _whole(sum(day.input_tokens + day.output_tokens for day in days))


def _errors_in_all(days: Sequence[usage.UsageDay]) -> str:
    messages = sum(day.messages for day in days)
    return percent(sum(day.failures for day in days) / messages if messages else 0)


def _model_line(total: usage.ModelTotal) -> Line:
    cost = "unknown" if total.cost_microdollars is None else dollars(total.cost_microdollars / 1_000_000)
    numbers = (total.requests, total.input_tokens, total.cached_tokens, total.output_tokens)
    return Line(model_label(total.model), [*map(_whole, numbers), cost, _whole(total.failures)])


def _tool_line(total: usage.ToolTotal) -> Line:
    return Line(total.tool.replace("_", " ").capitalize(), [_whole(total.calls), _whole(total.failures)])


def _day(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b}"


def _short(day: date) -> str:
    return f"{day.day} {day:%b}"
