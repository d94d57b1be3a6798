"""Many conversations at once, each at 50 words a second: taskchat beside a server as ChatKit's samples teach it."""

import asyncio
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import httpx

from tests.bench.answers import Asked
from tests.bench.figures import goal, quantile
from tests.bench.load import Heard, Target, hear
from tests.bench.people import signed_up
from tests.bench.processes import Running, paced, sample, taskchat

_PEOPLE = 50
# Seconds between two words: 50 a second.
_PACE = 0.02
_WARM_UP = 20
_NEVER = (0.0, 0.0)
# What 1,000 words cost where none came.
_NOTHING = float("inf")


@dataclass(frozen=True)
class Level:
    """So many conversations in the same moment, so many times, with answers of so many words."""

    conversations: int
    words: int
    times: int = 1


_ALONE, _HUNDRED, _TWO_HUNDRED = Level(1, 50, times=10), Level(100, 500), Level(200, 500)
# The fewer they are, the longer they must talk to tell what a token costs.
_TWENTY = Level(20, 1_500)
# As many conversations that end with their second word: what turns cost, to tell it from what tokens do.
_TURNS = {_TWENTY: Level(20, 2, times=5), _HUNDRED: Level(100, 2, times=2), _TWO_HUNDRED: Level(200, 2)}


@dataclass(frozen=True)
class Measured:
    """A level's figures: what was heard, when the stand-in told it and how late, and everybody's CPU seconds."""

    level: Level
    heard: list[Heard]
    told: dict[int, tuple[float, float]]
    late: list[float]
    cpu: float
    stand_in_cpu: float
    client_cpu: float

    @property
    def added(self) -> list[float]:
        """Milliseconds from the stand-in's first word to the first delta, by conversation."""
        return [1_000 * (one.first_delta - self.told.get(one.asked.number, _NEVER)[0]) for one in self.heard]

    @property
    def after_post(self) -> list[float]:
        """Milliseconds from the POST to the first delta."""
        return [1_000 * (one.first_delta - one.posted) for one in self.heard]

    @property
    def behind(self) -> list[float]:
        """Milliseconds from the stand-in's last word to the last delta."""
        return [1_000 * (one.last_delta - self.told.get(one.asked.number, _NEVER)[1]) for one in self.heard]

    @property
    def whole(self) -> int:
        """Count the answers that came word for word."""
        return sum(one.whole for one in self.heard)

    @property
    def tokens(self) -> int:
        """Count the words in them."""
        return sum(one.asked.words for one in self.heard if one.whole)

    @property
    def deltas(self) -> float:
        """Events for one word, in answers that came whole."""
        return sum(one.deltas for one in self.heard if one.whole) / self.tokens if self.tokens else _NOTHING

    def per_1000(self, seconds: float) -> float:
        """CPU seconds for 1,000 tokens delivered."""
        return 1_000 * seconds / self.tokens if self.tokens else _NOTHING


def report() -> None:
    """Measure both servers against the same stand-in, level by level, and print them below each other.

    One right after the other: how much a second of CPU can do changes on a machine that is shared.
    """
    _print_heading()
    numbers = count(1)
    theirs: dict[Level, Measured] = {}
    own: dict[Level, Measured] = {}
    with paced(pace=_PACE) as gemini, _sample(gemini) as beside, _taskchat(gemini) as ours:
        for level in (_ALONE, *(one for pair in _TURNS.items() for one in pair)):
            for name, server, measured in (("sample", beside, theirs), ("taskchat", ours, own)):
                measured[level] = _measure(level, *server, gemini, numbers)
                print(f"{name:9}{level.conversations:6}{level.words:6}{_figures(measured[level])}", flush=True)
    _print_goals(theirs, own)


@contextmanager
def _sample(gemini: Running) -> Iterator[tuple[Running, Target]]:
    with sample(gemini.address) as server:
        yield server, Target(server.address, "/chatkit")


@contextmanager
def _taskchat(gemini: Running) -> Iterator[tuple[Running, Target]]:
    with tempfile.TemporaryDirectory() as folder, taskchat(Path(folder), gemini.address) as server:
        cookies = [f"auth_token={token}" for token in signed_up(server, _PEOPLE)]
        yield server, Target(server.address, "/api/chatkit", cookies)


