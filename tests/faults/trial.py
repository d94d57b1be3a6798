"""Trial: a storm on a fleet from its start to its end, judged and put into figures."""

import asyncio
import time
from pathlib import Path

from tests.faults.conftest import PEOPLE, SEED, Figures
from tests.faults.findings import findings
from tests.faults.servers import Fleet
from tests.faults.snapshot import Snapshot, read_snapshot
from tests.faults.storm import Blow, Storm

_MAX_TOLD = 40
# Seconds: longer than the longest pause between two tries to write down an end.
_PATIENCE = 45.0


async def survive(
    fleet: Fleet,
    blows: int,
    blow: Blow,
    *,
    name: str,
    figures: Figures,
    people: int = PEOPLE,
    reminded: int = 0,
) -> None:
    """Let people work until the last blow; fails with a line for each thing that is not as they were told.

    There are `people` who work with tasks, as many who talk to the assistant, and some who are `reminded`.
    """
    start = time.monotonic()
    await fleet.start()
    ledger = await Storm(fleet, SEED, tasks=people, chat=people, reminded=reminded).run(blows, blow)
    url = fleet.environments[0]["DATABASE_URL"]
    found = findings(ledger, await _snapshot_at_rest(url))
    await fleet.end()
    counts = ", ".join(f"{count:,} {what}" for what, count in sorted(ledger.counts.items()))
    took = time.monotonic() - start
    figures(
        f"{name}, {url.partition(':')[0]}, {fleet.size} process(es): {blows} in {took:.0f} s, {len(found)} findings"
    )
    figures(f"  {counts}; {_log_lines(fleet.log):,} lines of log")
    assert not found, "\n".join([f"{len(found)} findings", *found[:_MAX_TOLD]])


async def _snapshot_at_rest(url: str) -> Snapshot:
    """Read what is there once every turn has ended, or at last would have: an end that failed is tried again later."""
    end = time.monotonic() + _PATIENCE
    while (found := read_snapshot(url)).open_turns and time.monotonic() < end:
        await asyncio.sleep(0.5)
    return found


def _log_lines(log: Path) -> int:
    return len(log.read_bytes().splitlines()) if log.exists() else 0
