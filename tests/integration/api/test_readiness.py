"""Readiness where a part says nothing at all."""

import threading

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


async def test_a_disk_that_hangs_holds_one_thread_however_often_it_is_looked_at(database: Database, settings: Settings):
    disk = Disk()
    readiness = Readiness(settings, database, try_disk=disk, patience=0.2, fresh=0)
    said = [(await readiness.look())[Part.DISK] for _ in range(5)]
    # Before anything is asserted: the test's loop waits for its threads when it closes.
    disk.released.set()
    assert (said, disk.tries) == (["says nothing"] * 5, 1)
    while (await readiness.look())[Part.DISK] != GOOD[Part.DISK]:
        pass
