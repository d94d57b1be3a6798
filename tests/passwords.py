"""A password hasher that costs next to nothing, for tests that are not about hashes."""

from pwdlib.hashers.argon2 import Argon2Hasher

from taskchat.accounts import DEFAULT_HASHER, PasswordHasher
from taskchat.accounts.old_hashes import OldHasher

CHEAP_HASHER = PasswordHasher(Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1), OldHasher(rounds=4))


def hash_cheaply() -> None:
    """Let the default hasher of this process cost as little: that of the page, which is given none."""
    vars(DEFAULT_HASHER).update(vars(CHEAP_HASHER))
