"""Person who is reminded, and whose tasks come again: asks until there is an answer, and knows what was promised.

Each request can be sent again without harm: makes have a key, and what is done or put off once is so the second time.
"""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from tests.faults.client import Client
from tests.faults.ledger import Account, Reminder, Rhythm
from tests.push_service import Browser, PushService

# Seconds until a new reminder: long enough for a request that is sent again after a kill.
_SOON = 3.0
_MAX_RHYTHMS = 4


class RemindersPerson:
    """Does one thing at a time, as long as it takes."""

    def __init__(self, account: Account, client: Client, dice: Random) -> None:
        self._account = account
        self._client = client
        self._dice = dice
        self._unsettled: Callable[[], Awaitable[bool]] | None = None
        self._made = 0

    async def take_push(self, service: PushService) -> None:
        """Let a browser take push messages."""
        key = await self._client.http.get(f"{self._client.fleet.address()}/api/push/key")
        browser = self._account.browser = service.subscribe(key.json()["key"])
        assert await self._ask("POST", "/api/push/subscriptions", json=_subscription(browser)) is not None

    async def act(self) -> None:
        """Do one thing, or try again what got no answer."""
        self._unsettled = self._unsettled or self._choose()
        if await self._unsettled():
            self._unsettled = None

    async def settle(self) -> None:
        """Bring the last thing to its end, and wait until all that was to ring has rung."""
        while self._unsettled:
            await self.act()
        while not await self._all_rang():
            pass

    @property
    def unfinished(self) -> str:
        """The reminders that have not rung, of all that were made."""
        silent = [one for one in self._account.reminders.values() if one.is_to_ring and not one.notification_id]
        return f"{self._account.email}: {silent} of {len(self._account.reminders)}"

    def _choose(self) -> Callable[[], Awaitable[bool]]:
        rhythms = self._account.rhythms
        kind = self._dice.choice(("remind", "complete", "complete", "snooze", "tick"))
        if kind == "complete":
            if len(rhythms) < _MAX_RHYTHMS:
                return self._making_rhythm()
            rhythm = self._dice.choice(list(rhythms.values()))
            return lambda: self._complete(rhythm)
        waiting = [one for one in self._account.reminders.values() if one.notification_id and not one.is_acted_on]
        if kind == "remind" or not waiting:
            return self._making_reminder() if not waiting and self._dice.random() < 0.3 else self._look
        reminder = self._dice.choice(waiting)
        return lambda: self._snooze(reminder) if kind == "snooze" else self._tick(reminder)

    def _making_reminder(self) -> Callable[[], Awaitable[bool]]:
        title, due = self._title("reminder"), datetime.now(UTC) + timedelta(seconds=_SOON)
        reminder = self._account.reminders[title] = Reminder(title)
        body = {"title": title, "due_at": due.isoformat(), "reminders": ["-PT0M"]}

        async def make() -> bool:
            made = await self._ask("POST", "/api/tasks", json=body, headers={"Idempotency-Key": _key(title)})
            if made is not None:
                # What was made too late reminds of nothing.
                reminder.task_id = made["id"]
                reminder.is_to_ring = datetime.fromisoformat(made["created_at"]) < due - timedelta(seconds=0.5)
            return made is not None

        return make

    def _making_rhythm(self) -> Callable[[], Awaitable[bool]]:
        title = self._title("rhythm")
        rhythm = self._account.rhythms[title] = Rhythm(title)
        body = {"title": title, "due_at": f"{datetime.now(UTC):%Y-%m-%d}T00:00:00Z", "all_day": True}
        body["rrule"] = "FREQ=DAILY"

        async def make() -> bool:
            made = await self._ask("POST", "/api/tasks", json=body, headers={"Idempotency-Key": _key(title)})
            rhythm.open_id = made["id"] if made is not None else None
            return made is not None

        return make

    async def _complete(self, rhythm: Rhythm) -> bool:
        """Complete the open one; the next one is looked for after it, and is another one."""
        if not rhythm.is_done_with:
            answer = await self._ask("POST", f"/api/tasks/{rhythm.open_id}/complete")
            if answer is None:
                return False
            rhythm.completed += 1
            rhythm.is_done_with = True
            self._client.ledger.count("completions of what comes again acknowledged")
        answer = await self._ask("GET", "/api/tasks", params={"search": rhythm.title})
        if answer is None:
            return False
        ids = [one["id"] for one in answer["tasks"]]
        if len(ids) != 1 or ids[0] == rhythm.open_id:
            self._account.contradictions.append(f"after {rhythm.completed} of {rhythm.title!r} there are {ids} to do")
        rhythm.open_id, rhythm.is_done_with = (ids or [rhythm.open_id])[0], False
        return True

    async def _look(self) -> bool:
        """Look at what rang."""
        answer = await self._ask("GET", "/api/notifications", params={"limit": 200})
        if answer is None:
            return False
        for told in answer["notifications"]:
            if reminder := self._account.reminders.get(told["title"]):
                if reminder.notification_id not in {None, told["id"]}:
                    self._account.contradictions.append(f"{reminder.title!r} rang twice")
                reminder.notification_id = told["id"]
        return True

    async def _snooze(self, reminder: Reminder) -> bool:
        path = f"/api/notifications/{reminder.notification_id}/snooze"
        answer = await self._ask("POST", path, json={"until": "tomorrow morning"})
        if answer is not None:
            reminder.snoozed_until = datetime.fromisoformat(answer["snoozed_until"])
            self._client.ledger.count("reminders put off")
        return answer is not None

    async def _tick(self, reminder: Reminder) -> bool:
        answer = await self._ask("POST", f"/api/notifications/{reminder.notification_id}/complete")
        reminder.is_done = answer is not None
        return reminder.is_done

    async def _all_rang(self) -> bool:
        await self._look()
        return all(one.notification_id for one in self._account.reminders.values() if one.is_to_ring)

    async def _ask(self, method: str, path: str, **body: Any) -> Any:
        """Send a request; its answer, or None where it must be sent again."""
        answer = await self._client.request(method, path, **body)
        if answer is None:
            return None
        if not answer.is_success:
            self._account.contradictions.append(f"{method} {path} was refused: {answer.status_code} {answer.text}")
        return answer.json() if answer.content else {}

    def _title(self, kind: str) -> str:
        self._made += 1
        return f"{self._account.name} {kind} {self._made:04}"


def _key(title: str) -> str:
    return title.replace(" ", "-")


def _subscription(browser: Browser) -> dict[str, Any]:
    given = browser.subscription
    return {"endpoint": given.endpoint, "keys": {"p256dh": given.p256dh, "auth": given.auth}}
