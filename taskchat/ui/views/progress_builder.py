"""The page of progress, made from a person's report. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from taskchat.progress import Age, ProgressReport
from taskchat.text import counted
from taskchat.ui.views.plotting import Point, plot_points
from taskchat.ui.views.progress_view import (
    AGE_NAMES,
    AGES,
    DONE,
    HOURS,
    PRIORITIES,
    TAGS,
    Fact,
    ProgressView,
    Share,
    Shares,
)
from taskchat.ui.views.usage_numbers import day_name, short_day, whole


def build_progress_view(report: ProgressReport) -> ProgressView:
    """Make everything that the page shows."""
    priorities = {name.value.capitalize(): count for name, count in report.priorities.items()}
    return ProgressView(
        loaded=True,
        empty=not (report.done or report.open or report.streaks.longest),
        facts=[_done(report), _streak(report), _open(report)],
        plots=[plot_points(DONE, _days(report)), plot_points(HOURS, _hours(report))],
        shares=[
            _shares(AGES, {AGE_NAMES[age]: count for age, count in report.ages.items()}),
            _shares(PRIORITIES, priorities),
            _shares(TAGS, {f"#{tag}": count for tag, count in report.tags.items()}),
        ],
    )


def _done(report: ProgressReport) -> Fact:
    days = len(report.days)
    more = report.done - report.before
    than = f"the {days} days before"
    words = f"as many as in {than}" if not more else f"{abs(more):,} {'more' if more > 0 else 'fewer'} than in {than}"
    return Fact(f"Done in {days} days", whole(report.done), words.capitalize())


def _streak(report: ProgressReport) -> Fact:
    streaks = report.streaks
    longest = (
        f"The longest in a year: {counted(streaks.longest, 'day')}" if streaks.longest else "One task done begins it"
    )
    return Fact("Days in a row", whole(streaks.current), longest)


def _open(report: ProgressReport) -> Fact:
    old = report.ages[Age.OLDER]
    return Fact("Open", whole(report.open), f"{old:,} of them older than three months" if old else "None is very old")


def _days(report: ProgressReport) -> list[Point]:
    last = len(report.days) - 1
    labels = {0: short_day(report.days[0].day), last: "Today"}
    return [Point(day_name(one.day), one.count, labels.get(number, "")) for number, one in enumerate(report.days)]


def _hours(report: ProgressReport) -> list[Point]:
    labels: Sequence[int] = (0, 23)
    return [
        Point(f"{hour:02}:00", count, f"{hour:02}:00" if hour in labels else "")
        for hour, count in enumerate(report.hours)
    ]


def _shares(shares: Shares, counts: Mapping[str, int]) -> Shares:
    most = max(counts.values(), default=0)
    rows = [Share(name, whole(count), f"{100 * count / most if most else 0:.0f}%") for name, count in counts.items()]
    return replace(shares, rows=rows)
