"""The edit form as a whole: what it was made from goes out with it, and comes back from the browser."""

from datetime import UTC, datetime
from typing import Any

import pytest

from taskchat.database import new_id
from taskchat.tasks import ChangedSince, InvalidTask, LocalClock, Task, TaskUpdate, snapshot
from taskchat.ui.views import EMPTY, EditForm, SeenForm, edit_form, names_of, read_sent, seen_form, update_from

CLOCK = LocalClock(datetime(2026, 11, 25, 9, tzinfo=UTC), "Europe/Berlin")
DUE = datetime(2026, 11, 27, 16, tzinfo=UTC)


def task(**fields: Any) -> Task:
    return Task(
        id=new_id(), user_id=new_id(), **{"title": "milk", "due_at": DUE, "tags": ["home"], "version": 3} | fields
    )


def test_a_form_brings_back_what_it_was_made_from():
    kept = task()
    form = edit_form(kept, CLOCK)
    seen = SeenForm.model_validate_json(form.seen)
    assert (seen.words, seen.version) == (form.words, 3)
    in_form = TaskUpdate.model_fields.keys() - {"parent_id"}
    assert seen.to_seen().fields == {name: value for name, value in snapshot(kept).items() if name in in_form}


def test_what_somebody_else_changed_is_found_by_what_comes_back():
    seen = seen_form(task(), CLOCK).to_seen()
    now = task(title="oat milk", version=4)
    before = snapshot(now)
    seen.check(now, before, before | {"description": "two litres"})
    with pytest.raises(ChangedSince) as refusal:
        seen.check(now, before, before | {"title": "rice milk"})
    assert names_of(refusal.value.fields) == {"title"}


def test_a_date_is_one_field_of_the_form():
    assert names_of(frozenset({"due_at", "all_day"})) == {"due"}


def test_fields_are_sent_one_by_one_and_the_others_count_as_they_were():
    form = edit_form(task(), CLOCK)
    sent = read_sent(f'{{"task": "x", "seen": {form.seen}, "words": {{"title": "rice milk", "none": "of ours"}}}}')
    update = update_from(sent.seen.words, sent.written, CLOCK)
    assert update.model_dump(exclude_unset=True) == {"title": "rice milk"}


@pytest.mark.parametrize("raw", ["", "{}", "[]", "null", '{"version": 1, "fields": {"title": "x"}}', "\x00"])
def test_what_is_no_form_of_ours_is_refused_in_a_sentence(raw: str):
    with pytest.raises(InvalidTask, match="open it again"):
        read_sent(raw)


def test_an_empty_form_has_every_field():
    assert EditForm().words == EMPTY
