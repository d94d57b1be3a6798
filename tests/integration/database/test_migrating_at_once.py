"""Two processes that start at once on a database: both find it migrated, and neither dies."""

import threading
from pathlib import Path

import pytest

from taskchat.database import migration_lock
from tests.integration.legacy.moved import rows, tables, up
from tests.integration.legacy.old import Shape, build
from tests.nursery import Nursery

PROCESSES = 2


def migrate_at_once(nursery: Nursery, url: str, folder: Path) -> list[tuple[int | None, str]]:
    """Run `migrate` in two processes, and return code and words of each."""
    environment = {"DATABASE_URL": url, "DATA_DIR": str(folder)}
    running = [nursery.run(environment, folder / f"{number}.log", "migrate") for number in range(PROCESSES)]
    return [process.end() for process in running]


def test_both_find_the_database_migrated_and_its_rows_there_once(nursery: Nursery, empty_url: str, tmp_path: Path):
    counts = build(empty_url, Shape()).counts
    ended = migrate_at_once(nursery, empty_url, tmp_path)
    assert [code for code, _ in ended] == [0] * PROCESSES, ended
    assert all("The database is up to date." in words for _, words in ended)
    assert rows(empty_url, "SELECT count(*) FROM alembic_version") == [(1,)]
    assert rows(empty_url, "SELECT count(*) FROM tasks") == [(counts["tasks"],)]
    assert rows(empty_url, "SELECT count(*) FROM migration_rejects") == [(0,)]


def test_who_comes_second_says_that_it_waits_and_goes_on_afterwards(empty_url: str, caplog: pytest.LogCaptureFixture):
    caplog.set_level("INFO")
    second = threading.Thread(target=up, args=(empty_url,))
    with migration_lock(empty_url):
        second.start()
        while "Another migration is under way; this one waits for its end." not in caplog.messages:
            second.join(0.01)
            assert second.is_alive()
        assert not tables(empty_url)
    second.join(50)
    assert "users" in tables(empty_url)
