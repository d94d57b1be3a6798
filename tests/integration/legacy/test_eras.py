"""The older product's databases at each point of its history, and those of its siblings, with rows as real ones had."""

from collections import Counter
from typing import Any

import pytest
import sqlalchemy as sa

from taskchat.moving import import_legacy, moved_tables
from tests.integration.legacy.moved import connected, contents, down, rows, tables, up
from tests.integration.legacy.old import OldDatabase, build
from tests.integration.legacy.old.eras import ERAS, ON_SQLITE, UGLY
from tests.integration.legacy.old.real import DUE_DATES, OBJECTS, ODD_ADDRESSES, RECURRENCES

TABLES = {table.name: table for table in moved_tables()}
OURS = ("users", "series", "tasks", "threads", "messages")
TASKS = TABLES["tasks"]
ENGINES = [("postgresql", era) for era in ERAS] + [("sqlite", era) for era in ON_SQLITE]


@pytest.fixture
def urls(request: pytest.FixtureRequest, engine: str) -> tuple[str, str]:
    """An empty database, and a fresh installation's, on one engine."""
    names = {"postgresql": ("empty_postgres_url", "fresh_postgres_url"), "sqlite": ("empty_sqlite_url", "sqlite_url")}
    old, new = (request.getfixturevalue(name) for name in names[engine])
    return old, new


@pytest.mark.slow
@pytest.mark.timeout(240)
@pytest.mark.parametrize(("engine", "era"), ENGINES)
def test_everything_arrives_goes_back_to_the_letter_and_comes_again(urls: tuple[str, str], era: str):
    url, new = urls
    old = build(url, ERAS[era], troubled=era in UGLY)
    before = contents(url, set(old.counts))
    import_legacy(url, new)
    assert contents(url, set(old.counts)) == before

    up(url)
    everything_is_there(url, old)
    for table in OURS:
        assert kept(new, table) == kept(url, table), table
    assert remarks(new) == remarks(url)

    change_what_only_taskchat_can_say(url)
    here = {table: kept(url, table) for table in OURS}
    down(url)
    back = contents(url, set(old.counts))
    for table in set(old.counts) - {"threads"}:
        assert back[table] == before[table], table

    up(url)
    for table in OURS:
        assert kept(url, table) == here[table], table
    assert not {name for name in tables(url) if name.startswith(("kept_", "legacy_seen_", "legacy_order_"))}


def kept(url: str, table: str) -> list[dict[str, Any]]:
    """The rows of a table as taskchat reads them."""
    with connected(url) as connection:
        found = [dict(row._mapping) for row in connection.execute(sa.select(TABLES[table]))]
    return sorted(found, key=lambda row: str(row["id"]))


def remarks(url: str) -> Counter[tuple[Any, ...]]:
    return Counter(rows(url, "SELECT source, reason, kept FROM migration_rejects"))


def everything_is_there(url: str, old: OldDatabase) -> None:
    """Check that what real databases lost once is there."""
    emails = {email for (email,) in rows(url, "SELECT email FROM users")}
    assert emails >= {email.lower() for email in ODD_ADDRESSES}
    unread = "SELECT count(*) FROM users WHERE hashed_password NOT LIKE '$%'"
    assert rows(url, unread) == [(1 if old.shape.keys else 2,)]
    if old.shape.due:
        due = {task["title"]: (str(task["due_at"]), task["all_day"]) for task in kept(url, "tasks")}
        assert [due[f"Due {n}"] for n in range(len(DUE_DATES))] == [(moment, day) for _, moment, day in DUE_DATES]
    if old.shape.recurrence:
        rules = {series["template"]["title"]: series["rrule"] for series in kept(url, "series")}
        again = {f"Again {n}": rule for n, (_, _, rule) in enumerate(RECURRENCES) if rule}
        assert again.items() <= rules.items()
        assert len(rules) == len(again) + 1
    if old.shape.reminders:
        assert [task["reminders"] for task in kept(url, "tasks") if task["title"] == "Again 0"] == [["-PT30M"]]
    if old.shape.tool_calls:
        assert [kind for _, kind, _ in objects(url)] == [
            kind for text, _ in OBJECTS for kind in (["workflow", "assistant_message"] if text else ["workflow"])
        ]


def objects(url: str) -> list[tuple[Any, ...]]:
    """The items of the messages whose tool calls are an object, in order."""
    moment = (
        "SELECT sequence, kind, content FROM messages WHERE created_at >= '2025-12-20' AND created_at < '2025-12-30'"
    )
    return rows(url, f"{moment} ORDER BY sequence")


def change_what_only_taskchat_can_say(url: str) -> None:
    """Let a person use what the older tables of this era may have no columns for."""
    with connected(url) as connection:
        titles = sa.select(TASKS.c.id).order_by(TASKS.c.created_at, TASKS.c.id).limit(1)
        changes = {"all_day": True} if "due_date" in columns(connection) else {"due_at": DUE_DATES[2][0]}
        changes |= {"priority": "high"} if "priority" not in columns(connection) else {}
        changes |= {"tags": ["home"]} if "tags" not in columns(connection) else {}
        connection.execute(sa.update(TASKS).where(TASKS.c.id.in_(titles)).values(**changes))


def columns(connection: sa.Connection) -> set[str]:
    return {column["name"] for column in sa.inspect(connection).get_columns("legacy_tasks")}
