"""Servers that can be killed and started anew, and the addresses that people know of them."""

import asyncio
import contextlib
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import httpx
import psutil

from tests.bench.processes import ROOT
from tests.faults.nursery import Birth

API = "tests.faults.app:make"
_PORTS = range(20_000, 32_000)
# Seconds; for a machine with much else to do.
_PATIENCE = 60.0


class Nursery:
    """The process that forks servers, while the `with` block lasts; all of them end with it."""

    def __enter__(self) -> "Nursery":
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.nursery"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        return self

    def __exit__(self, *_: object) -> None:
        process = self._process
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.close()
        process.wait(timeout=_PATIENCE)
        process.stdout.close()

    def start(
        self,
        environment: Mapping[str, str],
        log: Path,
        *,
        app: str = API,
        port: int = 0,
        file_bytes: int | None = None,
    ) -> "Server":
        """Fork a server with these variables; it need not answer yet. No file of it grows beyond `file_bytes`."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        birth = Birth(
            app=app, port=port or _lasting_port(), environment=dict(environment), log=str(log), file_bytes=file_bytes
        )
        self._process.stdin.write(json.dumps(birth) + "\n")
        self._process.stdin.flush()
        return Server(f"http://127.0.0.1:{birth['port']}", birth["port"], int(self._process.stdout.readline()))


@dataclass(frozen=True)
class Server:
    """A server in a process group of its own, led by `pid`."""

    address: str
    port: int
    pid: int

    async def ready(self) -> None:
        """Wait until it answers that it can work."""
        async with asyncio.timeout(_PATIENCE), httpx.AsyncClient(timeout=10) as client:
            while not await self._is_ready(client):
                await asyncio.sleep(0.02)

    async def _is_ready(self, client: httpx.AsyncClient) -> bool:
        with contextlib.suppress(httpx.TransportError):
            return (await client.get(f"{self.address}/readyz")).status_code == 200
        return False

    async def kill(self, sign: signal.Signals = signal.SIGKILL) -> None:
        """Send a signal to the whole group, and wait until nothing of it runs."""
        running = self._group()
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.pid, sign)
        async with asyncio.timeout(_PATIENCE):
            while any(_runs(process) for process in running):
                await asyncio.sleep(0.005)

    def _group(self) -> list[psutil.Process]:
        with contextlib.suppress(psutil.NoSuchProcess):
            leader = psutil.Process(self.pid)
            return [leader, *leader.children(recursive=True)]
        return []


def _lasting_port() -> int:
    """A port that nobody listens on, and that no connection to elsewhere takes while its server is dead.

    Such connections, and servers of other tests, get theirs from 32,768 on.
    """
    while True:
        port = secrets.choice(_PORTS)
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


def _runs(process: psutil.Process) -> bool:
    """Whether a process runs; one that is dead and was not waited for does not."""
    with contextlib.suppress(psutil.NoSuchProcess):
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    return False


@dataclass
class Fleet:
    """The processes of one installation, each on a port that it keeps; `dice` chooses who is asked, and who dies.

    Each is born with one of `environments`, drawn anew each time.
    """

    nursery: Nursery
    environments: list[dict[str, str]]
    log: Path
    dice: Random
    size: int
    app: str = API
    servers: list[Server] = field(default_factory=list)

    async def start(self) -> None:
        """Start all, and wait until they work."""
        self.servers = [self._born() for _ in range(self.size)]
        await self.ready()

    async def ready(self) -> None:
        """Wait until all work."""
        await asyncio.gather(*(server.ready() for server in self.servers))

    def address(self) -> str:
        """The address of one of them, which may be dead at the moment."""
        return self.dice.choice(self.servers).address

    async def kill_one(self) -> None:
        """Kill one and start it anew on its port; the others go on."""
        number = self.dice.randrange(self.size)
        await self.servers[number].kill()
        self.servers[number] = self._born(self.servers[number].port)

    async def end(self) -> None:
        """End all as a service does that is stopped."""
        await asyncio.gather(*(server.kill(signal.SIGTERM) for server in self.servers))

    def _born(self, port: int = 0) -> Server:
        return self.nursery.start(self.dice.choice(self.environments), self.log, app=self.app, port=port)


@contextlib.contextmanager
def migrated(environment: Mapping[str, str], log: Path) -> Iterator[None]:
    """Migrate the database of an installation before the block."""
    with log.open("a") as output:
        command = [sys.executable, "-m", "taskchat", "migrate"]
        variables = {**os.environ, **environment}
        subprocess.run(command, cwd=ROOT, env=variables, check=True, stdout=output, stderr=output)
    yield
