"""A storm: people work while servers are killed under them, and then finish what they began."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from random import Random
from typing import Protocol

from tests.faults.chat_person import ChatPerson
from tests.faults.client import Client
from tests.faults.ledger import Account, Ledger
from tests.faults.reminders_person import RemindersPerson
from tests.faults.servers import Fleet
from tests.faults.tasks_person import TasksPerson

# Seconds in which something must be answered: longer than any wait of a server that lives.
_STANDSTILL = 60.0
# Answers and events between two blows, and seconds: none falls upon what happens between two of them, a commit, say.
_MAX_TICKS = 300
_MAX_BETWEEN = 0.03
_PASSWORD = "correct horse"

Blow = Callable[[], Awaitable[None]]


class Person(Protocol):
    """Somebody who does one thing after the other."""

    async def act(self) -> None:
        """Do one thing."""

    async def settle(self) -> None:
        """Find out what became of the last thing, and finish it."""

    @property
    def unfinished(self) -> str:
        """Account of what is not finished, for whoever looks why."""
        ...


@dataclass
class Storm:
    """People of each kind by their number, on a fleet; the same `seed` draws the same."""

    fleet: Fleet
    seed: int
    tasks: int = 10
    chat: int = 10
    reminded: int = 0
    ledger: Ledger = field(default_factory=Ledger)
    _people: list[Person] = field(default_factory=list)
    _clients: list[Client] = field(default_factory=list)
    _is_over: bool = False

    async def run(self, blows: int, blow: Blow) -> Ledger:
        """Let people work until the last blow, then let each finish what was begun; give what they were told."""
        dice = Random(self.seed)
        try:
            await self._sign_up()
            async with asyncio.TaskGroup() as working:
                for person in self._people:
                    working.create_task(self._work(person))
                for _ in range(blows):
                    await self._strike(blow, dice)
                self._is_over = True
            await self._settle()
        finally:
            for client in self._clients:
                await client.http.aclose()
        return self.ledger

    async def _sign_up(self) -> None:
        kinds = [TasksPerson] * self.tasks + [ChatPerson] * self.chat + [RemindersPerson] * self.reminded
        for number, kind in enumerate(kinds):
            account = Account(f"{kind.__name__.removesuffix('Person').lower()}{number:02}@example.com")
            client = Client(self.fleet, self.ledger)
            answer = await client.http.post(
                f"{self.fleet.address()}/api/auth/register", json={"email": account.email, "password": _PASSWORD}
            )
            answer.raise_for_status()
            self.ledger.accounts.append(account)
            self._clients.append(client)
            self._people.append(person := kind(account, client, Random(f"{self.seed} {number}")))
            if isinstance(person, RemindersPerson) and self.fleet.push:
                await person.take_push(self.fleet.push)

    async def _work(self, person: Person) -> None:
        while not self._is_over:
            await person.act()

    async def _strike(self, blow: Blow, dice: Random) -> None:
        """Wait until people got so many answers, and strike."""
        async with asyncio.timeout(_STANDSTILL):
            await self.ledger.after(dice.randrange(1, _MAX_TICKS))
        await asyncio.sleep(dice.uniform(0, _MAX_BETWEEN))
        await blow()

    async def _settle(self) -> None:
        await self.fleet.ready()
        settling = {asyncio.create_task(person.settle()): person for person in self._people}
        settled, late = await asyncio.wait(settling, timeout=_STANDSTILL * 2)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)
        if late:
            raise TimeoutError("; ".join(settling[task].unfinished for task in late))
        for task in settled:
            task.result()
