"""How often: moving windows, in this process or in Redis when several workers share them."""

import time
from datetime import UTC, datetime
from uuid import UUID

from limits import RateLimitItem, RateLimitItemPerDay, RateLimitItemPerHour, RateLimitItemPerMinute
from limits.aio.storage import MemoryStorage, RedisStorage
from limits.aio.storage.memory import Entry
from limits.aio.strategies import MovingWindowRateLimiter

from taskchat.api.errors import TooManyRequests
from taskchat.chat import moment_in_words
from taskchat.database import now
from taskchat.settings import Settings
from taskchat.text import counted

# One network address may stand for an office: it gets more attempts than one account.
_ADDRESS_SHARE = 10


class Memory(MemoryStorage):
    """The counts of one process, tidied up every `tidy_seconds`.

    The library's own looks at everybody's at each request, in a thread for each of them. What is over does no harm
    until then: nothing but its age decides whether it counts.
    """

    def __init__(self, *, tidy_seconds: float = 60.0) -> None:
        super().__init__()
        self._tidy_seconds = tidy_seconds
        self._tidied = time.time()

    async def acquire_entry(self, key: str, limit: int, expiry: int, amount: int = 1) -> bool:
        """Count `amount` more in a window of `expiry` seconds; False where that is more than `limit`."""
        at = time.time()
        self._tidy(at)
        counted = [one for one in self.events.get(key, ()) if one.atime >= at - expiry]
        if len(counted) + amount > limit:
            return False
        # The newest come first: so they are read where the next one is allowed.
        self.events[key] = [Entry(expiry)] * amount + counted
        return True

    def _tidy(self, at: float) -> None:
        if at - self._tidied >= self._tidy_seconds:
            self._tidied = at
            self.events = {key: counted for key, counted in self.events.items() if counted[0].expiry >= at}


class NoMessagesLeft(TooManyRequests):
    """Somebody sent all the messages that there are in 24 hours; `next_at` is when the next is possible."""

    def __init__(self, allowed: int, next_at: datetime, *, timezone: str) -> None:
        wait = max(int((next_at - now()).total_seconds()), 1)
        super().__init__(
            f"You have sent {allowed} messages in 24 hours, the most there are. The next is possible in "
            f"{in_words(wait)}, {moment_in_words(next_at, timezone)}.",
            wait=wait,
        )


class Limits:
    """The limits of one installation; each refusal is a 429 that says how long to wait."""

    def __init__(self, settings: Settings) -> None:
        url = settings.redis_url
        storage = RedisStorage(f"async+{url}", implementation="redispy") if url else Memory()
        self._limiter = MovingWindowRateLimiter(storage)
        self._account = RateLimitItemPerMinute(settings.sign_in_attempts, 15, namespace="sign-in")
        self._address = RateLimitItemPerMinute(settings.sign_in_attempts * _ADDRESS_SHARE, 15, namespace="sign-in-from")
        # Higher than from one address: strangers who guess must not keep a person out for long.
        self._anywhere = RateLimitItemPerMinute(settings.sign_in_attempts * _ADDRESS_SHARE, 15, namespace="sign-in-to")
        self._sign_ups = RateLimitItemPerHour(settings.sign_ups_per_hour, namespace="sign-up")
        self._chat = RateLimitItemPerMinute(settings.requests_per_minute, namespace="chat")
        self._messages = RateLimitItemPerDay(settings.messages_per_day, namespace="message")

    async def sign_in(self, *, email: str, address: str) -> None:
        """Count an attempt to sign in, before the password is looked at."""
        await self._hit(self._address, address, "Too many attempts to sign in from here.")
        await self._hit(self._account, f"{_short(email)} {address}", "Too many attempts to sign in.")
        await self._hit(self._anywhere, _short(email), "Too many attempts to sign in.")

    async def signed_in(self, *, email: str, address: str) -> None:
        """Forget the attempts from where the password was right."""
        await self._limiter.clear(self._account, f"{_short(email)} {address}")

    async def sign_up(self, *, address: str) -> None:
        """Count a new account."""
        await self._hit(self._sign_ups, address, "Too many new accounts from here.")

    async def chat_request(self, *, user_id: UUID) -> None:
        """Count a request of the chat."""
        await self._hit(self._chat, str(user_id), "Too many requests.")

    async def message(self, *, user_id: UUID, timezone: str) -> None:
        """Count a message, or an answer that is asked for again.

        The database counts them longer, but neither deleted ones nor those sent at this moment.
        """
        if reset := await self._refused(self._messages, str(user_id)):
            raise NoMessagesLeft(self._messages.amount, datetime.fromtimestamp(reset, UTC), timezone=timezone)

    async def _hit(self, item: RateLimitItem, key: str, sentence: str) -> None:
        if reset := await self._refused(item, key):
            wait = max(int(reset - time.time()) + 1, 1)
            raise TooManyRequests(f"{sentence} Try again in {in_words(wait)}.", wait=wait)

    async def _refused(self, item: RateLimitItem, key: str) -> float | None:
        """None for what is allowed and counted, else the second of the clock from which on it is."""
        if await self._limiter.hit(item, key):
            return None
        return (await self._limiter.get_window_stats(item, key)).reset_time


def _short(email: str) -> str:
    return email.strip().lower()[:255]


def in_words(seconds: int) -> str:
    """A wait as people say it, rounded up: "1 second", "15 minutes", "3 hours"."""
    if seconds >= 7_200:
        return counted(-(-seconds // 3_600), "hour")
    return counted(-(-seconds // 60), "minute") if seconds >= 60 else counted(seconds, "second")
