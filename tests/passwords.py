"""A password hasher that costs next to nothing, for tests that are not about hashes."""

from pwdlib.hashers.argon2 import Argon2Hasher

from taskchat.accounts import PasswordHasher

CHEAP_HASHER = PasswordHasher(Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1))
