"""Ends of an answer: from Stop, in whichever process, to its mark, and from the death of its process to the same."""

import contextlib
import json
import os
import signal
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx

from tests.bench.answers import Asked
from tests.bench.figures import goal, quantile
from tests.bench.people import signed_up
from tests.bench.processes import Running, database_url, migrated, paced, settings_of, taskchat_with
from tests.bench.turn import in_new_thread
from tests.postgres import postgres_server

_STOPS = 40
_CRASHES = 10
_STOP_GOAL_MS = 200.0
_CRASH_GOAL_S = 3.0
# Seconds between two words, and so many that an answer outlasts what is measured.
_PACE = 0.02
_WORDS = 1_500
_PATIENCE_S = 60.0


@dataclass
class _Listener:
    """Somebody who hears an answer from its beginning on, and the moments of its first words and of its mark."""

    client: httpx.Client
    path: str
    began: threading.Event
    ended: threading.Event
    moment: float = 0.0

    def run(self) -> None:
        with contextlib.suppress(httpx.TransportError), self.client.stream("GET", self.path) as answer:
            for line in answer.iter_lines():
                if "text_delta" in line:
                    self.began.set()
                if '"end_of_turn"' in line:
                    self.moment = time.perf_counter()
                    self.ended.set()
                    return


def report() -> None:
    """Print how soon the end of an answer is told to somebody who listens."""
    with tempfile.TemporaryDirectory() as folder, paced(pace=_PACE) as stand_in:
        environment = settings_of(Path(folder), stand_in.address, database_url(Path(folder)))
        migrated(Path(folder), environment)
        with taskchat_with(environment) as server:
            _print_stops("one process, SQLite", [server, server], signed_up(server, 1)[0])
    with tempfile.TemporaryDirectory() as folder, paced(pace=_PACE) as stand_in, postgres_server(durable=True) as url:
        environment = settings_of(Path(folder), stand_in.address, url)
        migrated(Path(folder), environment)
        with taskchat_with(environment) as one, taskchat_with(environment) as other:
            token = signed_up(one, 1)[0]
            _print_stops("said to another process, PostgreSQL", [one, other], token)
        with taskchat_with(environment) as other:
            _print_crashes(environment, other, token)


def _print_stops(name: str, servers: list[Running], token: str) -> None:
    with _client(servers[0], token) as asks, _client(servers[1], token) as stops:
        seconds = [_stopped(asks, stops) for _ in range(_STOPS)]
    milliseconds = [1_000 * one for one in seconds]
    print(f"{_STOPS} times Stop, {name}: {quantile(milliseconds, 50):.1f} ms (p50) from its POST to the mark")
    print(goal(f"Stop, {name}, p95", quantile(milliseconds, 95), _STOP_GOAL_MS, " ms"))


def _stopped(asks: httpx.Client, stops: httpx.Client) -> float:
    with _answering(asks, listens=asks) as (thread_id, listener):
        start = time.perf_counter()
        stops.post(f"/api/chatkit/threads/{thread_id}/stop", json={}).raise_for_status()
        _await(listener.ended, "Stop")
    return listener.moment - start


def _print_crashes(environment: dict[str, str], other: Running, token: str) -> None:
    seconds = [_crashed(environment, other, token) for _ in range(_CRASHES)]
    print(f"{_CRASHES} times kill -9 of the process that answers: {quantile(seconds, 50):.2f} s (p50) to the mark")
    print(goal("told by another process that the answer was interrupted, at most", max(seconds), _CRASH_GOAL_S, " s"))


def _crashed(environment: dict[str, str], other: Running, token: str) -> float:
    with (
        taskchat_with(environment) as dying,
        _client(dying, token) as asks,
        _client(other, token) as listens,
        _answering(asks, listens=listens) as (_, listener),
    ):
        start = time.perf_counter()
        os.killpg(dying.pid, signal.SIGKILL)
        _await(listener.ended, "kill -9")
    return listener.moment - start


@contextlib.contextmanager
def _answering(asks: httpx.Client, *, listens: httpx.Client) -> Iterator[tuple[str, _Listener]]:
    """An answer that goes on for long: its thread, and somebody who has heard its first words and hears on."""
    question = in_new_thread(Asked(1, _WORDS).question)
    with asks.stream("POST", "/api/chatkit", json=question) as answer:
        answer.raise_for_status()
        first = next(line for line in answer.iter_lines() if line.startswith("data: "))
        thread_id = json.loads(first.removeprefix("data: "))["thread"]["id"]
        path = f"/api/chatkit/threads/{thread_id}/stream"
        listener = _Listener(listens, path, threading.Event(), threading.Event())
        thread = threading.Thread(target=listener.run)
        thread.start()
        _await(listener.began, "the question")
        yield thread_id, listener
        thread.join()


def _await(event: threading.Event, what: str) -> None:
    if not event.wait(_PATIENCE_S):
        raise TimeoutError(f"nothing came within {_PATIENCE_S:g} seconds of {what}")


def _client(server: Running, token: str) -> httpx.Client:
    return httpx.Client(base_url=server.address, cookies={"auth_token": token}, timeout=_PATIENCE_S)
