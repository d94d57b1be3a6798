"""Rate limits of accounts and of the chat."""

import time
from datetime import UTC, datetime
from uuid import UUID

from limits import RateLimitItem, RateLimitItemPerDay, RateLimitItemPerHour, RateLimitItemPerMinute

from taskchat.accounts import EMAIL_MAX
from taskchat.api.counts import Counts
from taskchat.api.errors import TooManyRequests
from taskchat.chat import format_moment
from taskchat.database import now
from taskchat.settings import Settings
from taskchat.text import counted

# One network address may stand for an office: it gets more attempts than one account.
_ADDRESS_SHARE = 10
# A page reads at each change, in each tab, so that one busy turn is read dozens of times: that takes nothing from what
# a person does, and has a bound of its own.
_READ_SHARE = 10


class NoMessagesLeft(TooManyRequests):
    """A person has sent all messages of 24 hours; the next is possible at `next_at`."""

    def __init__(self, allowed: int, next_at: datetime, *, timezone: str) -> None:
        wait = max(int((next_at - now()).total_seconds()), 1)
        super().__init__(
            f"You have sent {allowed} messages in 24 hours, the most there are. The next is possible in "
            f"{format_wait(wait)}, {format_moment(next_at, timezone)}.",
            wait=wait,
        )


class Limits:
    """Limits of one installation; each refusal is a 429 with the seconds to wait."""

    def __init__(self, settings: Settings) -> None:
        self._counts = Counts(settings.redis_url)
        self._account = RateLimitItemPerMinute(settings.sign_in_attempts, 15, namespace="sign-in")
        self._address = RateLimitItemPerMinute(settings.sign_in_attempts * _ADDRESS_SHARE, 15, namespace="sign-in-from")
        # Higher than from one address: strangers who guess must not keep a person out for long.
        self._anywhere = RateLimitItemPerMinute(settings.sign_in_attempts * _ADDRESS_SHARE, 15, namespace="sign-in-to")
        self._sign_ups = RateLimitItemPerHour(settings.sign_ups_per_hour, namespace="sign-up")
        self._chat = RateLimitItemPerMinute(settings.requests_per_minute, namespace="chat")
        reads = settings.requests_per_minute * _READ_SHARE
        self._reads = RateLimitItemPerMinute(reads, namespace="chat-read")
        self._left_pages = RateLimitItemPerMinute(reads, namespace="page-left")
        self._files = RateLimitItemPerMinute(settings.requests_per_minute, namespace="file")
        self._calendars = RateLimitItemPerMinute(reads, namespace="calendar")
        self._messages = RateLimitItemPerDay(settings.messages_per_day, namespace="message")

    async def count_sign_in(self, *, email: str, address: str) -> None:
        """Count an attempt to sign in, before the password is checked."""
        await self._hit(self._address, address, "Too many attempts to sign in from here.")
        await self._hit(self._account, f"{_normalise(email)} {address}", "Too many attempts to sign in.")
        await self._hit(self._anywhere, _normalise(email), "Too many attempts to sign in.")

    async def clear_sign_ins(self, *, email: str, address: str) -> None:
        """Forget the attempts of an address from which the password was right."""
        await self._counts.clear(self._account, f"{_normalise(email)} {address}")

    async def count_sign_up(self, *, address: str) -> None:
        """Count a new account."""
        await self._hit(self._sign_ups, address, "Too many new accounts from here.")

    async def count_chat_request(self, *, user_id: UUID) -> None:
        """Count a request of the chat that begins a turn or changes something."""
        await self._hit(self._chat, str(user_id), "Too many requests.")

    async def count_chat_read(self, *, user_id: UUID) -> None:
        """Count a request of the chat that only reads."""
        await self._hit(self._reads, str(user_id), "Too many requests.")

    async def count_left_page(self, *, user_id: UUID) -> None:
        """Count a page that says it is left, apart from all else: refused, it would have stopped its answer."""
        await self._hit(self._left_pages, str(user_id), "Too many pages were left.")

    async def count_file(self, *, user_id: UUID) -> None:
        """Count a file that comes in or goes out."""
        await self._hit(self._files, str(user_id), "Too many files.")

    async def count_calendar(self, *, address: str) -> None:
        """Count a reading of some calendar's secret address, before it is looked for."""
        await self._hit(self._calendars, address, "Too many requests.")

    async def count_message(self, *, user_id: UUID, timezone: str) -> None:
        """Count a message, or an answer that is asked for again.

        The allowance counts messages in the database over 24 hours, but neither deleted ones nor those sent at this
        moment.
        """
        if reset := await self._counts.hit(self._messages, str(user_id)):
            raise NoMessagesLeft(self._messages.amount, datetime.fromtimestamp(reset, UTC), timezone=timezone)

    async def _hit(self, item: RateLimitItem, key: str, sentence: str) -> None:
        if reset := await self._counts.hit(item, key):
            wait = max(int(reset - time.time()) + 1, 1)
            raise TooManyRequests(f"{sentence} Try again in {format_wait(wait)}.", wait=wait)


def _normalise(email: str) -> str:
    return email.strip().lower()[:EMAIL_MAX]


def format_wait(seconds: int) -> str:
    """Format a wait in words, rounded up: "1 second", "15 minutes", "3 hours"."""
    if seconds >= 7_200:
        return counted(-(-seconds // 3_600), "hour")
    return counted(-(-seconds // 60), "minute") if seconds >= 60 else counted(seconds, "second")
