"""One turn at a time: from the POST to the first byte, to the first words of the answer, and to its end."""

import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from tests.bench.figures import quantile
from tests.bench.people import signed_up
from tests.bench.processes import Running, gemini, taskchat

_COUNT = 200
_WARM_UP = 20


@dataclass(frozen=True)
class Turn:
    """One turn, in milliseconds after its POST."""

    first_byte: float
    first_delta: float
    end: float


def report() -> None:
    """Print how long a turn takes, each in a new thread, against a stand-in that answers at once."""
    with tempfile.TemporaryDirectory() as folder, gemini() as url, taskchat(Path(folder), url) as server:
        turns = _turns(server)
    print(f"{_COUNT} turns, one at a time, a stand-in for Gemini with no delay, 50 words each (ms)")
    print(f"{'':28}{'p50':>8}{'p95':>8}")
    for label, name in (
        ("POST to first SSE byte", "first_byte"),
        ("POST to first text delta", "first_delta"),
        ("POST to end of stream", "end"),
    ):
        values = [getattr(turn, name) for turn in turns]
        print(f"{label:28}{quantile(values, 50):8.1f}{quantile(values, 95):8.1f}")


def _turns(server: Running) -> list[Turn]:
    cookies = {"auth_token": signed_up(server, 1)[0]}
    with httpx.Client(base_url=server.address, cookies=cookies, timeout=60) as client:
        turns = [one_turn(client, in_new_thread("What is the plan?")) for _ in range(_WARM_UP + _COUNT)]
    return turns[_WARM_UP:]


def in_new_thread(text: str) -> dict[str, Any]:
    """The request that begins a conversation."""
    return {"type": "threads.create", "params": {"input": _said(text)}}


def in_thread(thread_id: str, text: str) -> dict[str, Any]:
    """The request that goes on with one."""
    return {"type": "threads.add_user_message", "params": {"thread_id": thread_id, "input": _said(text)}}


def _said(text: str) -> dict[str, Any]:
    return {"content": [{"type": "input_text", "text": text}], "attachments": [], "inference_options": {}}


def one_turn(client: httpx.Client, request: dict[str, Any]) -> Turn:
    """Hold one turn with taskchat, to its end."""
    start = time.perf_counter()
    with client.stream("POST", "/api/chatkit", json=request) as response:
        response.raise_for_status()
        first_byte, first_delta = _arrivals(response.iter_raw())
    end = time.perf_counter()
    return Turn(*(1_000 * (moment - start) for moment in (first_byte, first_delta, end)))


def _arrivals(chunks: Iterator[bytes]) -> tuple[float, float]:
    first_byte = first_delta = 0.0
    seen = b""
    for chunk in chunks:
        first_byte = first_byte or time.perf_counter()
        if not first_delta:
            seen += chunk
            if b"text_delta" in seen:
                first_delta = time.perf_counter()
    if not first_delta:
        raise RuntimeError(f"no words came: {seen[-500:]!r}")
    return first_byte, first_delta
