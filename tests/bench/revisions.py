"""CPU of several revisions beside each other: `python -m tests.bench.revisions main 1a2b3c4`.

What a change gives is often less than what a shared machine does differently from minute to minute. So the servers of
all revisions run together: turns go to each in turn, tokens stream from all at once. The others are compared with the
first; name it twice to see how far two that are equal lie apart. `git stash create` makes a revision of what is changed
in the working tree and leaves the history as it is.
"""

import argparse
import asyncio
import io
import json
import subprocess
import tarfile
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from itertools import count
from pathlib import Path

import httpx

from tests.bench.answers import Asked
from tests.bench.figures import quantile
from tests.bench.load import Target, hear
from tests.bench.people import signed_up
from tests.bench.processes import ROOT, paced, taskchat
from tests.bench.turn import in_new_thread, in_thread

_ROUNDS = 10
# Conversations of a round, one after the other, and turns in each: it grows by two messages a turn.
_CONVERSATIONS, _TURNS = 2, 10
_TURN_WORDS = 2
# Conversations that stream at the same moment, and seconds between two of their words.
_STREAMS, _PACE = 20, 0.02
# Seconds until all stream, and while tokens are counted; then they go on a little.
_UNDER_WAY, _COUNTED, _REST = 5.0, 10.0, 1.0

_numbers = count(1)


class Contender:
    """A revision's server, and somebody who talks with it."""

    def __init__(self, revision: str, gemini_url: str, stack: ExitStack) -> None:
        self.revision = revision
        tree, data = (Path(stack.enter_context(tempfile.TemporaryDirectory())) for _ in range(2))
        _check_out(revision, tree)
        self._server = stack.enter_context(taskchat(data, gemini_url, tree=tree))
        self._cookie = f"auth_token={signed_up(self._server, 1)[0]}"

    def cpu_seconds(self) -> float:
        """Return the server's CPU time so far."""
        return self._server.cpu_seconds()

    def converse(self) -> Iterator[None]:
        """Hold a conversation, a turn at each step."""
        headers = {"cookie": self._cookie}
        with httpx.Client(base_url=self._server.address, headers=headers, timeout=60) as client:
            said = client.post("/api/chatkit", json=in_new_thread(_question())).raise_for_status().content
            thread_id = json.loads(said.partition(b"\n\n")[0].removeprefix(b"data: "))["thread"]["id"]
            yield
            for _ in range(_TURNS - 1):
                client.post("/api/chatkit", json=in_thread(thread_id, _question())).raise_for_status()
                yield

    async def stream(self, words: int) -> None:
        """Hold all conversations at once, to their ends."""
        target = Target(self._server.address, "/api/chatkit", [self._cookie])
        heard = await hear(target, [Asked(next(_numbers), words) for _ in range(_STREAMS)])
        assert all(one.whole for one in heard)


def main() -> None:
    """Print what a turn and what a token costs in each revision, after every round."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.revisions", description=__doc__)
    parser.add_argument("revisions", nargs="+", help="the first is what the others are compared with")
    revisions = parser.parse_args().revisions
    turns: list[list[float]] = [[] for _ in revisions]
    tokens: list[list[float]] = [[] for _ in revisions]
    with ExitStack() as stack:
        gemini = stack.enter_context(paced(pace=_PACE))
        contenders = [Contender(revision, gemini.address, stack) for revision in revisions]
        _turns(contenders)
        for _ in range(_ROUNDS):
            _add(turns, _turns(contenders))
            _add(tokens, asyncio.run(_tokens(contenders)))
            _print("ms a turn", revisions, turns)
            _print("ms a token", revisions, tokens)


def _turns(contenders: Sequence[Contender]) -> list[float]:
    """CPU of a turn, in milliseconds."""
    before = [one.cpu_seconds() for one in contenders]
    for _ in range(_CONVERSATIONS):
        for _ in zip(*(one.converse() for one in contenders), strict=True):
            pass
    time.sleep(0.5)  # what is written down after an answer belongs to its costs
    held = _CONVERSATIONS * _TURNS
    return [1_000 * (one.cpu_seconds() - b) / held for one, b in zip(contenders, before, strict=True)]


async def _tokens(contenders: Sequence[Contender]) -> list[float]:
    """CPU of a token, in milliseconds, without its turn's: while all stream."""
    words = round((_UNDER_WAY + _COUNTED + _REST) / _PACE)
    async with asyncio.TaskGroup() as group:
        for one in contenders:
            group.create_task(one.stream(words))
        await asyncio.sleep(_UNDER_WAY)
        before = [one.cpu_seconds() for one in contenders]
        await asyncio.sleep(_COUNTED)
        used = [one.cpu_seconds() - b for one, b in zip(contenders, before, strict=True)]
    return [1_000 * seconds * _PACE / (_STREAMS * _COUNTED) for seconds in used]


def _add(figures: list[list[float]], more: Sequence[float]) -> None:
    for known, new in zip(figures, more, strict=True):
        known.append(new)


def _print(unit: str, revisions: Sequence[str], figures: Sequence[Sequence[float]]) -> None:
    print(f"\n{unit}, {len(figures[0])} rounds: p50, then beside the first: p50 (p25 to p75)")
    for revision, own in zip(revisions, figures, strict=True):
        beside = [100 * (one / first - 1) for one, first in zip(own, figures[0], strict=True)]
        low, middle, high = (quantile(beside, percent) for percent in (25, 50, 75))
        print(f"{revision:24}{quantile(own, 50):9.3f}{middle:+8.1f} % ({low:+.1f} to {high:+.1f})", flush=True)


def _check_out(revision: str, folder: Path) -> None:
    packed = subprocess.run(["git", "archive", revision], cwd=ROOT, capture_output=True, check=True).stdout
    with tarfile.open(fileobj=io.BytesIO(packed)) as files:
        files.extractall(folder, filter="data")


def _question() -> str:
    return Asked(next(_numbers), _TURN_WORDS).question


if __name__ == "__main__":
    main()
