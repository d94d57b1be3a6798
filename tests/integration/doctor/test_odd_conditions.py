"""The doctor where everything else would fall over."""

import asyncio
import socket
from pathlib import Path

import pytest

from taskchat import doctor
from taskchat.commands import main
from taskchat.doctor import Level
from taskchat.settings import get_settings, load_settings


async def test_a_database_whose_folder_cannot_be_made_is_named(tmp_path: Path):
    (tmp_path / "file").write_text("not a folder")
    found = await doctor.check_database(load_settings(_env_file=None, data_dir=tmp_path / "file" / "data"))
    assert (found.level, "folder cannot be made" in found.text) == (Level.BAD, True)


async def test_a_secret_that_was_never_written_is_named(tmp_path: Path):
    (tmp_path / "jwt_secret").touch()
    found = await doctor.check_data(load_settings(_env_file=None, jwt_secret=None, data_dir=tmp_path))
    assert (found.level, "holds no secret" in found.text) == (Level.BAD, True)


async def test_a_database_that_says_nothing_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    # The shortest time that psycopg takes.
    monkeypatch.setattr("taskchat.database.urls.CONNECT_SECONDS", 2)

    with socket.create_server(("127.0.0.1", 0)) as silent:
        host, port = silent.getsockname()
        url = f"postgresql://ada:secret@{host}:{port}/name"
        async with asyncio.timeout(8):
            found = await doctor.check_database(load_settings(_env_file=None, data_dir=tmp_path, database_url=url))
    assert (found.level, "cannot be reached" in found.text, "secret" in found.text) == (Level.BAD, True, False)


@pytest.mark.parametrize("url", ["postgresql://127.0.0.1:9/nothing", "sqlite:////dev/null/folder/taskchat.db"])
def test_migrating_what_cannot_be_used_points_to_the_doctor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], url: str
):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", url)
    get_settings.cache_clear()
    try:
        assert main(["migrate"]) == 1
    finally:
        get_settings.cache_clear()
    assert "python -m taskchat doctor" in capsys.readouterr().err
