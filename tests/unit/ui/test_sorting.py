"""The sorted list of tasks: headings and rows."""

from datetime import UTC, datetime, timedelta

import pytest

from taskchat.database import new_id
from taskchat.tasks import BucketCounts, DueBucket, LocalClock, Task, get_bucket
from taskchat.ui.views.coming import Coming, Entry, interleaved
from taskchat.ui.views.sorting import Facts, done_groups, open_groups

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
