"""Servers that are killed while people use them: what people were told is there, once, and nothing else."""

import time

import pytest

from tests.faults.conftest import KILLS, SEED, Figures
from tests.faults.findings import findings
from tests.faults.servers import Fleet
from tests.faults.snapshot import read_snapshot
from tests.faults.storm import Storm


@pytest.mark.slow
@pytest.mark.timeout(7200)
async def test_what_was_acknowledged_is_there_once_whenever_a_server_was_killed(
    database_url: str, fleet: Fleet, figures: Figures
) -> None:
    start = time.monotonic()
    await fleet.start()
    ledger = await Storm(fleet, SEED).run(KILLS, fleet.kill_one)
    await fleet.end()
    found = findings(ledger, read_snapshot(database_url))
    counts = ", ".join(f"{count} {what}" for what, count in sorted(ledger.counts.items()))
    figures(
        f"{database_url.partition(':')[0]}, {fleet.size} process(es), seed {SEED}: {KILLS} kills in "
        f"{time.monotonic() - start:.0f} s, {len(found)} findings; {counts}"
    )
    assert not found, "\n".join([f"{len(found)} findings", *found[:40]])
