"""Password hashes: argon2id."""

from functools import cache

from anyio import CapacityLimiter, to_thread
from pwdlib import PasswordHash

# Each hash takes 64 MiB: many people at once wait for each other, and the machine keeps its memory.
_AT_ONCE = 4


@cache
def _limiter() -> CapacityLimiter:
    return CapacityLimiter(_AT_ONCE)


@cache
def _hasher() -> PasswordHash:
    return PasswordHash.recommended()


@cache
def _nobodys_hash() -> str:
    return _hasher().hash("the password of no one")


async def hash_password(password: str) -> str:
    """The argon2id hash of a password, worked out beside the event loop since it takes tens of milliseconds."""
    return await to_thread.run_sync(_hasher().hash, password, limiter=_limiter())


async def verify_password(password: str, hashed: str | None) -> tuple[bool, str | None]:
    """Whether the password fits, and a newer hash if the kept one is out of date.

    With no hash (no such account) it works just as long, so that time does not tell who has an account.
    """
    kept = hashed or await to_thread.run_sync(_nobodys_hash, limiter=_limiter())
    fits, newer = await to_thread.run_sync(_hasher().verify_and_update, password, kept, limiter=_limiter())
    return (fits and hashed is not None), newer
