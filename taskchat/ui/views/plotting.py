"""Plots of one quantity: heights of bars, the same values as words and as a table. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import floor, log10

from taskchat.ui.views.usage_numbers import whole
from taskchat.ui.views.usage_view import Bar, Plot

# The least height of a bar that is not 0, in percent: any value must be visible.
_MIN_HEIGHT = 1.5


@dataclass(frozen=True)
class Point:
    """A number by the name of its day or hour; `label` stands under the plot."""

    name: str
    value: int
    label: str = ""


def plot_points(plot: Plot, points: Sequence[Point]) -> Plot:
    """Fill a plot with its points, of which there is one at least."""
    most = max(points, key=lambda point: point.value)
    top = round_top(max(most.value, 1))
    total = whole(sum(point.value for point in points))
    peak = f" The most was {whole(most.value)}, {most.name}." if most.value else ""
    bars = [
        Bar(
            words=f"{point.name}: {whole(point.value)}",
            low=height(point.value, top),
            label=point.label,
            cells=[point.name, whole(point.value)],
        )
        for point in points
    ]
    summary = f"{plot.title}, {points[0].name} to {points[-1].name}: {total} in all.{peak}"
    return replace(plot, total=total, top=whole(top), summary=summary, bars=bars)


def round_top(value: float) -> float:
    """Round up to 1, 2 or 5 and zeros, for the highest line of a plot."""
    step = 10 ** floor(log10(value))
    # 0.3 / 0.1 is a little more than 3: what rounds to a step is that step.
    return next(factor * step for factor in (1, 2, 5, 10) if round(value / step, 9) <= factor)


def height(value: float, top: float) -> str:
    """Format the height of a bar as CSS has it; what is not 0 can be seen."""
    return f"{max(100 * value / top, _MIN_HEIGHT):.1f}%" if value else "0%"
