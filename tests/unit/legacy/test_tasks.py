"""A task of the older product, and the task that it is here: row by row, without a database."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest

from taskchat.legacy.row_reader import RowReader
from taskchat.legacy.rows.tasks import differences, is_done, task_values
from taskchat.legacy.source import OldRow

KEY, ADA = UUID(int=1), UUID(int=2)
CREATED, UPDATED = datetime(2025, 3, 1, 8, 30, tzinfo=UTC), datetime(2025, 3, 2, 9, 0, tzinfo=UTC)
OLD = {
    "id": KEY.hex,
    "user_id": str(ADA),
    "title": "Buy milk",
    "description": "two litres",
    "completed": False,
    "created_at": "2025-03-01 08:30:00",
    "updated_at": "2025-03-02 09:00:00.000000",
    "due_date": None,
    "priority": "low",
    "tags": ["home"],
    "reminder_offset": 15,
    "recurrence": None,
}
NEW = {
    "id": KEY,
    "user_id": ADA,
    "title": "Buy milk",
    "description": "two litres",
    "priority": "low",
    "due_at": None,
    "all_day": False,
    "tags": ["home"],
    "completed_at": None,
    "created_at": CREATED,
    "updated_at": UPDATED,
}


def read(changed: dict[str, Any], copy: int = 1) -> RowReader:
    """A row as it stands in the older product, but for what is changed."""
    return RowReader(OldRow(OLD | changed, position=1, copy=copy), "task")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({}, {}),
        ({"description": None}, {"description": ""}),
        ({"title": "t" * 255}, {"title": "t" * 255}),
        ({"title": "t" * 254 + "ä"}, {"title": "t" * 254 + "ä"}),
        ({"priority": "HIGH"}, {"priority": "high"}),
        ({"priority": " Medium "}, {"priority": "medium"}),
        ({"priority": None}, {"priority": "medium"}),
        ({"priority": ""}, {"priority": "medium"}),
        ({"due_date": "2025-04-01 17:15:00+00:00"}, {"due_at": datetime(2025, 4, 1, 17, 15, tzinfo=UTC)}),
        ({"due_date": "2025-04-01T17:15:00+02:00"}, {"due_at": datetime(2025, 4, 1, 15, 15, tzinfo=UTC)}),
        ({"due_date": "2025-04-01 17:15:00"}, {"due_at": datetime(2025, 4, 1, 17, 15, tzinfo=UTC)}),
        ({"due_date": "2025-04-01"}, {"due_at": datetime(2025, 4, 1, tzinfo=UTC), "all_day": True}),
        ({"due_date": "2025-04-01 00:00:00"}, {"due_at": datetime(2025, 4, 1, tzinfo=UTC), "all_day": True}),
        ({"due_date": "2025-04-01T00:00:00.000"}, {"due_at": datetime(2025, 4, 1, tzinfo=UTC), "all_day": True}),
        ({"due_date": "2025-04-01 23:59:59.999999"}, {"due_at": datetime(2025, 4, 1, tzinfo=UTC), "all_day": True}),
        ({"due_date": "2025-04-01 23:59:59.999999+00"}, {"due_at": datetime(2025, 4, 1, tzinfo=UTC), "all_day": True}),
        # In the zone of the server's session.
        ({"due_date": "2025-04-02 04:59:59.999999+05"}, {"due_at": datetime(2025, 4, 1, tzinfo=UTC), "all_day": True}),
        ({"due_date": "2025-04-01T23:59:59Z"}, {"due_at": datetime(2025, 4, 1, tzinfo=UTC), "all_day": True}),
        ({"due_date": "2025-04-01 23:59:00"}, {"due_at": datetime(2025, 4, 1, 23, 59, tzinfo=UTC)}),
        ({"due_date": "2025-04-01 00:00:01+00"}, {"due_at": datetime(2025, 4, 1, 0, 0, 1, tzinfo=UTC)}),
        ({"due_date": "2025-04-01T00:00:00+02:00"}, {"due_at": datetime(2025, 3, 31, 22, tzinfo=UTC)}),
        ({"tags": None}, {"tags": []}),
        ({"tags": "[]"}, {"tags": []}),
        ({"tags": '["Work", "#two words", "work"]'}, {"tags": ["work", "two words"]}),
        ({"tags": '{Work,"two words"}'}, {"tags": ["work", "two words"]}),
        ({"tags": "Work, home"}, {"tags": ["work", "home"]}),
        ({"tags": b"Work, home"}, {"tags": ["work", "home"]}),
        ({"completed": True}, {"completed_at": UPDATED}),
        ({"completed": "true"}, {"completed_at": UPDATED}),
        ({"completed": 1}, {"completed_at": UPDATED}),
        ({"completed": True, "updated_at": None}, {"completed_at": CREATED, "updated_at": CREATED}),
        ({"created_at": None}, {"created_at": UPDATED}),
        ({"updated_at": None}, {"updated_at": CREATED}),
    ],
)
def test_a_good_row_becomes_this_task_and_nothing_is_remarked(old: dict[str, Any], new: dict[str, Any]):
    reader = read(old)
    assert task_values(reader) == NEW | new
    assert reader.alterations == []


@pytest.mark.parametrize("missing", ["description", "due_date", "priority", "tags", "completed", "updated_at"])
def test_a_column_that_the_older_product_did_not_have_yet_is_no_trouble(missing: str):
    kept = {name: value for name, value in OLD.items() if name != missing}
    reader = RowReader(OldRow(kept, position=1, copy=1), "task")
    without = {
        "description": {"description": ""},
        "priority": {"priority": "medium"},
        "tags": {"tags": []},
        "updated_at": {"updated_at": CREATED},
    }
    assert task_values(reader) == NEW | without.get(missing, {})
    assert reader.alterations == []


@pytest.mark.parametrize(
    ("old", "new", "remark"),
    [
        ({"title": None}, {"title": "Untitled"}, "it has no title"),
        ({"title": "  "}, {"title": "Untitled"}, "it has no title"),
        (
            {"title": "t" * 256},
            {"title": "t" * 254 + "…", "description": "t" * 256 + "\n\ntwo litres"},
            "its title has more than 255 characters: the whole of it is in the description",
        ),
        (
            {"title": "t" * 256, "description": None},
            {"title": "t" * 254 + "…", "description": "t" * 256},
            "its title has more than 255 characters: the whole of it is in the description",
        ),
        ({"title": "a\x00b"}, {"title": "ab"}, "title holds characters that no text can hold"),
        ({"description": "a\x00b"}, {"description": "ab"}, "description holds characters that no text can hold"),
        ({"tags": "a\x00b"}, {"tags": ["ab"]}, "tags holds characters that no text can hold"),
        ({"priority": "urgent"}, {"priority": "medium"}, "there is no priority urgent: it is medium"),
        ({"due_date": "soon"}, {}, "due_date is no time"),
        *(
            (
                {"due_date": midnight},
                {"due_at": datetime(2025, 4, 1, tzinfo=UTC), "all_day": True},
                "due_date is midnight in UTC, and taken for the whole day",
            )
            for midnight in ("2025-04-01 00:00:00+00", "2025-04-01T00:00Z", "2025-04-01 05:00:00+05:00")
        ),
        ({"updated_at": "soon"}, {"updated_at": CREATED}, "updated_at is no time"),
        (
            {"created_at": None, "updated_at": None},
            {"created_at": datetime(1970, 1, 1, tzinfo=UTC), "updated_at": datetime(1970, 1, 1, tzinfo=UTC)},
            "created_at is not known",
        ),
    ],
)
def test_what_cannot_be_kept_as_it_was_is_remarked(old: dict[str, Any], new: dict[str, Any], remark: str):
    reader = read(old)
    assert task_values(reader) == NEW | new
    assert reader.alterations == [remark]


def test_a_second_row_of_one_id_gets_an_id_of_its_own_and_a_remark():
    reader = read({}, copy=2)
    values = task_values(reader)
    assert values == NEW | {"id": values["id"]}
    assert values["id"] != KEY
    assert task_values(read({}, copy=2)) == values
    assert reader.alterations == ["another task has its id"]


@pytest.mark.parametrize("name", ["completed", "is_completed", "done", "is_done"])
def test_a_task_is_done_by_any_of_the_names_of_its_flag(name: str):
    assert is_done(OldRow({name: "t"}, position=1, copy=1))
    assert not is_done(OldRow({name: "f"}, position=1, copy=1))


@pytest.mark.parametrize(
    ("change", "news"),
    [
        ({}, {}),
        ({"title": "Oat milk"}, {"title": "Oat milk"}),
        ({"description": ""}, {"description": ""}),
        ({"priority": "high"}, {"priority": "high"}),
        ({"tags": ["home", "new"]}, {"tags": ["home", "new"]}),
        ({"tags": ("home",)}, {}),
        ({"updated_at": CREATED}, {"updated_at": CREATED}),
        ({"due_at": UPDATED}, {"due_at": UPDATED, "all_day": False}),
        ({"due_at": UPDATED, "all_day": True}, {"due_at": UPDATED, "all_day": True}),
        ({"completed_at": UPDATED}, {"completed_at": UPDATED}),
        # Only one of the products can say these.
        ({"all_day": True, "created_at": UPDATED, "user_id": KEY}, {}),
    ],
)
def test_what_the_older_product_says_differently_by_now(change: dict[str, Any], news: dict[str, Any]):
    assert differences(NEW, NEW | change, tuple(NEW)) == news


def test_a_task_done_on_both_sides_keeps_its_own_moment():
    here, there = NEW | {"completed_at": CREATED}, NEW | {"completed_at": UPDATED}
    assert differences(here, there, tuple(NEW)) == {}
    assert differences(here, NEW, tuple(NEW)) == {"completed_at": None}


def test_only_what_is_asked_for_is_compared():
    assert differences(NEW, NEW | {"title": "Oat milk", "priority": "high"}, ("priority",)) == {"priority": "high"}
