"""Report at the end of `migrate`: what came, what stays behind, what was rejected, and who needs a look."""

from pathlib import Path

import pytest

from taskchat.commands import main
from taskchat.legacy import describe_takeover
from taskchat.settings import get_settings
from tests.integration.legacy.moved import up
from tests.integration.legacy.old import Shape, build
from tests.integration.legacy.old.eras import ERAS


def said_of(url: str, shape: Shape, *, troubled: bool = False) -> str:
    build(url, shape, troubled=troubled)
    up(url)
    return "\n".join(describe_takeover(url))


def test_what_came_and_what_stays_behind_is_counted_by_kind(empty_url: str):
    said = said_of(empty_url, ERAS["oa5"])
    assert "19 of 19 rows of users, 22 of 22 rows of tasks, 3 of 3 rows of conversation" in said
    assert (
        "Of 12 recurrences 6 became series; legacy_tasks keeps 5 of tasks that are done or were changed since "
        "and 1 without an equal here." in said
    )
    assert "Of 2 tasks with a parent 0 became subtasks; legacy_tasks keeps the others: 2 only count what" in said
    assert "Rejected" not in said


def test_what_was_rejected_is_counted_with_its_reason_and_where_to_look(empty_sqlite_url: str):
    said = said_of(empty_sqlite_url, ERAS["oau"], troubled=True)
    assert "Rejected: 2 rows of tasks: its user does not exist." in said
    assert "Rejected: 2 rows of message: it says nothing." in said
    assert "The table migration_rejects has each of them whole" in said


def test_people_who_need_a_look_are_named(empty_url: str):
    said = said_of(empty_url, ERAS["c"])
    assert "15 accounts with an address that no new account could have; they sign in with it: .john@mail.com, " in said
    assert "1 account without a password hash that can be read" in said
    assert "strange@example.com." in said
    assert "set-email OLD NEW" in said


def test_good_rows_need_no_look(empty_sqlite_url: str):
    said = said_of(empty_sqlite_url, Shape(recurrence=False, reminders=False, parents=False))
    assert said.startswith("Of the older product's rows were kept: 3 of 3 rows of users")
    assert "\n" not in said


def test_an_installation_that_began_here_has_nothing_to_say(sqlite_url: str):
    assert describe_takeover(sqlite_url) == []


def test_the_command_says_it_once(
    empty_sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    build(empty_sqlite_url, ERAS["oa5"])
    monkeypatch.setenv("DATABASE_URL", empty_sqlite_url)
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    get_settings.cache_clear()
    try:
        assert main(["migrate"]) == 0
        assert "12 recurrences" in capsys.readouterr().out
        assert main(["migrate"]) == 0
        assert capsys.readouterr().out == "The database is up to date.\n"
    finally:
        get_settings.cache_clear()
