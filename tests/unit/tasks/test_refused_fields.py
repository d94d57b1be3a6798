"""A refusal names the field of the model that it is about, whatever its sentence says."""

from datetime import UTC, datetime

import pytest

from taskchat.tasks import InvalidTask, valid_task, valid_update

FAR = datetime(9999, 11, 27, tzinfo=UTC)
REFUSED = [
    ("title", "t" * 256),
    ("title", "a tag, a description and a NUL: \x00"),
    ("description", "a\x00b"),
    ("description", "\ud800"),
    ("description", "the title is due " * 200),
    ("priority", "urgent"),
    ("due_at", FAR),
    ("due_at", "on the day of the purple moon"),
    ("all_day", "perhaps"),
    ("tags", ["title\x00"]),
    ("tags", ["t" * 51]),
    ("tags", [str(number) for number in range(21)]),
]


@pytest.mark.parametrize(("field", "value"), REFUSED)
def test_a_refusal_names_its_field(field: str, value: object):
    with pytest.raises(InvalidTask) as made:
        valid_task(**{"title": "x"} | {field: value})
    with pytest.raises(InvalidTask) as changed:
        valid_update(**{field: value})
    assert (made.value.field, changed.value.field) == (field, field)
    assert str(made.value) == str(changed.value)


def test_a_field_that_no_task_has_is_named_too():
    with pytest.raises(InvalidTask) as refusal:
        valid_task(title="x", colour="red")
    assert refusal.value.field == "colour"
