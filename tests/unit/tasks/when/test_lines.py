"""Lines as people type them, and the command that reads them."""

import io
import json
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from taskchat.commands import main
from taskchat.tasks.when import parse_line
from tests.bench.dates import load

BERLIN = ZoneInfo("Europe/Berlin")
CONTRACT = [
    "title", "due_at", "all_day", "rrule", "from_completion", "reminders", "priority", "tags", "spans", "unread"
]  # fmt: skip
NOW = datetime(2026, 11, 25, 10, tzinfo=BERLIN)


@pytest.mark.parametrize("row", load("ours"), ids=lambda row: row["line"])
def test_a_line_is_read_whole(row: dict[str, Any]):
    parsed = parse_line(row["line"], now=NOW, zone=BERLIN)
    due = parsed.due_at and parsed.due_at.strftime("%Y-%m-%d" if parsed.all_day else "%Y-%m-%dT%H:%M")
    assert (parsed.title, due, parsed.rrule) == (row["title"], row["due"], row.get("rrule"))
    assert parsed.from_completion == row.get("from_completion", False)
    assert list(parsed.reminders) == row.get("reminders", [])
    assert (parsed.priority and parsed.priority.value) == row.get("priority")
    assert list(parsed.tags) == row.get("tags", [])
    unread = row.get("unread", [])
    assert bool(parsed.unread) if unread == "some" else list(parsed.unread) == unread


def test_the_order_of_day_and_month_is_a_setting():
    for day_first, due in ((True, "2026-12-05"), (False, "2027-05-12"), (None, None)):
        parsed = parse_line("dentist 5/12", now=NOW, zone=BERLIN, day_first=day_first)
        assert (parsed.due_at and f"{parsed.due_at:%Y-%m-%d}") == due


def test_a_time_that_the_clocks_skip_is_as_much_later():
    before = datetime(2027, 3, 27, 12, tzinfo=BERLIN)
    parsed = parse_line("alarm tomorrow 2:30", now=before, zone=BERLIN)
    assert parsed.due_at is not None
    assert f"{parsed.due_at:%d %H:%M}" == "28 03:30"


def test_the_command_writes_one_object_a_line(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("pay rent 5/12 #home\nhello\n"))
    given = ["parse", "--now", "2016-11-07T16:12", "--timezone", "Europe/Berlin", "--day-first"]
    assert main(given) == 0
    first, second = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert first == {
        "title": "pay rent",
        "due_at": "2016-12-05T00:00:00+01:00",
        "all_day": True,
        "rrule": None,
        "from_completion": False,
        "reminders": [],
        "priority": None,
        "tags": ["home"],
        "spans": [[9, 13, "date"], [14, 19, "tag"]],
        "unread": [],
    }
    assert (second["title"], second["due_at"], second["unread"]) == ("hello", None, [])


def test_each_line_of_odd_input_is_one_object(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    lines = [
        b"",
        b"\xff\xfe morgen",
        b"x\x00y tomorrow",
        b"a\rb friday",
        "\u202ecall \U0001f389 fri 5pm".encode(),
        b"a" * 10_000,
    ]
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"\n".join(lines)), encoding="ascii"))
    assert main(["parse", "--now", "2026-11-25T10:00", "--timezone", "Europe/Berlin"]) == 0
    read = [json.loads(line) for line in capsys.readouterr().out.split("\n")[:-1]]
    assert [line["title"] for line in read] == [
        "",
        "\ufffd\ufffd",
        "x\x00y",
        "a b",
        "\u202ecall \U0001f389",
        "a" * 10_000,
    ]
    assert [(line["due_at"] or "")[:10] for line in read] == [
        "",
        "2026-11-26",
        "2026-11-26",
        "2026-11-27",
        "2026-11-27",
        "",
    ]
    assert all(list(line) == CONTRACT for line in read)


# Each took minutes, or longer than anybody waited.
@pytest.mark.parametrize("words", ["5 minutes and ", "a and 5 minutes and ", "@", " ", "tomorrow at ", "1 ", "monday/"])
def test_a_line_of_repeated_words_is_read_in_no_time(words: str):
    line = (words * 1000)[:1000]
    assert parse_line(line, now=NOW, zone=BERLIN).line == line


@pytest.mark.parametrize(
    "line",
    [
        "midnight 0001-01-01",
        "rent jeden 15th",
        "gym every day until 0001-01-01",
        "x in 9999 years",
        "x 9999 years after 9999-12-31",
    ],
)
def test_the_ends_of_the_calendar_are_no_date(line: str):
    parsed = parse_line(line, now=NOW, zone=BERLIN)
    assert (parsed.due_at, parsed.rrule) == (None, None)
    assert parsed.unread


@pytest.mark.parametrize(
    ("line", "now", "rrule"),
    [
        ("rent monthly", "2027-01-31", "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1"),
        ("rent every 3 months", "2027-01-30", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=28,29,30;BYSETPOS=-1"),
        ("rent monthly", "2027-01-28", "FREQ=MONTHLY"),
        ("rent every! month", "2027-01-31", "FREQ=MONTHLY"),
        ("check yearly", "2028-02-29", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1"),
        ("check yearly", "2028-02-28", "FREQ=YEARLY"),
    ],
)
def test_a_rhythm_that_begins_late_in_a_month_comes_in_each_one(line: str, now: str, rrule: str):
    parsed = parse_line(line, now=datetime.fromisoformat(f"{now}T10:00+01:00"), zone="Europe/Berlin")
    assert parsed.rrule == rrule
