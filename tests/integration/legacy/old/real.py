"""Rows as real installations had them: addresses, due dates and tool calls that one does not think of."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from tests.integration.legacy.old.content import BCRYPT_OF_SHA256, BEGAN, Content, Row
from tests.integration.legacy.old.shape import State

# All that the older product's pattern took, one "@" and a dot behind it, and no new account may have.
ODD_ADDRESSES = (
    "john..doe@docomo.ne.jp",
    "john.@docomo.ne.jp",
    ".john@mail.com",
    "sania@office.local",
    "x@y.localhost",
    "me@example.invalid",
    "user@my_company.com",
    "a b@mail.com",
    "ali@gmail.com.",
    "ali@-mail.com",
    "ali@mail..com",
    "ali@192.168.1.5",
    "ali@[192.168.1.1]",
    "ali@gmail .com",
    "Zoë..Ünal@Mail.com",
)
STRANGE_HASH = "pbkdf2:sha256:260000$aZ$0f00"

# Due dates, and what they are here: the day, or the moment.
DUE_DATES = (
    (datetime(2026, 11, 30, 23, 59, 59, 999_999, UTC), "2026-11-30 00:00:00+00:00", True),
    (datetime(2026, 12, 1, tzinfo=UTC), "2026-12-01 00:00:00+00:00", True),
    (datetime(2026, 12, 2, 17, 30, tzinfo=UTC), "2026-12-02 17:30:00+00:00", False),
    (datetime(2026, 12, 3, 23, 59, tzinfo=UTC), "2026-12-03 23:59:00+00:00", False),
)

_NINE = datetime(2026, 12, 4, 9, 0, tzinfo=UTC)
# Recurrence of open tasks, when they are due, and the rule that it is here; None where it has no equal.
RECURRENCES: tuple[tuple[datetime | None, object, str | None], ...] = (
    (_NINE, {"frequency": "daily"}, "FREQ=DAILY"),
    (datetime(2027, 1, 31, tzinfo=UTC), {"frequency": "monthly"}, "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1"),
    # The second of what was made of the same task.
    (_NINE, {"frequency": "weekly", "interval": 2, "count": 10}, "FREQ=WEEKLY;INTERVAL=2;COUNT=9"),
    (None, {"frequency": "weekly", "end_date": "2027-02-01T00:00:00.000Z"}, "FREQ=WEEKLY;UNTIL=20270201"),
    (_NINE, {"cron": "30 9 * * 1-5"}, "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYHOUR=9;BYMINUTE=30"),
    (_NINE, {"cron": "0 9 1 * 1"}, None),
)
WITH_PARENT = 2

_ADD = {"name": "add_task", "arguments": {"title": "Milk"}, "result": "created"}
# Tool calls kept as an object, with the text of their message: two messages are nothing else.
OBJECTS = (
    ("I added it.", _ADD),
    ("I added both.", {"tool_calls": [_ADD, _ADD | {"arguments": {"title": "Bread"}}]}),
    ("", _ADD),
    ("Here they are.", {"calls": [{"tool": "list_tasks", "result": "2 tasks"}]}),
    ("", {"tool_calls": [_ADD]}),
    ("Done.", {"complete_task": {"task_id": "7"}}),
)


def real_rows(content: Content, table: str) -> Iterator[Row]:
    """Further rows of a table, where the shape asks for them."""
    if content.shape.real:
        match table:
            case "users":
                yield from _users(content)
            case "tasks" if content.shape.due:
                yield from _tasks(content)
            case "message" | "messages" if content.shape.tool_calls:
                yield from _messages(content)


def _users(content: Content) -> Iterator[Row]:
    first = next(content.rows("users"))
    for n, email in enumerate(ODD_ADDRESSES):
        yield first | {"id": content.key("user", 20_000 + n), "email": email, content.shape.hashes: BCRYPT_OF_SHA256}
    strange = {"id": content.key("user", 30_000), "email": "strange@example.com", content.shape.hashes: STRANGE_HASH}
    yield first | strange


def _tasks(content: Content) -> Iterator[Row]:
    first = next(content.rows("tasks"))
    for n, (due, _, _) in enumerate(DUE_DATES):
        yield first | {"id": content.key("task", 20_000 + n), "title": f"Due {n}", "due_date": due}
    for n, (due, said, _) in enumerate(RECURRENCES):
        parent = first["id"] if n == WITH_PARENT else None
        row = {"id": content.key("task", 30_000 + n), "title": f"Again {n}", "due_date": due, "completed": False}
        yield first | row | {"recurrence": json.dumps(said), "reminder_offset": 30, "parent_task_id": parent}


def _messages(content: Content) -> Iterator[Row]:
    last = list(content.rows(content.shape.state.messages))[-1]
    newest = last["conversation_id"] is None and content.shape.state is State.WRITTEN_SINCE
    for n, (text, calls) in enumerate(OBJECTS):
        moment = BEGAN + timedelta(days=300, minutes=n)
        row = {"id": content.key("message", 20_000 + n), "role": "assistant", "created_at": moment, "content": text}
        yield (
            last
            | row
            | {"tool_calls": json.dumps(calls), "conversation_id": None if newest else last["conversation_id"]}
        )
