"""Backup: database, attached files and keys in a folder, from which everything can be restored."""

import logging
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from taskchat.database import now, plain_url, reading_engine
from taskchat.moving.copying import copy_database
from taskchat.moving.endpoints import first_line, redact
from taskchat.moving.errors import MoveFailed
from taskchat.push import KEY_FILE
from taskchat.settings import SIGNING_KEY_FILE, Settings

logger = logging.getLogger(__name__)

_KEYS = (SIGNING_KEY_FILE, KEY_FILE)
_FILE = re.compile(r"[0-9a-f]{32}")


def back_up(settings: Settings, folder: Path | None = None) -> Path:
    """Copy database, attached files and keys into a new folder, and return it; its default name is the time.

    The database is one snapshot, as `taskchat.db` on either engine, and each file that it knows is there. So are the
    keys that an installation made itself: with others nobody would be signed in any more, and no browser would take
    its reminders. Nobody else may read the folder, which appears whole or not at all. Raises `MoveFailed`.
    """
    place = folder or settings.data_dir / "backups" / f"{now():%Y-%m-%dT%H-%M-%SZ}"
    if place.exists():
        raise MoveFailed(f"{place} is there already; name a folder that is not.")
    unfinished = place.with_name(f"{place.name}.part")
    try:
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(parents=True, mode=0o700)
        _fill(settings, unfinished)
        unfinished.rename(place)
    except OSError as error:
        raise MoveFailed(f"{place} could not be written: {error.strerror}") from error
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return place


def _fill(settings: Settings, folder: Path) -> None:
    # Files are copied before the snapshot and after it: one deleted meanwhile is there, and so is a new one.
    _copy_files(settings, folder)
    _copy_keys(settings, folder)
    _copy_database(settings.database, folder / "taskchat.db")
    _copy_files(settings, folder)


def _copy_files(settings: Settings, folder: Path) -> None:
    kept = folder / "attachments"
    kept.mkdir(exist_ok=True, mode=0o700)
    for file in settings.data_dir.glob("attachments/*"):
        if _FILE.fullmatch(file.name) and not (kept / file.name).exists():
            shutil.copy2(file, kept / file.name)


def _copy_keys(settings: Settings, folder: Path) -> None:
    for name in _KEYS:
        if (settings.data_dir / name).exists():
            (folder / name).touch(mode=0o600)
            shutil.copyfile(settings.data_dir / name, folder / name)


def _copy_database(url: str, file: Path) -> None:
    if plain_url(url).get_backend_name() != "sqlite":
        copy_database(url, f"sqlite:///{file}")
        return
    # SQLite's own backup also copies tables of others, at any migration: it serves as the backup before migrating.
    try:
        with reading_engine(url).connect() as reading, closing(sqlite3.connect(file)) as copy:
            driver: sqlite3.Connection = reading.connection.driver_connection  # pyright: ignore[reportAssignmentType]
            driver.backup(copy)
    except (DBAPIError, sqlite3.Error) as error:
        raise MoveFailed(f"{redact(url)} could not be copied: {first_line(error)}") from error
