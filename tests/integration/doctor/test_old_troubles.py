"""Each trouble of the older product's guide, made on purpose: the doctor and the log say what to do."""

import asyncio
import logging
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import sqlalchemy as sa
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from taskchat import doctor
from taskchat.database import Database, writing_engine
from taskchat.doctor import Finding, Level
from taskchat.settings import ROOT, Settings, load_settings
from tests.gemini_stand_in import Call, GeminiStandIn, call
from tests.integration.api.conftest import installed, serving, sign_up
from tests.integration.legacy.moved import in_thread, up
from tests.integration.legacy.old import Shape, State, build
from tests.integration.moving.filled import fill


def settings(folder: Path, **values: object) -> Settings:
    return load_settings(_env_file=None, **{"data_dir": folder, "gemini_api_key": None, **values})


def has(found: Finding, level: Level, *words: str) -> bool:
    return found.level is level and all(word in found.text for word in words)


# A package is missing.


async def test_packages_that_are_missing_or_others_are_named(tmp_path: Path):
    pinned = tmp_path / "requirements.txt"
    for line, level, word in [
        ("no-such-package==1.0", Level.BAD, "no-such-package missing; run: pip install"),
        ("alembic==0.1", Level.NOTE, "(0.1)"),
        ("pywin32==300 ; sys_platform == 'win32'", Level.GOOD, "are there"),
    ]:
        pinned.write_text(f"{line}\n    # via taskchat\n", encoding="utf-8")
        assert has(await doctor.check_packages(settings(tmp_path), pinned), level, word)


@pytest.mark.slow
@pytest.mark.parametrize("package", ["chatkit", "sqlmodel"])
def test_without_a_package_the_doctor_still_says_which(tmp_path: Path, package: str):
    (tmp_path / f"{package}.py").write_text(f"raise ModuleNotFoundError('No module', name='{package}')\n")
    environment = os.environ | {"PYTHONPATH": str(tmp_path)}
    ran = subprocess.run(
        [sys.executable, "-m", "taskchat", "doctor"],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert ran.returncode == 1
    assert (
        ran.stderr == f"FAIL  packages: {package} is missing; run: pip install -r requirements.txt (`make run` does)\n"
    )


# The stream closes at once, and tools do not run: at the model.


@pytest.mark.parametrize(
    ("reply", "level", "words"),
    [
        ({"said": call("create_task", title="milk")}, Level.GOOD, "streams to the end and calls tools"),
        ({"said": "I made the task milk."}, Level.BAD, "calls no tool; choose another GEMINI_MODEL"),
        ({"said": "I made", "unfinished": True}, Level.BAD, "the stream closes before an answer ended"),
        ({"said": "I made", "drop": True}, Level.BAD, "the stream broke off"),
        ({"said": Call("create_task", raw='{"title":"a"}{"title":"b"}')}, Level.NOTE, "glues or breaks"),
    ],
    ids=["well", "no tool", "closes early", "drops", "glued"],
)
async def test_an_answer_that_does_not_stream_or_call_is_explained(
    tmp_path: Path, gemini: GeminiStandIn, reply: dict[str, Any], level: Level, words: str
):
    gemini.reply(reply["said"], **{name: value for name, value in reply.items() if name != "said"})
    found = await doctor.check_answer(settings(tmp_path, gemini_api_key="key", gemini_base_url=gemini.url))
    assert has(found, level, words), found


# The stream closes at once: on its way to the page.


async def _pieces(address: str) -> AsyncIterator[bytes]:
    async with httpx.AsyncClient() as client, client.stream("GET", f"{address}/healthz/stream") as response:
        async for piece in response.aiter_bytes():
            yield piece


def proxy(address: str, kind: str) -> Starlette:
    """Somebody between the page and taskchat, who passes on, collects, or cuts."""

    async def pass_on(_request: Request) -> Response:
        if kind == "collects":
            return Response(b"".join([piece async for piece in _pieces(address)]), media_type="text/event-stream")
        pieces = _pieces(address)
        if kind == "cuts":
            first = await anext(pieces)
            await pieces.aclose()  # pyright: ignore[reportAttributeAccessIssue]
            return Response(first, media_type="text/event-stream")
        return StreamingResponse(pieces, media_type="text/event-stream" if kind == "passes" else "text/html")

    return Starlette(routes=[Route("/healthz/stream", pass_on)])


@pytest.mark.parametrize(
    ("kind", "level", "words"),
    [
        ("passes", Level.GOOD, "events arrive one by one"),
        ("collects", Level.BAD, "holds the events back and sends them at once; do not buffer"),
        ("cuts", Level.BAD, "closes the stream after 1 of 3 events"),
        ("is another", Level.NOTE, "is not taskchat"),
    ],
)
async def test_a_proxy_that_holds_streams_back_is_named(
    settings: Settings, sqlite_url: str, kind: str, level: Level, words: str
):
    database = Database(sqlite_url)
    async with serving(installed(settings, database)) as address, serving(proxy(address, kind)) as between:
        found = await doctor.check_stream(settings.model_copy(update={"trusted_origins": [between]}))
    assert has(found, level, words, between), found
    await database.dispose()


# A thread is not found.


async def test_messages_without_their_conversation_are_counted(tmp_path: Path, sqlite_url: str):
    fill(sqlite_url)
    values = settings(tmp_path, database_url=sqlite_url)
    assert has(await doctor.check_conversations(values), Level.GOOD, "every message is in one")
    with writing_engine(sqlite_url).connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
        connection.exec_driver_sql("DELETE FROM threads")
    assert has(await doctor.check_conversations(values), Level.BAD, "7 messages stand in conversations that do not")


async def test_the_log_has_the_id_of_what_was_not_found(
    settings: Settings, sqlite_url: str, caplog: pytest.LogCaptureFixture
):
    database = Database(sqlite_url)
    lost = "00000000-0000-4000-8000-000000000000"
    async with serving(installed(settings, database)) as address, httpx.AsyncClient(base_url=address) as client:
        await sign_up(client)
        with caplog.at_level(logging.WARNING, "taskchat"):
            asked = {"type": "threads.get_by_id", "params": {"thread_id": lost}}
            assert (await client.post("/api/chatkit", json=asked, headers={"Origin": address})).status_code == 404
    assert any(lost in message for message in caplog.messages)
    await database.dispose()


# The database is still the older product's, or half of it.


async def test_the_older_products_database_is_known_and_the_command_said(tmp_path: Path, empty_url: str):
    build(empty_url, Shape(state=State.GUIDE_ONCE))
    found = await doctor.check_database(settings(tmp_path, database_url=empty_url))
    assert has(found, Level.BAD, "the older product's database", "python -m taskchat backup", "taskchat migrate")


async def test_a_migration_that_stopped_says_how_far_it_came(tmp_path: Path, empty_url: str):
    build(empty_url, Shape())
    await in_thread(up, empty_url, "0002")
    values = settings(tmp_path, database_url=empty_url)
    assert has(await doctor.check_database(values), Level.BAD, "stopped in the middle", "taskchat migrate")
    await in_thread(up, empty_url)
    await asyncio.to_thread(_interrupt, empty_url)
    assert has(await doctor.check_database(values), Level.BAD, "message 5 of 24", "goes on where it was")


def _interrupt(url: str) -> None:
    with writing_engine(url).begin() as connection:
        connection.execute(
            sa.text("UPDATE migration_steps SET position = 5, finished_at = NULL WHERE name = 'message'")
        )
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '0002'"))
