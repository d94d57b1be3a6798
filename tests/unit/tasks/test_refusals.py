"""Plain values that no task can have, in a sentence; and questions that are too long to be asked."""

import pytest
from pydantic import ValidationError

from taskchat.tasks import InvalidTask, TaskQuery, valid_task, valid_update


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({}, "The title is not valid: field required."),
        ({"title": 7}, "The title is not valid: input should be a valid string."),
        (
            {"title": "x", "priority": "urgent"},
            "The priority is not valid: input should be 'none', 'low', 'medium' or 'high'.",
        ),
        ({"title": "x", "colour": "red"}, "The colour is not valid: extra inputs are not permitted."),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused_in_words(fields: dict[str, object], sentence: str):
    with pytest.raises(InvalidTask) as refusal:
        valid_task(**fields)
    assert str(refusal.value) == sentence


def test_a_change_is_refused_in_the_same_words():
    with pytest.raises(InvalidTask) as refusal:
        valid_update(priority="urgent")
    assert str(refusal.value) == "The priority is not valid: input should be 'none', 'low', 'medium' or 'high'."
    with pytest.raises(InvalidTask) as refusal:
        valid_update(title="x" * 256)
    assert str(refusal.value) == "The title has at most 255 characters."


@pytest.mark.parametrize(("name", "kept"), [("tag", ["x" * 200]), ("search", "x" * 200)])
def test_what_is_asked_for_has_at_most_two_hundred_characters(name: str, kept: str | list[str]):
    assert TaskQuery.model_validate({name: "x" * 200}).model_dump()[name] == kept
    with pytest.raises(ValidationError):
        TaskQuery.model_validate({name: "x" * 201})
