"""Trouble of the installation: real databases, disks and Redis taken away, and given back."""

import asyncio
import contextlib
import signal
import sqlite3
import subprocess
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import psutil
import pytest
from alembic import command
from sqlalchemy.engine import make_url

from taskchat.database import alembic_config
from tests.bench.turn import in_new_thread
from tests.gemini_stand_in import GeminiStandIn, Reply
from tests.integration.api.conftest import sign_up
from tests.nursery import Nursery, Server
from tests.postgres import wheel_server
from tests.redis import OwnRedis

pytestmark = [pytest.mark.slow, pytest.mark.timeout(240)]

_PATIENCE = 40.0
_AWAY = "taskchat cannot reach its database at the moment. Please try again in a few seconds."
_FULL = "The server has no room left, so nothing was saved. Please tell whoever runs it, and try again later."

Serve = Callable[..., contextlib.AbstractContextManager[Server]]


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """Everything that the server says."""
    return tmp_path / "server.log"


@pytest.fixture
def serve(nursery: Nursery, tmp_path: Path, gemini: GeminiStandIn, log: Path) -> Serve:
    """Serves the API behind granian, as production does."""

    def serve(**environment: str) -> contextlib.AbstractContextManager[Server]:
        model = {"GEMINI_API_KEY": "key", "GEMINI_BASE_URL": gemini.url}
        return nursery.serving({"DATA_DIR": str(tmp_path)} | model | environment, log)

    return serve


@contextlib.asynccontextmanager
async def signed_in(server: Server) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=server.address, timeout=_PATIENCE) as client:
        yield await sign_up(client)


def requests(client: httpx.AsyncClient) -> dict[str, Any]:
    """One request of each kind that needs the database, not sent yet."""
    account = {"email": "new@example.com", "password": "correct horse"}
    return {
        "a list": lambda: client.get("/api/tasks"),
        "a task": lambda: client.post("/api/tasks", json={"title": "pay rent"}),
        "a sign-in": lambda: client.post("/api/auth/login", json=account),
        "an account": lambda: client.post("/api/auth/register", json=account),
        "oneself": lambda: client.get("/api/auth/me"),
        "a sign-out": lambda: client.post("/api/auth/logout", headers={"Cookie": "auth_token=x"}),
        "a message": lambda: client.post("/api/chatkit", json=in_new_thread("hello")),
        "a history": lambda: client.post("/api/chatkit", json={"type": "threads.list", "params": {}}),
        "a file": lambda: client.put("/api/attachments/atc_x", content=b"x"),
        "metrics": lambda: client.get("/metrics"),
    }


def said_in(log: Path) -> list[str]:
    return log.read_text().splitlines()


async def until_ready(client: httpx.AsyncClient, status: int = 200) -> dict[str, str]:
    """Ask until it is, or is not any more: an answer counts for a second."""
    async with asyncio.timeout(_PATIENCE):
        while (ready := await client.get("/readyz")).status_code != status:
            pass
    return ready.json()


class StoppablePostgres:
    """A server that can be killed, as by a power cut, and brought back with what was committed."""

    def __init__(self, server: Any) -> None:
        self.url: str = server.get_uri()
        self._server = server

    def stop(self) -> None:
        """End it at once: the postmaster ends its children and says farewell to nobody."""
        whole = psutil.Process(self._server.get_pid())
        whole.send_signal(signal.SIGQUIT)
        whole.wait(30)

    def start(self) -> None:
        """Start it again, and wait until it takes connections."""
        self._server.ensure_postgres_running()


@pytest.fixture(scope="module")
def postgres() -> Iterator[StoppablePostgres]:
    """A PostgreSQL that can be killed, migrated."""
    with tempfile.TemporaryDirectory(prefix="taskchat-pg-", ignore_cleanup_errors=True) as folder:
        server = wheel_server(folder)
        command.upgrade(alembic_config(server.get_uri()), "head")
        yield StoppablePostgres(server)
        server.cleanup()


async def test_every_route_says_so_while_postgresql_is_away(
    serve: Serve, postgres: StoppablePostgres, log: Path
) -> None:
    with serve(DATABASE_URL=postgres.url) as server:
        async with signed_in(server) as ada:
            # More connections than one, all of them dead afterwards.
            await asyncio.gather(*(ada.get("/api/tasks") for _ in range(8)))
            postgres.stop()
            began = time.monotonic()
            try:
                said = {name: await ask() for name, ask in requests(ada).items() if name != "a sign-out"}
                many = await asyncio.gather(*(ada.get("/api/tasks") for _ in range(200)))
                took = time.monotonic() - began
                unready, alive = await ada.get("/readyz"), await ada.get("/healthz")
            finally:
                postgres.start()
            for name, answer in said.items():
                assert (answer.status_code, answer.json()) == (503, {"detail": _AWAY}), name
                assert answer.headers["retry-after"] == "5"
            assert {answer.status_code for answer in many} == {503}
            assert (unready.status_code, alive.status_code) == (503, 200)
            assert unready.json()["database"].startswith("cannot be used: ")
            assert (unready.json()["disk"], unready.json()["status"]) == ("writable", "not ready")
            # Back by itself, with the first request.
            assert (await ada.get("/api/tasks")).status_code == 200
            assert (await asyncio.gather(*(ada.get("/api/tasks") for _ in range(20))))[-1].status_code == 200
            await until_ready(ada)
    lines = said_in(log)
    assert "Traceback" not in "".join(lines)
    # Two for each second: the trouble, and what a library says of a connection that it lost.
    assert len([line for line in lines if "Trouble with database" in line]) <= took + 3
    assert len(lines) <= 3 * took + 30


