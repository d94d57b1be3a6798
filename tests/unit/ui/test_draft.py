"""The edit form: a task written into its fields, what they say read back, and refusals at their fields."""

from datetime import UTC, datetime
from typing import Any

import pytest

from taskchat.database import new_id
from taskchat.tasks import InvalidTask, LocalClock, Task, TaskUpdate
from taskchat.ui.views import EMPTY, draft_from, errors_from, update_from

CLOCK = LocalClock(datetime(2026, 11, 25, 9, tzinfo=UTC), "Europe/Berlin")
SHOWN = EMPTY | {
    "title": "milk",
    "description": "two litres",
    "priority": "medium",
    "due": "27 Nov 2026 17:00",
    "tags": "#home",
}


def changed(**words: str) -> dict[str, Any]:
    update: TaskUpdate = update_from(SHOWN, {**SHOWN, **words}, CLOCK)
    return update.model_dump(exclude_unset=True)


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("due", "27 Nov 9999"),
        ("due", "on the day of the purple moon"),
        ("description", "a title with a NUL: \x00"),
        ("description", "half a tag: \ud800"),
        ("priority", "urgent"),
        ("title", "the description of a tag: \x00"),
        ("title", ""),
        ("tags", "#" + "t" * 51),
        ("tags", " ".join(f"#{number}" for number in range(21))),
    ],
)
def test_a_refusal_is_said_at_its_own_field_and_at_no_other(field: str, words: str):
    with pytest.raises(InvalidTask) as refusal:
        changed(**{field: words})
    assert errors_from(refusal.value) == {**EMPTY, field: str(refusal.value)}


def test_what_was_not_touched_is_not_written():
    assert changed() == {}
    assert changed(title=" oat milk ") == {"title": "oat milk"}
    assert changed(tags="#home, work") == {"tags": ["home", "work"]}
    assert changed(due="") == {"due_at": None, "all_day": False}


def test_a_task_is_read_back_from_the_form_as_it_was():
    task = Task(title="milk", user_id=new_id(), tags=["home", "two"], description="a\nb")
    draft = draft_from(task, CLOCK)
    assert draft == {**EMPTY, "title": "milk", "description": "a\nb", "priority": "medium", "tags": "#home #two"}
    assert update_from(draft, draft, CLOCK).model_dump(exclude_unset=True) == {}
