"""Subscriptions as browsers give them: where to send, and whom to encrypt for (RFC 8291)."""

import base64
import binascii
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric import ec

# Push services of today's browsers: a host of its own, or with a dot in front any host below it.
SERVICES = (
    "fcm.googleapis.com",  # Chrome, Edge on Android, Opera, Samsung
    "jmt17.google.com",  # Chrome before it is released, and Chromium as Linux distributions build it
    ".push.services.mozilla.com",  # Firefox
    ".push.apple.com",  # Safari
    ".notify.windows.com",  # Edge on Windows
)
ENDPOINT_MAX = 2_048
# RFC 3986, and no more: what one library takes for a host, another must not take for a path.
_URL = re.compile(r"[A-Za-z0-9._~:/?@!$&'()*+,;=%\[\]-]+")
_BASE64URL = re.compile(r"[A-Za-z0-9_-]+={0,2}")
_AUTH_BYTES = 16


class InvalidSubscription(ValueError):
    """A subscription that nothing can be sent to; the text says in a sentence what is wrong with it."""


@dataclass(frozen=True)
class Subscription:
    """One browser's subscription: its address at a push service, its public key, and a secret shared with it."""

    endpoint: str
    p256dh: str
    auth: str


def check_subscription(subscription: Subscription, *, services: tuple[str, ...] = ()) -> None:
    """Check that a subscription can be sent to; raises `InvalidSubscription`.

    The server posts to its endpoint, and anybody with an account may name one: only browsers' own push services are
    taken, and the origins in `services`.
    """
    if not is_allowed(subscription.endpoint, services=services):
        raise InvalidSubscription("The endpoint is at no push service that is known here.")
    _check_key(subscription.p256dh)
    if len(_decode(subscription.auth, "auth")) != _AUTH_BYTES:
        raise InvalidSubscription(f"`auth` has {_AUTH_BYTES} bytes.")


def is_allowed(endpoint: str, *, services: tuple[str, ...] = ()) -> bool:
    """Whether an endpoint is at a push service of today's browsers, or at one of the origins in `services`."""
    if len(endpoint) > ENDPOINT_MAX or not _URL.fullmatch(endpoint):
        return False
    try:
        parts = urlsplit(endpoint)
        port = parts.port
    except ValueError:
        return False
    if parts.username is not None or parts.password is not None:
        return False
    if f"{parts.scheme}://{parts.netloc}" in services:
        return True
    return parts.scheme == "https" and port in (None, 443) and _is_service(parts.hostname or "")


def _is_service(host: str) -> bool:
    return any(host.endswith(known) if known.startswith(".") else host == known for known in SERVICES)


def _check_key(p256dh: str) -> None:
    point = _decode(p256dh, "p256dh")
    try:
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
    except ValueError:
        raise InvalidSubscription("`p256dh` is no point on the curve P-256.") from None
    if len(point) != 65:
        # Compressed points are valid, but the message names the key in full.
        raise InvalidSubscription("`p256dh` is an uncompressed point of 65 bytes.")


def _decode(value: str, name: str) -> bytes:
    if not _BASE64URL.fullmatch(value):
        raise InvalidSubscription(f"`{name}` is not in base64url.")
    text = value.rstrip("=")
    try:
        return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except binascii.Error:
        raise InvalidSubscription(f"`{name}` is not in base64url.") from None
