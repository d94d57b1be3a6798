"""The sorted list of tasks: headings and rows."""

from datetime import UTC, datetime, timedelta

import pytest

from taskchat.database import new_id
from taskchat.tasks import BucketCounts, DueBucket, LocalClock, Task, get_bucket
from taskchat.ui.views.coming import Coming, Entry, interleaved
from taskchat.ui.views.filters import Grouping
from taskchat.ui.views.grouping import columns_by
from taskchat.ui.views.sorting import Facts, day_groups, done_groups, open_groups, tags
from taskchat.ui.views.view import ALL, view_from

# A Sunday, on which no day of the calendar week is left.
DAY = LocalClock(datetime(2026, 11, 22, 10, 30, tzinfo=UTC), "Europe/Berlin")
MIDNIGHT = datetime(2026, 11, 22, tzinfo=UTC)


def task(title: str, **fields: object) -> Task:
    return Task.model_validate({"title": title, "user_id": new_id(), **fields})


@pytest.mark.parametrize(
    ("days", "bucket"),
    [
        (-1, DueBucket.OVERDUE),
        (0, DueBucket.TODAY),
        (1, DueBucket.TOMORROW),
        (2, DueBucket.WEEK),
        (6, DueBucket.WEEK),
        (7, DueBucket.LATER),
    ],
)
def test_a_day_lies_in_one_bucket(days: int, bucket: DueBucket):
    assert get_bucket(task("x", due_at=MIDNIGHT + timedelta(days=days), all_day=True), DAY) is bucket


def test_a_moment_counts_on_the_persons_own_day():
    assert get_bucket(task("x", due_at=MIDNIGHT.replace(hour=10)), DAY) is DueBucket.OVERDUE
    assert get_bucket(task("x", due_at=MIDNIGHT.replace(hour=22)), DAY) is DueBucket.TODAY
    assert get_bucket(task("x", due_at=MIDNIGHT.replace(hour=23)), DAY) is DueBucket.TOMORROW
    assert get_bucket(task("x"), DAY) is DueBucket.NONE


def test_a_row_says_how_its_task_comes_again():
    again, plain = task("water plants", series_id=new_id(), slot="2026-11-22"), task("milk")
    rhythms = {again.series_id: "every Monday"} if again.series_id else {}
    (group,) = open_groups(map(Entry, (again, plain)), DAY, BucketCounts(), facts=Facts(rhythms))
    assert [row.repeats for row in group.rows] == ["every Monday", ""]
    assert [row.repeats for row in open_groups([Entry(again)], DAY, BucketCounts())[0].rows] == [""]


def test_what_comes_again_stands_between_tasks_and_is_not_counted():
    tasks = [task(title, due_at=MIDNIGHT + timedelta(days=days), all_day=True) for title, days in (("a", 1), ("b", 3))]
    series, opened = new_id(), new_id()
    later = [
        Entry(
            task("c", id=series, series_id=series, slot=f"2026-11-2{days}", due_at=MIDNIGHT + timedelta(days=days)),
            coming=True,
            opens=opened,
        )
        for days in (3, 4)
    ]
    groups = open_groups(interleaved(tasks, Coming(later), DAY), DAY, BucketCounts(open={DueBucket.WEEK: 1}))
    assert [(row.title, row.coming, row.opens) for group in groups for row in group.rows] == [
        ("a", False, ""),
        ("b", False, ""),
        ("c", True, str(opened)),
        ("c", True, str(opened)),
    ]
    assert [group.count for group in groups] == [0, 1]
    ids = [row.id for row in groups[1].rows]
    assert len(set(ids)) == len(ids)


def test_a_heading_counts_what_is_not_drawn_too():
    groups = open_groups([Entry(task("one"))], DAY, BucketCounts(open={DueBucket.NONE: 300}))
    assert [(group.name, group.count, len(group.rows)) for group in groups] == [("No date", 300, 1)]


def test_the_last_day_of_a_list_that_goes_on_is_not_counted():
    done = [task("x", completed_at=MIDNIGHT - timedelta(days=days)) for days in (0, 0, 1)]
    assert [group.count for group in done_groups(done, DAY, whole=True)] == [2, 1]
    assert [group.count for group in done_groups(done, DAY, whole=False)] == [2, 0]


def test_days_are_headings_to_which_tasks_can_be_moved():
    tasks = [task(title, due_at=MIDNIGHT + timedelta(days=days), all_day=True) for title, days in (("a", 1), ("b", 9))]
    groups = day_groups(map(Entry, [*tasks, task("c")]), DAY)
    assert [(group.name, group.drop, [row.title for row in group.rows]) for group in groups] == [
        ("Tomorrow, Monday 23 November", "day:2026-11-23", ["a"]),
        ("Tuesday 1 December", "day:2026-12-01", ["b"]),
        ("No date", "", ["c"]),
    ]


def test_columns_of_priorities_are_there_though_they_are_empty():
    groups = columns_by([task("a", priority="high")], DAY, view=ALL, by=Grouping.PRIORITY, whole=True, facts=Facts())
    assert [(group.drop, group.count) for group in groups] == [
        ("priority:high", 1),
        ("priority:medium", 0),
        ("priority:low", 0),
        ("priority:none", 0),
    ]


def test_a_task_stands_in_the_column_of_each_of_its_tags():
    tasks = [task("a", tags=["work", "home"]), task("b", tags=["home"]), task("c")]
    groups = columns_by(tasks, DAY, view=ALL, by=Grouping.TAG, whole=True, facts=Facts())
    assert [(group.name, group.drop, [row.title for row in group.rows]) for group in groups] == [
        ("#home", "tag:home", ["a", "b"]),
        ("#work", "tag:work", ["a"]),
        ("No tag", "tag:", ["c"]),
    ]
    own = columns_by(tasks[:2], DAY, view=view_from("tag:home"), by=Grouping.TAG, whole=True, facts=Facts())
    assert [group.name for group in own] == ["#work", "No other tag"]


def test_tags_stand_as_people_count():
    counted: dict[str, int] = dict.fromkeys(("t10", "über", "t2", "t1", "m²", "unten", "2026", "10"), 1)
    assert [tag.name for tag in tags(counted)] == ["10", "2026", "m²", "t1", "t2", "t10", "über", "unten"]
