"""A password hasher that costs next to nothing, for tests that are not about hashes."""

from pwdlib.hashers.argon2 import Argon2Hasher

from taskchat.accounts import PasswordHasher
from taskchat.accounts.old_hashes import OldHasher

CHEAP_HASHER = PasswordHasher(Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1), OldHasher(rounds=4))
