"""Files that nobody wrote in good faith: each is refused with a sentence, or read for what it is, within bounds."""

import io
import json
import tracemalloc
import zipfile
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from taskchat.interchange import MAX_TASKS, NotReadable, read_file
from taskchat.tasks import LocalClock

CLOCK = LocalClock(datetime(2026, 11, 30, 12, tzinfo=UTC), "Europe/Berlin", day_first=True)


def zipped(**files: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def refused(data: bytes) -> str:
    with pytest.raises(NotReadable) as refusal:
        read_file(data, CLOCK)
    return str(refusal.value)


def test_a_zip_bomb_is_left_before_it_is_unpacked():
    bomb = zipped(**{"a.csv": b"0" * 60_000_000})
    assert len(bomb) < 250_000

    tracemalloc.start()
    try:
        assert "larger than 30 MB" in refused(bomb)
        assert tracemalloc.get_traced_memory()[1] < 100_000_000
    finally:
        tracemalloc.stop()


def test_an_archive_of_too_many_files_is_refused():
    assert "at most 1,000 files" in refused(zipped(**{f"{number}.csv": b"" for number in range(1_001)}))


def test_an_archive_that_lies_about_its_sizes_is_refused():
    packed = bytearray(zipped(**{"a.csv": b"TYPE,CONTENT,INDENT\n" * 100}))
    for place in range(len(packed) - 40, len(packed) - 30):
        packed[place] ^= 0xFF

    assert refused(bytes(packed)).startswith(("This archive is broken", "There is no CSV file"))


def test_an_archive_without_a_known_file_is_refused():
    assert "no CSV file" in refused(zipped(**{"letter.txt": b"Dear Ann"}))


@pytest.mark.parametrize(
    "text", ["[" * 100_000, '{"a":' * 100_000, '{"taskchat": 1, "tasks": [NaN]}', '{"x": 1}', "[]"]
)
def test_json_that_is_none_of_ours_is_refused(text: str):
    assert "JSON" in refused(text.encode())


def test_a_cell_without_an_end_is_refused():
    assert refused(b'title\n"' + b"x" * 1_000_000).startswith("Line")


def test_a_table_of_too_many_columns_is_refused():
    assert "more than 200 columns" in refused(b"title\n" + b"," * 10_000)


def test_a_huge_line_of_a_calendar_is_named_and_left_out():
    calendar = "BEGIN:VCALENDAR\nBEGIN:VTODO\nSUMMARY:x\nDESCRIPTION:" + "y" * 2_000_000 + "\nEND:VTODO\nEND:VCALENDAR"
    content = read_file(calendar.encode(), CLOCK)

    assert content.records[0].notes == ""
    assert len(content.unread[0].text) < 200


def test_notes_are_cut_where_a_task_could_not_keep_them_and_that_is_said():
    content = read_file(b"title,notes\nx," + b"y" * 100_000, CLOCK)

    assert len(content.records[0].notes) == 2_000
    assert content.unread[0].reason == "Notes have at most 2,000 characters: the rest is left out."


def test_more_tasks_than_a_file_may_hold_are_refused():
    assert f"{MAX_TASKS:,} tasks" in refused(b"title\n" + b"x\n" * (MAX_TASKS + 1))


def test_of_what_is_not_understood_a_part_is_told_and_all_is_counted():
    content = read_file(b"title,due\n" + b"x,who knows\n" * 1_000, CLOCK)

    assert (len(content.unread), content.unread_total) == (200, 1_000)


@pytest.mark.parametrize("data", [b"", b"  \n ", b"\x89PNG\r\n\x1a\n", b"\xff\xfe\x00", b"hello", b"- [x]\n- [ ] \n"])
def test_a_file_without_tasks_is_refused_with_a_sentence(data: bytes):
    assert refused(data).endswith(".")


def test_subtasks_that_wait_for_each_other_are_tasks():
    todos = "".join(
        f"BEGIN:VTODO\nUID:{own}\nSUMMARY:{own}\nRELATED-TO:{parent}\nEND:VTODO\n" for own, parent in ("ab", "ba", "cc")
    )
    content = read_file(f"BEGIN:VCALENDAR\n{todos}END:VCALENDAR".encode(), CLOCK)

    assert len(content.records) == 3
    assert all(record.parent is None or record.parent < place for place, record in enumerate(content.records))


def test_values_of_the_wrong_kind_in_json_are_passed_over():
    task = {"id": [], "title": 5, "labels": {"a": 1}, "due_date": 7, "reminders": "x", "related_tasks": []}
    with pytest.raises(NotReadable):
        read_file(json.dumps([{"title": "Inbox", "tasks": [task, None, 3]}]).encode(), CLOCK)


_KEYS = [
    "id",
    "title",
    "tasks",
    "task",
    "entities",
    "ids",
    "data",
    "taskchat",
    "due",
    "repeatCfgId",
    "tagIds",
    "labels",
    "reminders",
    "related_tasks",
    "parentId",
    "subtask",
    "done_at",
    "done",
    "isDone",
    "doneOn",
    "dueWithTime",
]
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(_KEYS), inner, max_size=5),
    max_leaves=25,
)


@settings(max_examples=60, deadline=None)
@given(st.builds(lambda one, two: {"taskchat": 1, "task": {"entities": one}, "tasks": two, "title": "x"}, _JSON, _JSON))
def test_no_json_is_more_than_refused(data: object):
    for key in ("taskchat", "tasks", "task"):
        part = {name: value for name, value in data.items() if name != key}  # pyright: ignore[reportAttributeAccessIssue]
        with suppress(NotReadable):
            read_file(json.dumps(part).encode(), CLOCK)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "BEGIN:VTODO",
                "END:VTODO",
                "BEGIN:VALARM",
                "END:VALARM",
                "SUMMARY:x",
                "DUE:",
                "DUE:20261201",
                "DUE:00010101T000000Z",
                "DUE;TZID=X:99991231T235959",
                "RRULE:",
                "RRULE:FREQ=DAILY",
                "RRULE:FREQ=DAILY;COUNT=0",
                "EXDATE:,",
                "TRIGGER:-P1D",
                "TRIGGER:P9999999999D",
                "DURATION:PT",
                "PRIORITY:²",
                "COMPLETED:x",
                "X:",
                ":",
                ";",
                " folded",
                "CATEGORIES:a\\,b,",
                "DTSTART:20261201T090000",
                "DTSTART;VALUE=DATE:20261201",
                "CREATED:99991231T235959Z",
                "STATUS:COMPLETED",
            ]
        ),
        max_size=25,
    )
)
def test_no_calendar_is_more_than_refused(lines: list[str]):
    with suppress(NotReadable):
        read_file("\n".join(["BEGIN:VCALENDAR", *lines]).encode(), CLOCK)
