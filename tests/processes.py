"""Several processes of taskchat's API on one PostgreSQL database, as production runs them: granian, without the page.

Tests that share a pair are in `tests/integration/processes/`; whoever ends one of them starts their own with `several`.
"""

import contextlib
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from uuid import uuid4

import httpx
import psycopg
from psycopg import sql
from sqlalchemy.engine import make_url

from tests.gemini_stand_in import GeminiStandIn
from tests.integration.api.conftest import sign_up
from tests.nursery import Nursery, Server


@contextlib.contextmanager
def several(
    nursery: Nursery, database_url: str, gemini: GeminiStandIn, folder: Path, *, count: int = 2
) -> Iterator[list[Server]]:
    """So many processes for as long as the block lasts; what each says is in `folder`, as `0.log`, `1.log`.

    They share the folder for data, and with it the key that signs cookies: who signs in at one is known to all.
    """
    settings = {
        "DATABASE_URL": database_url,
        "DATA_DIR": str(folder),
        "GEMINI_API_KEY": "key",
        "GEMINI_BASE_URL": gemini.url,
        "SIGN_UPS_PER_HOUR": "10000",
        "MESSAGES_PER_DAY": "10000",
        "REQUESTS_PER_MINUTE": "10000",
    }
    with contextlib.ExitStack() as stack:
        logs = [folder / f"{number}.log" for number in range(count)]
        yield [stack.enter_context(nursery.serving(settings, log)) for log in logs]


@contextlib.contextmanager
def copied_database(server_url: str, template: str) -> Iterator[str]:
    """A database like the template, for as long as the block lasts; gives its URL."""
    name = f"processes_{uuid4().hex}"
    with psycopg.connect(server_url, autocommit=True) as admin:
        admin.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template)))
    yield make_url(server_url).set(database=name).render_as_string(hide_password=False)
    with psycopg.connect(server_url, autocommit=True) as admin:
        admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@contextlib.asynccontextmanager
async def somebody(servers: list[Server]) -> AsyncIterator[list[httpx.AsyncClient]]:
    """Somebody with an account and one session, as a client at each of the processes."""
    async with contextlib.AsyncExitStack() as stack:
        cookies = httpx.Cookies()
        clients = [
            await stack.enter_async_context(httpx.AsyncClient(base_url=server.address, timeout=20))
            for server in servers
        ]
        await sign_up(clients[0], f"{uuid4().hex}@example.com")
        cookies.update(clients[0].cookies)
        for client in clients[1:]:
            client.cookies.update(cookies)
        yield clients
