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


class PasswordHasher:
    """Hashes and verifies passwords beside the event loop, since each hash takes tens of milliseconds.

    `argon2` makes the hashes; argon2-cffi's default cost unless one is given.
    """

    def __init__(self, argon2: Argon2Hasher | None = None) -> None:
        self._kinds = PasswordHash((argon2 or Argon2Hasher(), OldHasher()))

    async def hash(self, password: str) -> str:
        """The argon2id hash of a password."""
        return await to_thread.run_sync(self._kinds.hash, password, limiter=_limiter())

    async def verify(self, password: str, hashed: str | None, *, old_kinds: bool = False) -> tuple[bool, str | None]:
        """Whether the password fits, and a newer hash if the kept one is out of date.

        What does not fit takes just as long whether there is no hash (no such account), one that nobody can read, or a
        good one, so that time does not tell who has an account; nor of what kind, where `old_kinds` says that some are
        old.
        """
        return await to_thread.run_sync(self._verify, password, hashed or "", old_kinds, limiter=_limiter())

    def _verify(self, password: str, hashed: str, old_kinds: bool) -> tuple[bool, str | None]:
        try:
            fits, newer = self._kinds.verify_and_update(password, hashed)
        except (UnknownHashError, ValueError):
            fits, newer = False, None
        if not fits:
            self._work_on_the_others(password, hashed, old_kinds)
        return fits, newer

    def _work_on_the_others(self, password: str, hashed: str, old_kinds: bool) -> None:
        kinds = self._kinds.hashers if old_kinds else self._kinds.hashers[:1]
        for hasher in kinds:
            if not hasher.identify(hashed):
                hasher.verify(password, _nobodys_hash(hasher))


DEFAULT_HASHER = PasswordHasher()


@cache
def _limiter() -> CapacityLimiter:
    return CapacityLimiter(_AT_ONCE)


@cache
def _nobodys_hash(hasher: HasherProtocol) -> str:
    return hasher.hash("the password of no one")
