"""Sums and verdicts of figures."""

import statistics
from collections.abc import Sequence


def quantile(values: Sequence[float], percent: int) -> float:
    """The value that `percent` of them do not exceed."""
    if len(values) == 1:
        return values[0]
    return statistics.quantiles(values, n=100, method="inclusive")[percent - 1]


def goal(what: str, measured: float, most: float, unit: str = "") -> str:
    """A line that says whether a figure is at most what it should be."""
    verdict = "met   " if measured <= most else "MISSED"
    return f"{verdict}  {what}: {measured:,.2f}{unit} (goal: at most {most:g}{unit})"
