"""The older product's databases, made anew: any shape that exists, in any state, with the troubles they have.

`build(url, Shape(...))` fills an empty database; the same shape, sizes and seed give the same rows.
"""

from tests.integration.legacy.old.build import OldDatabase, build
from tests.integration.legacy.old.content import ARGON2, BCRYPT, BCRYPT_OF_SHA256, PASSWORD, Size
from tests.integration.legacy.old.shape import Ids, Shape, State

__all__ = ["ARGON2", "BCRYPT", "BCRYPT_OF_SHA256", "PASSWORD", "Ids", "OldDatabase", "Shape", "Size", "State", "build"]
