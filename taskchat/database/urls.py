"""Database URLs and the options that an engine is opened with."""

import json
from pathlib import Path

from sqlalchemy.engine import URL, make_url

# Timeout for a server that does not answer; psycopg's own is more than two minutes.
CONNECT_SECONDS = 10
PREPARE = "prepare_threshold"
# Seconds and times that libpq looks after a connection on which nothing is said; the system's own are two hours.
KEEPALIVE = {"keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 3}


def async_url(url: str) -> URL:
    """Add the engine's async driver to the plain URL that people write."""
    parsed = make_url(url.replace("postgres://", "postgresql://", 1))
    driver = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+psycopg"}[parsed.get_backend_name()]
    return parsed.set(drivername=driver)


def plain_url(url: str | URL) -> URL:
    """Replace the driver by the engine's synchronous one."""
    target = async_url(url) if isinstance(url, str) else url
    return target.set(drivername=target.drivername.removesuffix("+aiosqlite"))


def connect_options(url: URL) -> dict[str, int | None]:
    """Return the driver's options: a timeout for servers that do not answer, and when statements are prepared.

    `prepare_threshold=none` in the URL leaves all of them unprepared: behind a pooler that hands connections on from
    transaction to transaction, a prepared one is missing or there already. Raises `ValueError` for another word.
    """
    if url.get_backend_name() == "sqlite":
        return {}
    options: dict[str, int | None] = {} if "connect_timeout" in url.query else {"connect_timeout": CONNECT_SECONDS}
    if threshold := url.query.get(PREPARE):
        options[PREPARE] = None if threshold == "none" else int(str(threshold))
    return options


def make_folder(url: URL) -> None:
    """Make the folder of a SQLite file."""
    if url.database and url.database != ":memory:":
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)


def to_json(value: object) -> str:
    """Encode JSON like JSONB, with text unescaped, so that a search in it finds "büro" on both engines."""
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": "))
