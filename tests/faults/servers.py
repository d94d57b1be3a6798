"""Fleet of servers that are killed, and the addresses that people know of them."""

import asyncio
import signal
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.nursery import API, Nursery, Server
from tests.push_service import PushService


@dataclass
class Fleet:
    """The processes of one installation, each on a port that it keeps; `dice` chooses who is asked, and who dies.

    Each is born with one of `environments`, drawn anew each time. Browsers subscribe at `push`.
    """

    nursery: Nursery
    environments: list[dict[str, str]]
    log: Path
    dice: Random
    size: int
    app: str = API
    push: PushService | None = None
    servers: list[Server] = field(default_factory=list)

    async def start(self) -> None:
        """Start all, and wait until they work."""
        self.servers = [self._born() for _ in range(self.size)]
        await self.ready()

    async def ready(self) -> None:
        """Wait until all work."""
        await asyncio.gather(*(server.ready() for server in self.servers))

    def address(self) -> str:
        """The address of one of them, which may be dead at the moment."""
        return self.dice.choice(self.servers).address

    async def kill_one(self) -> None:
        """Kill one and start it anew on its port; the others go on."""
        number = self.dice.randrange(self.size)
        await self.servers[number].kill()
        self.servers[number] = self._born(self.servers[number].port)

    async def end(self) -> None:
        """End all as a service does that is stopped."""
        await asyncio.gather(*(server.kill(signal.SIGTERM) for server in self.servers))

    def _born(self, port: int = 0) -> Server:
        return self.nursery.start(self.dice.choice(self.environments), self.log, app=self.app, port=port)
