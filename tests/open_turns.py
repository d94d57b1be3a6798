"""Turns that a test left behind: they go on without it, and would ask for what the next test has scripted."""

import time

from sqlalchemy import create_engine, text

from taskchat.database.urls import plain_url
from tests.gemini_stand_in import GeminiStandIn, Reply

_PATIENCE = 30.0
_OPEN = text("SELECT count(*) FROM turns WHERE ended_at IS NULL")


def end_turns(gemini: GeminiStandIn, *database_urls: str) -> None:
    """Let every turn of the servers on these databases come to its end; fails where one never does."""
    gemini.release()
    gemini.otherwise = Reply(text="That is all.")
    for url in database_urls:
        engine = create_engine(plain_url(url))
        end = time.monotonic() + _PATIENCE
        with engine.connect() as connection:
            while left := connection.execute(_OPEN).scalar_one():
                assert time.monotonic() < end, f"{left} turns of a test do not end"
                connection.rollback()
                time.sleep(0.02)
        engine.dispose()
