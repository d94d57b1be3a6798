"""The older product's password hashes: bcrypt, over the password itself or over its SHA-256 digest."""

from hashlib import sha256

from pwdlib.hashers.base import ensure_bytes
from pwdlib.hashers.bcrypt import BcryptHasher

OLD_PREFIX = "$2"
# bcrypt reads no more bytes: the older product's library silently cut longer passwords, ours would refuse them.
_MAX_BYTES = 72


class OldHasher(BcryptHasher):
    """Verifies both kinds, which look alike.

    A digest may hold NUL. The bcrypt package takes such passwords whole (4.0.1, 4.3.0, 5.0.0: tried) or refuses them
    (3.2.2). So no hash of a digest cut at its NUL exists, and none is tried: many a password would fit it.
    """

    def verify(self, password: str | bytes, hash: str | bytes) -> bool:  # noqa: A002 - pwdlib's name
        """Whether the password or its digest fits; both are tried, so that time does not tell the kinds apart."""
        whole = ensure_bytes(password)
        fits = [super(OldHasher, self).verify(secret, hash) for secret in (sha256(whole).digest(), whole[:_MAX_BYTES])]
        return any(fits)
