"""Ways to look without changing anything: a database that is not made by being opened, and folders not made at all."""

import errno
import os
from pathlib import Path

from taskchat.database import Database, plain_url
from taskchat.settings import Settings


class NotMadeYet(FileNotFoundError):
    """The database is a SQLite file that is not there; the message says where it would be."""


def is_sqlite(settings: Settings) -> bool:
    """Whether the database is a file."""
    return plain_url(settings.database).get_backend_name() == "sqlite"


def open_database(settings: Settings) -> Database:
    """Open the database; raises `NotMadeYet` for a file that this would make, OSError where its folder cannot be."""
    url = plain_url(settings.database)
    if is_sqlite(settings) and url.database and not (path := Path(url.database)).exists():
        require_folder(path.parent)
        raise NotMadeYet(f"there is none at {path}")
    return Database(settings.database)


def require_folder(folder: Path) -> None:
    """Check that a folder is there or can be made; raises OSError."""
    nearest = next(place for place in (folder.absolute(), *folder.absolute().parents) if place.exists())
    if not nearest.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(nearest))
    if nearest != folder.absolute() and not os.access(nearest, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(nearest))
