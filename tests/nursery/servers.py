"""Nursery as tests ask it for servers, and the servers: each can be killed, and started anew on its port."""

import asyncio
import contextlib
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import httpx
import psutil

from taskchat.settings import ROOT
from tests.nursery.birth import API, COMMAND, Birth

_PORTS = range(20_000, 32_000)
# Seconds; for a machine with much else to do.
_PATIENCE = 60.0


class Nursery:
    """The process that forks servers and commands, while the `with` block lasts; all of them end with it."""

    def __enter__(self) -> "Nursery":
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.nursery"],
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
        """Fork a server with these variables beside the test's own; it need not answer yet.

        No file of it grows beyond `file_bytes`.
        """
        return self._fork(app, environment, log, port=port or _lasting_port(), file_bytes=file_bytes)

    def run(self, environment: Mapping[str, str], log: Path, *arguments: str) -> "Command":
        """Fork a process that does one command of taskchat, `migrate`, say; it need not have ended yet."""
        log.with_suffix(".code").unlink(missing_ok=True)
        return Command(self._fork(COMMAND, environment, log, arguments=arguments), log)

    def _fork(
        self,
        app: str,
        environment: Mapping[str, str],
        log: Path,
        *,
        port: int = 0,
        file_bytes: int | None = None,
        arguments: Sequence[str] = (),
    ) -> "Server":
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        variables = {**os.environ, **environment}
        birth = Birth(
            app=app, port=port, environment=variables, log=str(log), file_bytes=file_bytes, arguments=[*arguments]
        )
        self._process.stdin.write(json.dumps(birth) + "\n")
        self._process.stdin.flush()
        return Server(f"http://127.0.0.1:{port}", port, int(self._process.stdout.readline()))

    @contextlib.contextmanager
    def serving(self, environment: Mapping[str, str], log: Path) -> "Iterator[Server]":
        """A server that answers, for as long as the block lasts; afterwards it is told to end, and it ends."""
        server = self.start(environment, log)
        try:
            server.wait_for_answer()
            yield server
        finally:
            server.end()


@dataclass(frozen=True)
class Server:
    """A server in a process group of its own, led by `pid`."""

    address: str
    port: int
    pid: int

    def wait_for_answer(self) -> None:
        """Wait until it answers, whether or not it can work."""
        end = time.monotonic() + _PATIENCE
        with httpx.Client() as client:
            while time.monotonic() < end:
                with contextlib.suppress(httpx.TransportError):
                    if client.get(f"{self.address}/healthz").status_code == 200:
                        return
                time.sleep(0.02)
        raise TimeoutError(f"{self.address} did not answer within {_PATIENCE} seconds")

    async def ready(self) -> None:
        """Wait until it answers that it can work."""
        async with asyncio.timeout(_PATIENCE), httpx.AsyncClient(timeout=10) as client:
            while not await self._is_ready(client):  # noqa: ASYNC110 - processes tell nobody that they are ready
                await asyncio.sleep(0.02)

    async def _is_ready(self, client: httpx.AsyncClient) -> bool:
        with contextlib.suppress(httpx.TransportError):
            return (await client.get(f"{self.address}/readyz")).status_code == 200
        return False

    def has_ended(self) -> bool:
        """Whether it has ended, by itself or by a signal."""
        return not any(_runs(process) for process in self._group())

    def send(self, sign: signal.Signals) -> None:
        """Send a signal to the whole group, as Ctrl-C does; nothing happens where all of it has ended."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.pid, sign)

    async def kill(self, sign: signal.Signals = signal.SIGKILL) -> None:
        """Send a signal to the whole group, and wait until nothing of it runs."""
        running = self._group()
        self.send(sign)
        await asyncio.to_thread(_wait_for_end, running, _PATIENCE)

    def crash(self) -> None:
        """Kill it, and wait until nothing of it runs."""
        running = self._group()
        self.send(signal.SIGKILL)
        _wait_for_end(running, _PATIENCE)

    def wait_for_end(self, seconds: float) -> None:
        """Wait until it ended by itself, or by a signal; raises `TimeoutError`."""
        _wait_for_end(self._group(), seconds)

    def end(self) -> None:
        """Tell it to end; where it does not, kill it."""
        running = self._group()
        self.send(signal.SIGTERM)
        try:
            _wait_for_end(running, 20)
        except TimeoutError:
            self.send(signal.SIGKILL)
            _wait_for_end(running, _PATIENCE)

    def _group(self) -> list[psutil.Process]:
        with contextlib.suppress(psutil.NoSuchProcess):
            leader = psutil.Process(self.pid)
            return [leader, *leader.children(recursive=True)]
        return []


@dataclass(frozen=True)
class Command:
    """A command of taskchat in a process of its own; what it says is in `log`."""

    process: Server
    log: Path

    def end(self, seconds: float = _PATIENCE) -> tuple[int | None, str]:
        """Wait until it ended; gives its exit code, None where a signal ended it, and all that it said."""
        self.process.wait_for_end(seconds)
        code = self.log.with_suffix(".code")
        return int(code.read_text()) if code.exists() else None, self.log.read_text(encoding="utf-8")


def _lasting_port() -> int:
    """A port that nobody listens on, and that no connection to elsewhere takes while its server is dead.

    Such connections, and servers of other tests, get theirs from 32,768 on.
    """
    while True:
        port = secrets.choice(_PORTS)
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


def _wait_for_end(running: list[psutil.Process], seconds: float) -> None:
    end = time.monotonic() + seconds
    while any(_runs(process) for process in running):
        if time.monotonic() > end:
            raise TimeoutError(f"{running} did not end within {seconds} seconds")
        time.sleep(0.005)


def _runs(process: psutil.Process) -> bool:
    """Whether a process runs; one that is dead and was not waited for does not."""
    with contextlib.suppress(psutil.NoSuchProcess):
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    return False
