"""Push service on loopback, and browsers that subscribe at it: decrypts what comes, and refuses as real ones do.

with PushService() as service:
    browser = service.subscribe(key.public)
    ...
    assert browser.wait_for(1)[0].json == {"title": "Pay rent"}
"""

import asyncio
import base64
import json
import os
import threading
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Self
from uuid import uuid4

import http_ece
import jwt
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from taskchat.push import Subscription
from tests.gemini_stand_in.wire import Connection, Request
from tests.loopback import Loopback

_BODY_MAX = 4_096
_NO_HEADERS: Mapping[str, str] = MappingProxyType({})
_SILENCE = (0, _NO_HEADERS)


@dataclass(frozen=True)
class Message:
    """A message as the browser reads it, and what the service was told about it."""

    text: str
    ttl: int
    topic: str | None
    urgency: str | None
    claims: Mapping[str, Any]

    @property
    def json(self) -> Any:
        return json.loads(self.text)


@dataclass
class Browser:
    """One subscription, seen from the browser: its keys, the messages that reached it, how many it could not read."""

    endpoint: str
    server_key: str
    messages: list[Message] = field(default_factory=list)
    unreadable: int = 0
    subscribed: bool = True

    def __post_init__(self) -> None:
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._auth = os.urandom(16)
        self._news = threading.Condition()

    @property
    def subscription(self) -> Subscription:
        """The subscription as the page sends it to its server."""
        point = self._key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        return Subscription(self.endpoint, _base64url(point), _base64url(self._auth))

    def unsubscribe(self) -> None:
        """Be gone, as after a click in the browser's settings."""
        self.subscribed = False

    def wait_for(self, count: int, *, seconds: float = 15) -> list[Message]:
        """Wait until that many messages are there, and give all."""
        with self._news:
            assert self._news.wait_for(lambda: len(self.messages) >= count, seconds), self.messages
            return [*self.messages]

    def receive(self, request: Request, claims: Mapping[str, Any]) -> None:
        """Decrypt a message and keep it."""
        try:
            text = http_ece.decrypt(request.raw, private_key=self._key, auth_secret=self._auth, version="aes128gcm")
        except http_ece.ECEException:
            self.unreadable += 1
            return
        told = request.headers
        message = Message(text.decode(), int(told["ttl"]), told.get("topic"), told.get("urgency"), claims)
        with self._news:
            self.messages.append(message)
            self._news.notify_all()


class PushService:
    """A push service, for as long as the `with` block lasts; what it is told to answer first comes first."""

    def __init__(self) -> None:
        self.requests: list[Request] = []
        self._browsers: dict[str, Browser] = {}
        self._answers: deque[tuple[int, Mapping[str, str]] | None] = deque()
        self._server = Loopback("push service", self._serve)

    @property
    def origin(self) -> str:
        """Its origin, to be named in PUSH_SERVICES."""
        return f"http://127.0.0.1:{self._server.port}"

    def subscribe(self, server_key: str) -> Browser:
        """A browser that takes messages signed with this key (`applicationServerKey`)."""
        path = f"/push/{uuid4().hex}"
        return self._browsers.setdefault(path, Browser(f"{self.origin}{path}", server_key))

    def answer_next(self, status: int, headers: Mapping[str, str] = _NO_HEADERS) -> None:
        """Answer the next message with this, whatever it is."""
        self._answers.append((status, headers))

    def hang_up_next(self) -> None:
        """Close the connection over which the next message comes, without an answer."""
        self._answers.append(None)

    def be_silent_next(self) -> None:
        """Take the next message, and never answer."""
        self._answers.append(_SILENCE)

    def __enter__(self) -> Self:
        self._server.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.stop()

    async def _serve(self, connection: Connection) -> None:
        while request := await connection.request():
            self.requests.append(request)
            answer = self._answers.popleft() if self._answers else (self._receive(request), _NO_HEADERS)
            if answer is None:
                return connection.abort()
            status, headers = answer
            if answer is _SILENCE:
                await asyncio.Event().wait()
            await connection.answer(status, "" if status < 300 else f"told to say {status}", headers)
        return None

    def _receive(self, request: Request) -> int:
        """Take a message as a real service does; gives the status of the answer."""
        browser = self._browsers.get(request.path)
        if browser is None:
            return 404
        if not browser.subscribed:
            return 410
        if not request.headers.get("ttl", "").isdecimal() or request.headers.get("content-encoding") != "aes128gcm":
            return 400
        if len(request.raw) > _BODY_MAX:
            return 413
        claims = self._claims(request.headers.get("authorization", ""), browser.server_key)
        if claims is None:
            return 403
        browser.receive(request, claims)
        return 201

    def _claims(self, authorization: str, server_key: str) -> dict[str, Any] | None:
        """Claims that were signed, if they were with this key and for this service."""
        given = signed_parts(authorization)
        if given.get("k") != server_key:
            return None
        try:
            return jwt.decode(given["t"], public_key(server_key), algorithms=["ES256"], audience=self.origin)
        except (KeyError, jwt.InvalidTokenError):
            return None


def signed_parts(authorization: str) -> dict[str, str]:
    """Split `vapid t=…, k=…` into the token and the key that it was signed with; nothing, where it is none."""
    scheme, _, rest = authorization.partition(" ")
    parts = (part.strip().partition("=") for part in rest.split(","))
    return {name: value for name, _, value in parts} if scheme == "vapid" else {}


def public_key(base64url: str) -> ec.EllipticCurvePublicKey:
    """Read a public key as browsers take it."""
    point = base64.urlsafe_b64decode(base64url + "=" * (-len(base64url) % 4))
    return ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)


def _base64url(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
