"""The page of progress, made from a report."""

from datetime import date, timedelta

from taskchat.progress import Age, DayDone, ProgressReport, Streaks
from taskchat.tasks import Priority
from taskchat.ui.views import build_progress_view

FIRST = date(2026, 11, 18)
NO_STREAK = Streaks()


def report(*counts: int, before: int = 0, streaks: Streaks = NO_STREAK, old: int = 0, **tags: int) -> ProgressReport:
    return ProgressReport(
        days=tuple(DayDone(FIRST + timedelta(days=number), count) for number, count in enumerate(counts)),
        before=before,
        hours=(*(0,) * 9, sum(counts), *(0,) * 14),
        streaks=streaks,
        ages=dict.fromkeys(Age, 0) | {Age.OLDER: old, Age.TODAY: 1200 if tags else 0},
        priorities={Priority.HIGH: old, Priority.MEDIUM: 0},
        tags=tags,
    )


def test_somebody_who_did_nothing_and_has_nothing_gets_an_empty_page():
    assert build_progress_view(report(0, 0)).empty
    assert not build_progress_view(report(0, 1)).empty
    assert not build_progress_view(report(0, 0, old=1)).empty
    assert not build_progress_view(report(0, 0, streaks=Streaks(0, 3))).empty


def test_what_was_done_is_compared_with_the_days_before():
    words = {
        (4, 4): "As many as in the 3 days before",
        (5, 1): "4 more than in the 3 days before",
        (1, 2_001): "2,000 fewer than in the 3 days before",
    }
    for (done, before), said in words.items():
        fact = build_progress_view(report(0, 0, done, before=before)).facts[0]
        assert (fact.name, fact.number, fact.words) == ("Done in 3 days", str(done), said)


def test_streaks_and_old_tasks_are_told():
    _, streak, opened = build_progress_view(report(1, streaks=Streaks(4, 12), old=3)).facts
    assert (streak.number, streak.words) == ("4", "The longest in a year: 12 days")
    assert (opened.number, opened.words) == ("3", "3 of them older than three months")
    _, streak, opened = build_progress_view(report(0, home=1)).facts
    assert (streak.number, streak.words) == ("0", "One task done begins it")
    assert (opened.number, opened.words) == ("1,200", "None is very old")


def test_a_plot_says_the_same_in_bars_words_and_table():
    done, hours = build_progress_view(report(2, 0, 8)).plots
    assert (done.total, done.top) == ("10", "10")
    assert [(bar.low, bar.label) for bar in done.bars] == [("20.0%", "18 Nov"), ("0%", ""), ("80.0%", "Today")]
    assert done.bars[0].words == "Wed 18 Nov: 2"
    assert done.bars[0].cells == ["Wed 18 Nov", "2"]
    assert done.summary == "Done, Wed 18 Nov to Fri 20 Nov: 10 in all. The most was 8, Fri 20 Nov."
    assert len(hours.bars) == 24
    assert [bar.words for bar in hours.bars if bar.low != "0%"] == ["09:00: 10"]
    assert (hours.bars[0].label, hours.bars[-1].label) == ("00:00", "23:00")


def test_tables_have_bars_as_wide_as_their_share_of_the_most():
    ages, priorities, tags = build_progress_view(report(0, old=300, home=4, garden=1)).shares
    assert [(row.name, row.number, row.width) for row in ages.rows] == [
        ("Made today", "1,200", "100%"),
        ("Up to a week", "0", "0%"),
        ("Up to a month", "0", "0%"),
        ("Up to three months", "0", "0%"),
        ("Older", "300", "25%"),
    ]
    assert [row.name for row in priorities.rows] == ["High", "Medium"]
    assert [(row.name, row.width) for row in tags.rows] == [("#home", "100%"), ("#garden", "25%")]
