"""Trial: a storm on a fleet from its start to its end, judged and put into figures."""

import time
from pathlib import Path

from tests.faults.conftest import PEOPLE, SEED, Figures
from tests.faults.findings import findings
from tests.faults.servers import Fleet
from tests.faults.snapshot import read_snapshot
from tests.faults.storm import Blow, Storm

_MAX_TOLD = 40


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
    found = findings(ledger, read_snapshot(url))
    await fleet.end()
    counts = ", ".join(f"{count:,} {what}" for what, count in sorted(ledger.counts.items()))
    took = time.monotonic() - start
    figures(
        f"{name}, {url.partition(':')[0]}, {fleet.size} process(es): {blows} in {took:.0f} s, {len(found)} findings"
    )
    figures(f"  {counts}; {_log_lines(fleet.log):,} lines of log")
    assert not found, "\n".join([f"{len(found)} findings", *found[:_MAX_TOLD]])


def _log_lines(log: Path) -> int:
    return len(log.read_bytes().splitlines()) if log.exists() else 0
