"""The one presenter of tasks: facts for models, details for lines and cards, differences between two views."""

from datetime import UTC, datetime, timedelta

import pytest

from taskchat.database import new_id
from taskchat.tasks import LocalClock, Task, TaskView, describe

CLOCK = LocalClock(datetime(2026, 11, 22, 23, 30, tzinfo=UTC), "Europe/Berlin")
MIDNIGHT = datetime(2026, 11, 22, tzinfo=UTC)


def view(**fields: object) -> TaskView:
    return describe(Task.model_validate({"title": "milk", "user_id": new_id(), **fields}), CLOCK)


def test_facts_leave_out_what_is_empty_and_are_read_back():
    full = view(description="oat", due_at=MIDNIGHT, priority="high", tags=["home"], completed_at=MIDNIGHT)
    assert TaskView.from_facts(full.facts) == full
    assert set(view().facts) == {"id", "title", "priority"}
    assert len(view(description="x" * 2_000).facts["description"]) == 300


def test_details_tell_what_is_unusual_in_their_order():
    details = view(due_at=MIDNIGHT + timedelta(hours=16), priority="low", tags=["home", "büro"]).details
    assert [detail.text for detail in details] == ["Sun 22 Nov, 17:00", "Low priority", "#home", "#büro"]
    assert [detail.phrase for detail in details] == ["due Sun 22 Nov, 17:00", "low priority", "#home", "#büro"]
    assert view().details == []


@pytest.mark.parametrize(
    ("fields", "overdue"),
    [
        # It is Monday already in Berlin.
        ({"due_at": MIDNIGHT, "all_day": True}, True),
        ({"due_at": MIDNIGHT + timedelta(days=1), "all_day": True}, False),
        ({"due_at": CLOCK.now - timedelta(seconds=1)}, True),
        ({"due_at": CLOCK.now}, False),
        ({"due_at": MIDNIGHT, "all_day": True, "completed_at": CLOCK.now}, False),
        ({}, False),
    ],
)
def test_an_open_task_is_overdue_after_its_moment_or_its_whole_day(fields: dict[str, object], overdue: bool):
    assert view(**fields).overdue is overdue


def test_views_differ_in_whole_texts_and_not_by_time_alone():
    before = view(description=f"{'x' * 400}a", due_at=CLOCK.now, tags=["home"])
    after = before._replace(description=f"{'x' * 400}b", overdue=True, tags=())
    assert after.differences(before) == ["description", "tags"]
    assert after.facts["description"] == before.facts["description"]
