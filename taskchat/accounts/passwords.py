"""Password hashes: argon2id, and the older product's until their owners sign in again."""

from functools import cache

from anyio import CapacityLimiter, to_thread
from pwdlib import PasswordHash
from pwdlib.exceptions import UnknownHashError
from pwdlib.hashers import HasherProtocol
from pwdlib.hashers.argon2 import Argon2Hasher

from taskchat.accounts.old_hashes import OldHasher

# Each hash takes 64 MiB: many people at once wait for each other, and the machine keeps its memory.
_AT_ONCE = 4


@cache
def _limiter() -> CapacityLimiter:
    return CapacityLimiter(_AT_ONCE)


@cache
def _hasher() -> PasswordHash:
    return PasswordHash((Argon2Hasher(), OldHasher()))


@cache
def _nobodys_hash(hasher: HasherProtocol) -> str:
    return hasher.hash("the password of no one")


async def hash_password(password: str) -> str:
    """The argon2id hash of a password, worked out beside the event loop since it takes tens of milliseconds."""
    return await to_thread.run_sync(_hasher().hash, password, limiter=_limiter())


async def verify_password(password: str, hashed: str | None, *, old_kinds: bool = False) -> tuple[bool, str | None]:
    """Whether the password fits, and a newer hash if the kept one is out of date.

    What does not fit takes just as long whether there is no hash (no such account), one that nobody can read, or a
    good one, so that time does not tell who has an account; nor of what kind, where `old_kinds` says that some are old.
    """
    return await to_thread.run_sync(_verify, password, hashed or "", old_kinds, limiter=_limiter())


def _verify(password: str, hashed: str, old_kinds: bool) -> tuple[bool, str | None]:
    try:
        fits, newer = _hasher().verify_and_update(password, hashed)
    except (UnknownHashError, ValueError):
        fits, newer = False, None
    if not fits:
        _work_on_the_others(password, hashed, old_kinds)
    return fits, newer


def _work_on_the_others(password: str, hashed: str, old_kinds: bool) -> None:
    kinds = _hasher().hashers if old_kinds else _hasher().hashers[:1]
    for hasher in kinds:
        if not hasher.identify(hashed):
            hasher.verify(password, _nobodys_hash(hasher))
