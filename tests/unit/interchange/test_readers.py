"""Files of other products, in the form that each documents: what is made of them, and what is named as not read."""

import io
import json
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from taskchat.interchange import Content, Product, Repeat, read_columns, read_file
from taskchat.tasks import Due, LocalClock, Priority, on_day

FILES = Path(__file__).parents[2] / "data/interchange"
CLOCK = LocalClock(datetime(2026, 11, 30, 12, tzinfo=UTC), "Europe/Berlin", day_first=True)


def read(name: str) -> Content:
    return read_file((FILES / name).read_bytes(), CLOCK)


def read_text(text: str) -> Content:
    return read_file(text.encode(), CLOCK)


def titles(content: Content) -> list[str]:
    return [record.title for record in content.records]


def reasons(content: Content) -> dict[str, str]:
    return {one.text: one.reason for one in content.unread}


def at(*moment: int) -> Due:
    return Due(datetime(*moment, tzinfo=UTC), all_day=False)  # pyright: ignore[reportArgumentType]


def test_todoist_reads_labels_priorities_dates_in_words_and_rhythms():
    plants, *_, stamps, knives, _, _ = read("todoist.csv").records

    assert (plants.title, plants.tags, plants.priority) == ("Water the plants", ("home",), Priority.HIGH)
    assert plants.notes == "The big one needs two cans"
    assert plants.due == at(2026, 12, 7, 8)
    assert plants.repeat == Repeat("FREQ=WEEKLY;BYDAY=MO", zone="Europe/Berlin")
    assert (stamps.due, stamps.duration_minutes) == (on_day(date(2026, 12, 5)), 15)
    assert stamps.tags == ("town", "quick", "errands")
    assert knives.repeat is not None
    assert knives.repeat.from_completion


def test_todoist_makes_subtasks_of_what_is_indented_and_notes_of_comments():
    content = read("todoist.csv")

    assert [record.parent for record in content.records[:4]] == [None, 0, 0, None]
    assert content.records[2].notes == "They were dry, last time"
    assert reasons(content)["The small pots"].startswith("Subtasks have none")


def test_todoist_names_what_it_does_not_understand_and_guesses_nothing():
    content = read("todoist.csv")
    grandma = next(record for record in content.records if record.title == "Call Grandma")

    assert grandma.due is None
    assert grandma.repeat is None
    assert {"when the moon is full", "Bob (2)", "2026-12-24"} <= set(reasons(content))
    assert content.unread_total == len(content.unread) == 4
    assert content.remarks == ["Projects and sections became tags."]


def test_todoist_backup_tags_tasks_with_their_project():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Garden [6XGgm5PHrGgMpqgH].csv", (FILES / "todoist.csv").read_bytes())
        archive.writestr("Inbox [12].csv", "TYPE,CONTENT,PRIORITY,INDENT\ntask,Read,4,1\n")
    content = read_file(packed.getvalue(), CLOCK)

    assert content.product is Product.TODOIST
    assert content.records[1].tags == ("garden",)
    assert (content.records[-1].title, content.records[-1].tags) == ("Read", ())


def test_ticktick_reads_its_backup_below_the_lines_before_its_header():
    rent, pack, *_ = read("ticktick.csv").records

    assert (rent.line, rent.title, rent.tags, rent.priority) == (8, "Pay the rent", ("money", "home"), Priority.HIGH)
    assert (rent.due, rent.reminders) == (at(2026, 12, 1, 8), ("-PT15M",))
    assert rent.repeat == Repeat("FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=1", zone="Europe/Berlin")
    assert (pack.due, pack.tags) == (on_day(date(2026, 12, 20)), ("trips",))
    # Nine o'clock on that very day.
    assert pack.reminders == ("PT9H",)


def test_ticktick_makes_subtasks_of_checklists_and_of_children_that_stand_above_their_parent():
    content = read("ticktick.csv")
    by_title = {record.title: record for record in content.records}

    assert [by_title[name].parent for name in ("Passport", "Tickets")] == [1, 1]
    assert by_title["Tickets"].done_at == CLOCK.now
    hotel = by_title["Book the hotel"]
    assert hotel.parent is not None
    assert content.records[hotel.parent].title == "Trip to Rome"
    assert hotel.done_at == datetime(2026, 10, 5, 9, 30, tzinfo=UTC)
    assert by_title["Trip to Rome"].start_on == date(2026, 12, 20)


def test_vikunja_reads_projects_labels_relations_reminders_and_repetition():
    content = read("vikunja.json")
    passport, photo, lawn, blink = content.records

    assert (passport.notes, passport.tags, passport.priority) == ("Take a photo\nForm 7", ("papers",), Priority.HIGH)
    assert passport.reminders == ("-PT1H", "2026-12-09T07:00Z")
    assert passport.start_on == date(2026, 12, 1)
    assert (photo.parent, photo.due, photo.done_at) == (0, None, datetime(2026, 10, 2, 9, tzinfo=UTC))
    assert lawn.repeat == Repeat("FREQ=WEEKLY;INTERVAL=2", from_completion=True)
    assert (blink.repeat, blink.priority) == (None, None)
    assert {"7 seconds", "9"} <= set(reasons(content))


def test_vikunja_is_read_from_its_zip():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("VERSION", "1.0.0")
        archive.writestr("data.json", (FILES / "vikunja.json").read_bytes())
        archive.writestr("filters.json", "[]")

    assert titles(read_file(packed.getvalue(), CLOCK)) == titles(read("vikunja.json"))


