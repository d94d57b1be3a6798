"""Database URLs and what an engine is opened with."""

import json
from pathlib import Path

from sqlalchemy.engine import URL, make_url

# For a server that does not answer; psycopg itself would wait for more than two minutes.
CONNECT_SECONDS = 10


def async_url(url: str) -> URL:
    """The URL with the async driver of its engine, from the plain one that people write."""
    parsed = make_url(url.replace("postgres://", "postgresql://", 1))
    driver = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+psycopg"}[parsed.get_backend_name()]
    return parsed.set(drivername=driver)


def plain_url(url: str | URL) -> URL:
    """The URL with the driver of its engine that knows no asyncio."""
    target = async_url(url) if isinstance(url, str) else url
    return target.set(drivername=target.drivername.removesuffix("+aiosqlite"))


def connect_options(url: URL) -> dict[str, int]:
    if url.get_backend_name() == "sqlite" or "connect_timeout" in url.query:
        return {}
    return {"connect_timeout": CONNECT_SECONDS}


def make_folder(url: URL) -> None:
    if url.database and url.database != ":memory:":
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)


def to_json(value: object) -> str:
    # Text as it is, like JSONB keeps it, so that a search in it finds "büro" on both engines.
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": "))
