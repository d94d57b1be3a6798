"""The doctor where everything else would fall over."""

import asyncio
import socket
from pathlib import Path

import pytest

from taskchat import doctor
from taskchat.commands import main
from taskchat.doctor import Level
from taskchat.settings import get_settings, load_settings
from tests.migrations import migrate


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


def files(folder: Path) -> dict[Path, bytes | None]:
    """Everything in a folder, with what stands in it."""
    return {path: path.read_bytes() if path.is_file() else None for path in folder.rglob("*")}


@pytest.mark.parametrize("migrated", [False, True])
async def test_whoever_looks_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, migrated: bool):
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    for name in ("JWT_SECRET", "GEMINI_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    if migrated:
        migrate(load_settings().database)
    before = files(tmp_path)
    found = {one.subject: one for one in await doctor.examine()}
    assert files(tmp_path) == before
    assert ("is made when taskchat starts" in found["push"].text, found["push"].level) == (True, Level.NOTE)
    assert ("newest migration" in found["database"].text) == migrated
    assert migrated or "Run: python -m taskchat migrate" in found["database"].text