async def test_a_stream_ends_with_an_error_when_postgresql_goes(
    serve: Serve, postgres: StoppablePostgres, gemini: GeminiStandIn
) -> None:
    gemini.hang(after="Once upon a time")
    with serve(DATABASE_URL=postgres.url) as server:
        async with httpx.AsyncClient(base_url=server.address, timeout=_PATIENCE) as client:
            await sign_up(client, "streaming@example.com")
            heard = ""
            async with client.stream("POST", "/api/chatkit", json=in_new_thread("Tell me a story")) as answer:
                async for line in answer.aiter_lines():
                    if "Once upon a time" in line and "Once upon a time" not in heard:
                        postgres.stop()
                        gemini.release()
                    heard += line + "\n"
            postgres.start()
    last = heard.strip().splitlines()[-1]
    assert '"type":"error"' in last
    assert '"allow_retry":true' in last


def _mounted(folder: Path) -> bool:
    folder.mkdir(parents=True)
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(folder)], check=False)
    return done.returncode == 0


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of four megabytes, with a migrated database."""
    folder = tmp_path / "disk"
    if not _mounted(folder):
        pytest.skip("no disk can be mounted here; as root it can")
    command.upgrade(alembic_config(f"sqlite:///{folder / 'taskchat.db'}"), "head")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


async def test_a_full_disk_is_named_and_everything_works_when_there_is_room(serve: Serve, small_disk: Path) -> None:
    url, filler = f"sqlite:///{small_disk / 'taskchat.db'}", small_disk / "filler"
    with serve(DATABASE_URL=url, DATA_DIR=str(small_disk)) as server:
        async with signed_in(server) as ada:
            kept = (await ada.post("/api/tasks", json={"title": "kept"})).json()
            with contextlib.suppress(OSError), filler.open("wb", buffering=0) as file:
                while file.write(b"\x00" * 4096):
                    pass
            long = {"title": "too much", "description": "x" * 2_000}
            refused = [await ada.post("/api/tasks", json=long) for _ in range(3)]
            unready, listed = await ada.get("/readyz"), await ada.get("/api/tasks")
            filler.unlink()
            assert [(one.status_code, one.json()) for one in refused] == [(503, {"detail": _FULL})] * 3
            assert refused[0].headers["retry-after"] == "60"
            assert (unready.status_code, unready.json()["database"]) == (503, "at head")
            assert "No space left" in unready.json()["disk"]
            assert [task["id"] for task in listed.json()["tasks"]] == [kept["id"]]
            assert (await ada.post("/api/tasks", json=long)).status_code == 201
            assert (await until_ready(ada))["disk"] == "writable"


async def test_a_locked_database_is_named_and_reading_goes_on(serve: Serve, sqlite_url: str, log: Path) -> None:
    with serve(DATABASE_URL=sqlite_url) as server:
        async with signed_in(server) as ada:
            with contextlib.closing(sqlite3.connect(str(make_url(sqlite_url).database), isolation_level=None)) as other:
                other.execute("BEGIN IMMEDIATE")
                began = time.monotonic()
                writing = asyncio.gather(*(ada.post("/api/tasks", json={"title": "pay rent"}) for _ in range(20)))
                assert (await ada.get("/api/tasks")).json()["total"] == 0
                assert time.monotonic() - began < 4
                refused = await writing
                assert time.monotonic() - began < 10
                account = {"email": "leak.me@example.org", "password": "correct horse"}
                assert (await ada.post("/api/auth/register", json=account)).status_code == 503
            assert {one.status_code for one in refused} == {503}
            assert refused[0].json()["detail"].startswith("The database is busy at the moment")
            assert refused[0].headers["retry-after"] == "2"
            assert (await ada.post("/api/tasks", json={"title": "pay rent"})).status_code == 201
    said = "".join(said_in(log))
    assert "leak.me" not in said
    assert "argon2" not in said
    assert "Traceback" not in said


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[OwnRedis]:
    """A Redis that can be killed."""
    server = OwnRedis(tmp_path)
    server.start()
    yield server
    server.stop()


async def test_the_chat_goes_on_while_redis_is_away(
    serve: Serve, sqlite_url: str, redis: OwnRedis, gemini: GeminiStandIn, log: Path
) -> None:
    gemini.otherwise = lambda _: Reply(text="Hello.")
    with serve(DATABASE_URL=sqlite_url, REDIS_URL=redis.url, REQUESTS_PER_MINUTE="3") as server:
        async with signed_in(server) as ada:

            async def hello() -> int:
                return (await ada.post("/api/chatkit", json=in_new_thread("hello"))).status_code

            assert (await until_ready(ada))["redis"] == "there"
            assert await hello() == 200
            redis.stop()
            # What was counted there does not count here; what is counted here has the same limit.
            assert [await hello() for _ in range(4)] == [200, 200, 200, 429]
            unready = await until_ready(ada, 503)
            assert unready["database"] == "at head"
            assert unready["redis"].startswith("cannot be used: ")
            redis.start()
            await until_ready(ada)
            async with asyncio.timeout(_PATIENCE):
                while await hello() != 200:
                    pass
    said = "".join(said_in(log))
    assert "Trouble with redis" in said
    assert "Traceback" not in said
