"""How long from the POST to the first byte of the stream, and to the first words of the answer."""

import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass

import httpx


@dataclass(frozen=True)
class Turn:
    """One turn, in milliseconds after its POST."""

    first_byte: float
    first_delta: float
    end: float


def turns(address: str, count: int, *, warm_up: int = 20) -> list[Turn]:
    """Measure `count` turns, each in a new thread, after some that are not counted."""
    with httpx.Client(base_url=address, timeout=60) as client:
        body = {"email": "bench@example.com", "password": "correct horse"}
        client.post("/api/auth/register", json=body).raise_for_status()
        measured = [_turn(client) for _ in range(warm_up + count)]
    return measured[warm_up:]


def _turn(client: httpx.Client) -> Turn:
    user_input = {
        "content": [{"type": "input_text", "text": "What is the plan?"}],
        "attachments": [],
        "inference_options": {},
    }
    request = {"type": "threads.create", "params": {"input": user_input}}
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


def quantile(values: list[float], percent: int) -> float:
    """The value that `percent` of them do not exceed."""
    return statistics.quantiles(values, n=100, method="inclusive")[percent - 1]
