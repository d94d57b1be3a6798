"""Notices under the bell: what is said of a reminder that rang, and what can be done about it still."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from taskchat.notifications import Notification
from taskchat.tasks import LocalClock, Task
from taskchat.ui.views import Notice, inbox_view
from taskchat.ui.views.notices import make_notices

USER = uuid4()
# A Monday, 10:00 in Berlin.
NOW = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
CLOCK = LocalClock(NOW, "Europe/Berlin")


def notice(task: dict[str, Any] | None = None, **fields: Any) -> Notice:
    """The notice of a reminder of 9:00, whose task is like this; without one it is deleted."""
    kept = Task(user_id=USER, title="Pay rent", **task) if task is not None else None
    told = {"remind_at": NOW - timedelta(hours=1), "title": "Pay rent", "created_at": NOW, **fields}
    rang = Notification(id=uuid4(), user_id=USER, task_id=kept.id if kept else None, **told)
    return make_notices([rang], {kept.id: kept} if kept else {}, CLOCK)[0]


def test_a_reminder_says_when_it_was_to_come():
    assert notice({}).when == "Today 9:00"
    assert notice({}, remind_at=NOW - timedelta(days=1)).when == "Yesterday 10:00"


def test_what_rang_late_says_so():
    assert notice({}, missed=True).missed
    assert not notice({}).missed


@pytest.mark.parametrize(
    ("task", "fields", "state", "waits"),
    [
        ({}, {}, "", True),
        ({}, {"snoozed_until": NOW + timedelta(days=1)}, "Again: Tomorrow 10:00", True),
        ({}, {"snoozed_until": NOW - timedelta(minutes=1)}, "", True),
        ({"completed_at": NOW}, {}, "Done", False),
        (None, {}, "Deleted", False),
    ],
)
def test_what_became_of_it_is_said(task: dict[str, Any] | None, fields: dict[str, Any], state: str, waits: bool):
    found = notice(task, **fields)
    assert (found.state, found.waits) == (state, waits)
    assert bool(found.task_id) == (task is not None)


def test_it_is_new_until_it_is_seen():
    assert notice({}).new
    assert not notice({}, seen_at=NOW).new


@pytest.mark.parametrize(
    ("unseen", "badge", "label"),
    [
        (0, "", "Reminders"),
        (1, "1", "Reminders, 1 new"),
        (99, "99", "Reminders, 99 new"),
        (140, "99+", "Reminders, 140 new"),
    ],
)
def test_the_bell_counts_what_is_new(unseen: int, badge: str, label: str):
    inbox = inbox_view((), unseen, asked=False)
    assert (inbox.badge, inbox.label) == (badge, label)
