"""Sends push messages: encrypted for one browser, signed by this installation (RFC 8030, 8291, 8292)."""

from typing import Literal

import aiohttp
from pywebpush import WebPusher
from yarl import URL

from taskchat.database import now
from taskchat.push.outcomes import Outcome, Refused, RetryLater, read_outcome
from taskchat.push.subscription import Subscription, is_allowed
from taskchat.push.vapid import VapidKey, load_vapid_key
from taskchat.settings import Settings

# Bytes of a payload: a push service need not take more than 4,096 of the encrypted message.
PAYLOAD_MAX = 3_993
_CONNECTIONS = 100
# Bytes of a refusal that are read and logged.
_REASON_MAX = 300

Urgency = Literal["very-low", "low", "normal", "high"]


class PushSender:
    """Sends to push services, over connections that it keeps until `aclose`; an answer may take `timeout` seconds."""

    def __init__(self, key: VapidKey, *, services: tuple[str, ...] = (), timeout: float = 15.0) -> None:
        self.key = key
        self._services = services
        self._timeout = aiohttp.ClientTimeout(total=timeout)
        self._http: aiohttp.ClientSession | None = None

    async def send(
        self,
        subscription: Subscription,
        payload: bytes,
        *,
        ttl: int,
        topic: str | None = None,
        urgency: Urgency = "normal",
    ) -> Outcome:
        """Send one message, once; trouble on the way is an outcome, not an exception.

        It is kept for a browser that is away for `ttl` seconds, and replaces one of the same `topic` that is kept:
        32 characters at most, of base64url. Raises `ValueError` for a payload of more than `PAYLOAD_MAX` bytes.
        """
        if len(payload) > PAYLOAD_MAX:
            raise ValueError(f"A payload has {PAYLOAD_MAX:,} bytes at most, not {len(payload):,}.")
        if not is_allowed(subscription.endpoint, services=self._services):
            # It was when it was kept: the settings are not what they were.
            return Refused("The endpoint is at no push service that is known here.")
        headers = {
            "Authorization": self.key.authorize(subscription.endpoint),
            "Content-Encoding": "aes128gcm",
            "Content-Type": "application/octet-stream",
            "TTL": str(ttl),
            "Urgency": urgency,
        }
        if topic is not None:
            headers["Topic"] = topic
        return await self._post(subscription.endpoint, _encrypt(subscription, payload), headers)

    async def aclose(self) -> None:
        """Close the connections."""
        if self._http is not None:
            await self._http.close()
            self._http = None

    async def _post(self, endpoint: str, body: bytes, headers: dict[str, str]) -> Outcome:
        # As the browser wrote it: encoded a second time it would be another address. Redirects would lead anywhere.
        url = URL(endpoint, encoded=True)
        try:
            async with self._session().post(url, data=body, headers=headers, allow_redirects=False) as response:
                reason = (await response.content.read(_REASON_MAX)).decode("utf-8", "replace")
                return read_outcome(response.status, response.headers, reason, now=now())
        except (aiohttp.ClientError, OSError) as error:
            return RetryLater(f"{url.host}: {str(error) or type(error).__name__}")

    def _session(self) -> aiohttp.ClientSession:
        # Made where it is used: it belongs to the loop that runs then.
        if self._http is None:
            connector = aiohttp.TCPConnector(limit=_CONNECTIONS)
            jar = aiohttp.DummyCookieJar()
            self._http = aiohttp.ClientSession(connector=connector, timeout=self._timeout, cookie_jar=jar)
        return self._http


def _encrypt(subscription: Subscription, payload: bytes) -> bytes:
    # pywebpush's own `webpush_async` follows redirects, waits for ever and reads a whole answer.
    keys = {"p256dh": subscription.p256dh, "auth": subscription.auth}
    return WebPusher({"endpoint": subscription.endpoint, "keys": keys}).encode(payload)["body"]


def make_sender(settings: Settings) -> PushSender:
    """Make the sender of this installation; raises `InvalidSettings` where its key cannot be read."""
    key = load_vapid_key(settings.data_dir, contact=settings.push_subject)
    return PushSender(key, services=tuple(settings.push_services))
