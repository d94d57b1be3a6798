"""Findings about what reminds and what comes again: each reminder once, and after each completion one next."""

from collections import Counter
from collections.abc import Iterator
from uuid import UUID

from tests.faults.ledger import Account, Reminder, Rhythm
from tests.faults.snapshot import Snapshot, Told


def reminded(account: Account, found: Snapshot) -> Iterator[str]:
    """Compare one person's reminders, push messages and series with the database."""
    told = [one for one in found.notifications if one.email == account.email]
    for reminder in account.reminders.values():
        yield from _rang(reminder, [one for one in told if one.title == reminder.title], found)
    for rhythm in account.rhythms.values():
        yield from _came_again(rhythm, account, found)
    if account.browser is not None:
        pushed = Counter(UUID(message.topic) for message in account.browser.messages if message.topic)
        yield from _pushed(told, pushed)


def _rang(reminder: Reminder, told: list[Told], found: Snapshot) -> Iterator[str]:
    if len(told) > 1 or len(told) < reminder.is_to_ring:
        yield f"{reminder.title!r} rang {len(told)} times"
    put_off = [at for title, at in found.snoozes if title == reminder.title]
    wanted = [] if reminder.snoozed_until is None else [reminder.snoozed_until]
    if put_off != wanted or [one.snoozed_until for one in told if one.snoozed_until] != wanted:
        yield f"{reminder.title!r} was put off to {wanted}, and rings again at {put_off}"


def _came_again(rhythm: Rhythm, account: Account, found: Snapshot) -> Iterator[str]:
    its = [one for one in found.occurrences if (one.email, one.title) == (account.email, rhythm.title)]
    done, slots = sum(one.is_done for one in its), {one.slot for one in its}
    if (done, len(its) - done, len(slots)) != (rhythm.completed, 1, len(its)):
        yield f"{rhythm.title!r} was completed {rhythm.completed} times, and there are {its}"


def _pushed(told: list[Told], pushed: Counter[UUID]) -> Iterator[str]:
    """A message comes again only with its topic, by which the browser shows it once."""
    known = {one.id for one in told}
    yield from (f"a message about {topic} came, which never rang" for topic in pushed if topic not in known)
    for one in told:
        if one.is_due and not one.is_waiting and not pushed[one.id]:
            yield f"{one.title!r} rang, and no browser was told"
