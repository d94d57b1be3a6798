"""Readiness where a part says nothing at all."""

import threading
from collections.abc import Iterator

import pytest

from taskchat.api.readiness import GOOD, Readiness
from taskchat.database import Database
from taskchat.settings import Settings
from taskchat.trouble import Part


class Disk:
    """A disk that hangs until it is released."""

    def __init__(self) -> None:
        self.tries = 0
        self.released = threading.Event()

    def __call__(self, folders: object) -> None:
        self.tries += 1
        self.released.wait()


@pytest.fixture
def disk() -> Iterator[Disk]:
    """A disk that hangs, at the longest until the test is over."""
    disk = Disk()
    yield disk
    disk.released.set()


async def test_a_disk_that_hangs_holds_one_thread_however_often_it_is_looked_at(
    disk: Disk, database: Database, settings: Settings
):
    readiness = Readiness(settings, database, try_disk=disk, patience=0.2, fresh=0)
    assert [(await readiness.look())[Part.DISK] for _ in range(5)] == ["says nothing"] * 5
    assert disk.tries == 1
    disk.released.set()
    while (await readiness.look())[Part.DISK] != GOOD[Part.DISK]:
        pass
