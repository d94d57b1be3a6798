"""Servers that are killed while people use them: what people were told is there, once, and nothing else."""

import os
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from tests.faults.findings import findings
from tests.faults.gemini import PatientGemini
from tests.faults.servers import Fleet, Nursery
from tests.faults.snapshot import read_snapshot
from tests.faults.storm import Storm
from tests.gemini_stand_in import GeminiStandIn

SEED = int(os.environ.get("SEED", "13"))
KILLS = int(os.environ.get("KILLS", "12"))


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    with Nursery() as born:
        yield born


@pytest.fixture
def gemini() -> Iterator[GeminiStandIn]:
    with GeminiStandIn(otherwise=PatientGemini()) as stand_in:
        yield stand_in


def environments(database_url: str, gemini: GeminiStandIn, folder: Path) -> list[dict[str, str]]:
    """Variables of a server with Gemini, and of one with the built-in assistant alone."""
    common = {
        "DATABASE_URL": database_url,
        "DATA_DIR": str(folder),
        "GEMINI_BASE_URL": gemini.url,
        "MESSAGES_PER_DAY": "100000",
        "REQUESTS_PER_MINUTE": "100000",
        "SIGN_UPS_PER_HOUR": "100000",
        "JWT_SECRET": "0123456789abcdef" * 4,
    }
    return [common | {"GEMINI_API_KEY": key} for key in ("key", "")]


@pytest.mark.slow
@pytest.mark.timeout(3600)
async def test_what_was_acknowledged_is_there_once_whenever_a_server_was_killed(
    database_url: str, gemini: GeminiStandIn, nursery: Nursery, tmp_path: Path
) -> None:
    dice = Random(SEED)
    size = 1 if database_url.startswith("sqlite") else 2
    fleet = Fleet(nursery, environments(database_url, gemini, tmp_path), tmp_path / "server.log", dice, size)
    await fleet.start()
    ledger = await Storm(fleet, SEED).run(KILLS, fleet.kill_one)
    await fleet.end()
    print("\n", sorted(ledger.counts.items()))
    found = findings(ledger, read_snapshot(database_url))
    assert not found, "\n".join([f"{len(found)} findings", *found[:40]])
