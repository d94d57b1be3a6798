"""The edit form: a task written into its fields, what they say read back, and refusals at their fields."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from taskchat.database import new_id
from taskchat.tasks import InvalidTask, LocalClock, Task, TaskUpdate
from taskchat.ui.views import EMPTY, draft_from, due_hint, field_of, update_from
from taskchat.ui.views.tag_field import read_tags, write_tags

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
    assert field_of(refusal.value) == field


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


@pytest.mark.parametrize(
    ("tags", "words"),
    [
        (["home"], "#home"),
        (["home office"], '#"home office"'),
        (["home office", "new"], '#"home office" #new'),
        (["a,b", "c"], '#"a,b" #c'),
        (['5" disk'], '#"5"" disk"'),
        (['"'], '#""""'),
        (["über uns", "日本 語"], '#"über uns" #"日本 語"'),
        ([], ""),
    ],
)
def test_tags_are_read_back_as_they_are(tags: list[str], words: str):
    assert write_tags(tags) == words
    assert read_tags(words) == tags
    assert read_tags(f"{words} #new") == [*tags, "new"]


@pytest.mark.parametrize(
    ("words", "tags"),
    [
        ("#home, work", ["home", "work"]),
        ("home office", ["home", "office"]),
        ('"home office", new', ["home office", "new"]),
        ('#"" #', ["#"]),
        ('#"open', ['"open']),
    ],
)
def test_tags_are_typed_with_and_without_signs(words: str, tags: list[str]):
    assert read_tags(words) == tags


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        ("31.2.", "“31.2.” was not read as a date."),
        ("every monday 9am", "A rhythm (every Monday) is no date."),
        ("some day", "This is not a date taskchat knows."),
        ("the dentist tomorrow", "This is not a date taskchat knows."),
        ("tomorrow " * 30, "This is not a date taskchat knows."),
        ("12/5", "“12/5” was not read as a date."),
    ],
)
def test_a_date_that_is_not_read_says_which_piece(words: str, refusal: str):
    assert due_hint(words, CLOCK) == refusal
    with pytest.raises(InvalidTask, match=re.escape(f"{refusal} Try “fri 9am”")):
        changed(due=words)


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("24.12.", "Thursday 24 December"),
        ("24-12-2026 15:00", "Thursday 24 December, 15:00"),
        ("2026/12/24", "Thursday 24 December"),
        ("24.12.26", "Thursday 24 December"),
        ("the 15th", "Tuesday 15 December"),
        ("morgen 9 Uhr", "Tomorrow, Thursday 26 November, 9:00"),
        ("", ""),
    ],
)
def test_a_date_is_spelt_out(words: str, hint: str):
    assert due_hint(words, CLOCK) == hint


def test_figures_are_read_in_the_order_of_the_person():
    for day_first, hint in ((True, "Saturday 5 December"), (False, "Wednesday 12 May")):
        assert due_hint("5/12", replace(CLOCK, day_first=day_first)) == hint
