"""Key by which push services know this installation, and what it signs (VAPID, RFC 8292)."""

import time
from pathlib import Path
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_private_key
from py_vapid import Vapid02
from py_vapid.utils import b64urlencode

from taskchat.secret_file import load_or_make
from taskchat.settings import InvalidSettings

KEY_FILE = "vapid_key"
# Seconds that a signature is good for, a day at most by the standard, and how long before its end a new one is made.
_LIFE = 43_200
_MARGIN = 3_600


class VapidKey:
    """A key pair. Browsers subscribe with the public half, and each message is signed with the private one."""

    def __init__(self, private_key: EllipticCurvePrivateKey, *, contact: str) -> None:
        self._vapid = Vapid02(private_key)
        self._contact = contact
        self._signed: dict[str, tuple[str, float]] = {}
        point = private_key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        self.public: str = b64urlencode(point)

    def authorize(self, endpoint: str) -> str:
        """Return the header `Authorization` for a message; one signature serves a push service for hours."""
        parts = urlsplit(endpoint)
        audience = f"{parts.scheme}://{parts.netloc}"
        header, end = self._signed.get(audience, ("", 0.0))
        now = time.time()
        if now > end - _MARGIN:
            header, end = self._sign(audience, int(now) + _LIFE), now + _LIFE
            self._signed[audience] = header, end
        return header

    def _sign(self, audience: str, end: int) -> str:
        return self._vapid.sign({"aud": audience, "exp": end, "sub": self._contact})["Authorization"]


def load_vapid_key(folder: Path, *, contact: str) -> VapidKey:
    """Load the key of this installation; it is made once and kept in `folder`, with mode 600.

    Raises `InvalidSettings` for a file that holds no key. It is not replaced: with another key nothing arrives at the
    browsers that subscribed before.
    """
    path = folder / KEY_FILE
    pem = load_or_make(path, _make)
    try:
        key = load_pem_private_key(pem.encode(), password=None)
    except ValueError:
        key = None
    if not isinstance(key, EllipticCurvePrivateKey) or not isinstance(key.curve, SECP256R1):
        raise InvalidSettings(
            f"DATA_DIR: {path} holds no key for push messages; put back the one that was there, or remove the file: "
            "a new one is made, and browsers must subscribe anew"
        )
    return VapidKey(key, contact=contact)


def _make() -> str:
    vapid = Vapid02()
    vapid.generate_keys()
    return vapid.private_pem().decode("ascii")