def test_super_productivity_reads_entities_archives_and_its_rhythm():
    report, chart, standup, old = read("super-productivity.json").records

    assert (report.due, report.tags, report.duration_minutes) == (on_day(date(2026, 12, 4)), ("urgent", "work"), 90)
    assert standup.due == at(2026, 12, 1, 9)
    assert standup.repeat == Repeat("FREQ=WEEKLY;INTERVAL=1;BYDAY=MO,TU,WE,TH,FR")
    assert (chart.parent, chart.done_at) == (0, datetime(2026, 11, 30, 10, tzinfo=UTC))
    assert old.done_at is not None


def test_calendar_reads_to_dos_with_rules_alarms_relations_and_folded_lines():
    content = read("todos.ics")
    meter, child, parcel, _ = content.records

    assert (meter.title, meter.notes) == ("Read the meter, then write it down", "Cellar\nleft of the door")
    assert (meter.tags, meter.priority) == (("house", "bills, all"), Priority.HIGH)
    assert meter.due == at(2026, 12, 1, 8)
    assert meter.repeat == Repeat("FREQ=MONTHLY;BYMONTHDAY=1", zone="Europe/Berlin", skipped=("2027-01-01T09:00:00",))
    assert meter.reminders == ("-PT30M", "2026-11-30T18:00Z")
    assert (parcel.due, parcel.start_on) == (on_day(date(2026, 12, 24)), date(2026, 12, 20))
    # A day before is at midnight in a calendar, not in the morning.
    assert parcel.reminders == ("-P1D@00:00",)
    assert (child.parent, child.done_at) == (0, datetime(2026, 11, 20, 17, 30, tzinfo=UTC))


def test_calendar_spoils_one_to_do_by_nothing_but_itself():
    content = read("todos.ics")
    odd = content.records[3]

    assert (odd.title, odd.due, odd.repeat) == ("Something odd", None, None)
    assert {"THIS LINE IS NONE", "DUE:20261224T090000", "RRULE:FREQ=SOMETIMES"} <= set(reasons(content))
    assert content.remarks == ["Events of a calendar are no tasks: 1 left out."]


def test_calendar_knows_the_names_that_outlook_has_for_zones():
    todo = "BEGIN:VCALENDAR\nBEGIN:VTODO\nSUMMARY:x\nDUE;TZID=W. Europe Standard Time:20261201T090000\nEND:VTODO\n"

    assert read_text(todo).records[0].due == at(2026, 12, 1, 8)


def test_markdown_reads_nested_items_and_words_as_quick_add_does():
    content = read("checklist.md")
    movers, number, prices, _, lease, cactus, keys, boat = content.records

    assert (movers.title, movers.tags, movers.priority) == ("Call the movers", ("move",), Priority.HIGH)
    assert (movers.due, movers.notes) == (at(2026, 12, 1, 8), "They only answer in the morning")
    assert (number.parent, number.done_at) == (0, CLOCK.now)
    assert prices.done_at is None
    assert lease.done_at == datetime(2026, 11, 19, 23, tzinfo=UTC)
    assert cactus.repeat is not None
    assert (keys.due, keys.priority) == (on_day(date(2026, 12, 31)), Priority.LOW)
    assert boat.done_at is None
    assert {"A line of prose.", "```", "Buy a boat"} <= set(reasons(content))


def test_table_takes_columns_by_their_names_and_names_the_others():
    content = read("table.csv")
    milk, old, dateless = content.records

    assert (milk.due, milk.priority, milk.tags) == (on_day(date(2026, 12, 1)), Priority.HIGH, ("food", "home"))
    assert old.done_at == CLOCK.now
    assert (dateless.due, dateless.priority) == (None, None)
    assert set(reasons(content)) == {"Colour", "someday maybe", "urgent!!"}


def test_table_takes_the_columns_that_one_chooses():
    data = (FILES / "table.csv").read_bytes()
    content = read_file(data, CLOCK, mapping={"Colour": "title", "Task": "notes"})

    assert read_columns(data) == {
        "Task": "title",
        "Due date": "due",
        "Prio": "priority",
        "Labels": "tags",
        "Status": "done",
        "Colour": None,
    }
    assert [(record.title, record.notes) for record in content.records] == [("white", "Buy milk"), ("red", "No date")]
    # Of the row without a title nothing is made, and it is named.
    assert any(one.line == 3 for one in content.unread)


def test_a_title_that_is_too_long_is_whole_in_the_notes():
    content = read_text(f"title\n{'word ' * 100}\n")

    assert len(content.records[0].title) <= 255
    assert content.records[0].notes == ("word " * 100).strip()
    assert content.unread_total == 1


def test_a_field_that_cannot_be_saved_is_named_and_the_task_is_made_without_it():
    tags = ",".join(f"t{number}" for number in range(30))
    content = read_text(json.dumps({"taskchat": 1, "tasks": [{"title": "x", "tags": tags, "due": "2026-12-01"}]}))

    assert content.records[0].tags == ()
    assert content.records[0].due == on_day(date(2026, 12, 1))
    assert reasons(content) == {"x": "A task has at most 20 tags."}


@pytest.mark.parametrize(
    ("text", "product"),
    [
        ('{"taskchat": 1, "tasks": [{"title": "x"}]}', Product.TASKCHAT),
        ('{"title": "Inbox", "tasks": [{"title": "x"}]}', Product.VIKUNJA),
        ("- [ ] x", Product.MARKDOWN),
        ("[a link](http://example.org)\n\n- [ ] x", Product.MARKDOWN),
        ("\ufefftitle\nx", Product.CSV),
        ("BEGIN:VCALENDAR\nBEGIN:VTODO\nSUMMARY:x\nEND:VTODO\nEND:VCALENDAR", Product.ICALENDAR),
    ],
)
def test_a_format_is_told_from_the_content(text: str, product: Product):
    content = read_text(text)

    assert (content.product, titles(content)) == (product, ["x"])
