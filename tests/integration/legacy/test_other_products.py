"""Databases of other products: refused in a sentence, by each command, before anything is written."""

import re
from pathlib import Path

import pytest

from taskchat.commands import main
from taskchat.doctor import Level, check_database
from taskchat.legacy import NotTheOldProduct
from taskchat.moving import MoveFailed, import_legacy
from taskchat.settings import get_settings, load_settings
from tests.integration.legacy.moved import contents, in_thread, rows, run, tables, up
from tests.integration.legacy.old import Shape, State, build
from tests.integration.legacy.old.others import OTHERS, build_other


@pytest.mark.parametrize("name", OTHERS)
async def test_it_is_refused_before_anything_is_written(empty_url: str, tmp_path: Path, name: str):
    said = build_other(empty_url, name)
    before = contents(empty_url, {f'"{table}"' for table in tables(empty_url)})
    with pytest.raises(NotTheOldProduct, match=said) as refused:
        await in_thread(up, empty_url)
    with pytest.raises(MoveFailed, match=said):
        await in_thread(import_legacy, empty_url, f"sqlite:///{tmp_path / 'new.db'}")
    finding = await check_database(load_settings(_env_file=None, data_dir=tmp_path, database_url=empty_url))
    assert (finding.level, finding.text) == (Level.BAD, str(refused.value))
    assert "\n" not in finding.text
    assert "Nothing was changed" in finding.text
    assert contents(empty_url, {f'"{table}"' for table in tables(empty_url)}) == before
    assert not (tmp_path / "new.db").exists()


def test_the_command_says_it_and_fails(
    empty_sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    said = build_other(empty_sqlite_url, "D, all names in the singular")
    monkeypatch.setenv("DATABASE_URL", empty_sqlite_url)
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    get_settings.cache_clear()
    try:
        assert main(["migrate"]) == 1
    finally:
        get_settings.cache_clear()
    printed = capsys.readouterr()
    assert re.search(said, printed.err)
    assert "up to date" not in printed.out


def test_a_newer_taskchats_database_is_told_from_another_products(database_url: str):
    run(database_url, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(NotTheOldProduct, match=r"migration 9999, .* a newer one made it"):
        up(database_url)


def test_tables_of_others_beside_taskchats_stay_and_are_no_reason_to_refuse(empty_url: str):
    run(empty_url, "CREATE TABLE recipes (name text)")
    run(empty_url, "INSERT INTO recipes VALUES ('soup')")
    up(empty_url)
    assert rows(empty_url, "SELECT name FROM recipes") == [("soup",)]


@pytest.mark.parametrize("state", [state for state in State if state.has_chat])
def test_an_installation_without_rows_is_the_older_products_in_each_state(empty_sqlite_url: str, state: State):
    counts = build(empty_sqlite_url, Shape(state=state)).counts
    for table in reversed([name for name in counts if name != "users"]):
        run(empty_sqlite_url, f"DELETE FROM {table}")  # noqa: S608
    up(empty_sqlite_url)
    assert len(rows(empty_sqlite_url, "SELECT id FROM users")) == counts["users"]


def test_conversations_of_nobody_are_taken_where_people_wrote_in_them(empty_sqlite_url: str):
    build(empty_sqlite_url, Shape(keys=False))
    run(empty_sqlite_url, "UPDATE conversation SET user_id = 'nobody'")
    up(empty_sqlite_url)
    assert len(rows(empty_sqlite_url, "SELECT id FROM threads")) == 4
