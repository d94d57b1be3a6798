"""Password hashes: argon2id, and the older product's until their owners sign in again."""

from functools import cache

from anyio import CapacityLimiter, to_thread
from pwdlib import PasswordHash
from pwdlib.exceptions import UnknownHashError
from pwdlib.hashers import HasherProtocol
from pwdlib.hashers.argon2 import Argon2Hasher

from taskchat.accounts.old_hashes import OldHasher

# Each hash takes 64 MiB: more people at once wait in line, which bounds the memory.
_MAX_AT_ONCE = 4


class PasswordHasher:
    """Hashes and verifies passwords in threads beside the event loop, since each hash takes tens of milliseconds.

    `argon2` makes the hashes, at argon2-cffi's default cost unless one is given; `old` verifies the older product's,
    and sets what a refusal costs where nobody has the address.
    """

    def __init__(self, argon2: Argon2Hasher | None = None, old: OldHasher | None = None) -> None:
        self._hash = PasswordHash((argon2 or Argon2Hasher(), old or OldHasher()))

    async def hash(self, password: str) -> str:
        """Hash a password with argon2id."""
        return await to_thread.run_sync(self._hash.hash, password, limiter=_limiter())

    async def verify(self, password: str, hashed: str | None, *, old_kinds: bool = False) -> tuple[bool, str | None]:
        """Verify a password: `(fits, newer)`, where `newer` is a new hash if the stored one is out of date.

        A wrong password takes the same time without a hash (no such account), with an unreadable one and with a good
        one, so that time does not tell who has an account. With `old_kinds`, some accounts have hashes of the older
        product: then time does not tell the kind either.
        """
        return await to_thread.run_sync(self._verify, password, hashed or "", old_kinds, limiter=_limiter())

    def _verify(self, password: str, hashed: str, old_kinds: bool) -> tuple[bool, str | None]:
        try:
            fits, newer = self._hash.verify_and_update(password, hashed)
        except (UnknownHashError, ValueError):
            fits, newer = False, None
        if not fits:
            self._equalise_time(password, hashed, old_kinds)
        return fits, newer

    def _equalise_time(self, password: str, hashed: str, old_kinds: bool) -> None:
        kinds = self._hash.hashers if old_kinds else self._hash.hashers[:1]
        for hasher in kinds:
            if not hasher.identify(hashed):
                hasher.verify(password, _dummy_hash(hasher))


def is_readable_hash(hashed: str) -> bool:
    """Whether a password can be verified with this hash at all."""
    return Argon2Hasher.identify(hashed) or OldHasher.identify(hashed)


DEFAULT_HASHER = PasswordHasher()


@cache
def _limiter() -> CapacityLimiter:
    return CapacityLimiter(_MAX_AT_ONCE)


@cache
def _dummy_hash(hasher: HasherProtocol) -> str:
    return hasher.hash("the password of no one")