def _measure(level: Level, server: Running, target: Target, gemini: Running, numbers: Iterator[int]) -> Measured:
    for _ in range(2):
        _hold(target, [Asked(next(numbers), _WARM_UP) for _ in range(min(level.conversations, 5))])
    httpx.get(gemini.address)
    before = server.cpu_seconds(), gemini.cpu_seconds()
    heard: list[Heard] = []
    client = 0.0
    for _ in range(level.times):
        asked = [Asked(next(numbers), level.words) for _ in range(level.conversations)]
        some, used = _hold(target, asked)
        heard += some
        client += used
    time.sleep(0.5)  # what is written down after an answer belongs to its costs
    cpu, stand_in = server.cpu_seconds() - before[0], gemini.cpu_seconds() - before[1]
    log = httpx.get(gemini.address).json()
    told = {int(number): (first, last) for number, (first, last) in log["told"].items()}
    return Measured(level, heard, told, log["late"], cpu, stand_in, client)


def _hold(target: Target, asked: list[Asked]) -> tuple[list[Heard], float]:
    """Hold the conversations; gives the CPU seconds of listening, too."""

    async def timed() -> tuple[list[Heard], float]:
        before = time.process_time()
        heard = await hear(target, asked)
        return heard, time.process_time() - before

    return asyncio.run(timed())


_LEGEND = """\
All conversations begin in the same moment. Times in ms, p50 and p95 of the conversations: added, from the stand-in's
first word to the first delta; post, from the POST to the first delta, with all that is done before the model is asked;
end, from the stand-in's last word to the last delta. CPU in seconds for 1,000 tokens delivered, with all that a turn
costs: the server's, the stand-in's, the client's; late: how late the stand-in was with a word (p95).
"""


def _print_heading() -> None:
    print(_LEGEND)
    times = "".join(f"{what:>9} p50{'p95':>9}" for what in ("added", "post", "end"))
    costs = f"{'CPU':>8}{'stand-in':>10}{'client':>8}{'late':>7}"
    print(f"{'':9}{'conv.':>6}{'words':>6}{times}{'whole':>10}{'deltas':>8}{costs}", flush=True)


def _figures(one: Measured) -> str:
    moments = (quantile(values, p) for values in (one.added, one.after_post, one.behind) for p in (50, 95))
    times = "".join(f"{moment:{width}.1f}" for moment, width in zip(moments, (13, 9) * 3, strict=True))
    cpu = "".join(
        f"{one.per_1000(seconds):{width}.3f}"
        for seconds, width in ((one.cpu, 8), (one.stand_in_cpu, 10), (one.client_cpu, 8))
    )
    whole = f"{one.whole}/{len(one.heard)}"
    return f"{times}{whole:>10}{one.deltas:8.2f}{cpu}{1_000 * quantile(one.late, 95):7.1f}"


def _print_goals(theirs: dict[Level, Measured], own: dict[Level, Measured]) -> None:
    print("\nCPU of 1,000 tokens beside the sample's; what turns cost is told apart by answers of two words:")
    ratios: dict[Level, float] = {}
    for long, short in _TURNS.items():
        (token, turn), (their_token, their_turn) = (_costs(one[long], one[short]) for one in (own, theirs))
        ratios[long] = token / their_token
        all_in = own[long].per_1000(own[long].cpu) / theirs[long].per_1000(theirs[long].cpu)
        print(
            f"{long.conversations:5} conversations: {token:.3f} s to {their_token:.3f} s, {ratios[long]:.2f}; a turn "
            f"{turn:.1f} ms to {their_turn:.1f} ms; a token with its part of one, {long.words:,} words: {all_in:.2f}"
        )
    # With 200 the sample does not keep pace: it works on what has piled up, which costs it less for each.
    for level in (_TWENTY, _HUNDRED):
        print(goal(f"CPU of a token beside the sample's, {level.conversations} conversations", ratios[level], 0.2))
    print(goal("added to the first delta, 1 conversation (p50)", quantile(own[_ALONE].added, 50), 15, " ms"))
    print(goal("added to the first delta, 100 conversations (p95)", quantile(own[_HUNDRED].added, 95), 100, " ms"))
    print(goal("answers of 200 that are not whole", _TWO_HUNDRED.conversations - own[_TWO_HUNDRED].whole, 0))


def _costs(long: Measured, short: Measured) -> tuple[float, float]:
    """CPU of 1,000 tokens in seconds and of a turn in milliseconds, told apart by answers of two lengths."""
    of_long, of_short = (one.cpu / len(one.heard) for one in (long, short))
    token = (of_long - of_short) / (long.level.words - short.level.words)
    return 1_000 * token, 1_000 * (of_short - short.level.words * token)
