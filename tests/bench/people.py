"""People of the benchmark, signed up with taskchat."""

import httpx

from tests.bench.processes import Running


def signed_up(server: Running, count: int) -> list[str]:
    """Accounts on a fresh database; gives the token of each."""
    with httpx.Client(base_url=server.address, timeout=60) as client:
        return [_token(client, f"bench-{n}@example.com") for n in range(count)]


def _token(client: httpx.Client, email: str) -> str:
    client.cookies.clear()
    client.post("/api/auth/register", json={"email": email, "password": "correct horse"}).raise_for_status()
    return client.cookies["auth_token"]
