"""Servers that are killed while people use them: what people were told is there, once, and nothing else."""

import pytest

from tests.faults.conftest import KILLS, Figures
from tests.faults.servers import Fleet
from tests.faults.trial import survive

# Of each kind.
_PEOPLE = 10
_REMINDED = 3


@pytest.mark.slow
@pytest.mark.timeout(7200)
async def test_what_was_acknowledged_is_there_once_whenever_a_server_was_killed(fleet: Fleet, figures: Figures) -> None:
    told = {"name": "kill -9 of a server", "figures": figures}
    await survive(fleet, KILLS, fleet.kill_one, **told, people=_PEOPLE, reminded=_REMINDED)
