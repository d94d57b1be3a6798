"""Conventions of a person: zone and order of day and month, from the browser or as they are chosen."""

from dataclasses import dataclass

import reflex as rx

from taskchat import accounts, notifications
from taskchat.accounts import DayOrder, InvalidAccount
from taskchat.database import get_database, now
from taskchat.tasks import LocalClock, reminder_words
from taskchat.ui.state.changes import quoted
from taskchat.ui.state.identity import get_person
from taskchat.ui.state.quick_add import QuickAdd
from taskchat.ui.state.session import SIGN_IN, Session

# Offsets before a due date, as the API takes them; empty is none.
_REMINDERS = ("", "-PT0M", "-PT10M", "-PT30M", "-PT1H", "-P1D")


@dataclass(frozen=True)
class ReminderChoice:
    """Reminder that every timed task may get, in words; the empty value is none."""

    value: str
    words: str
    is_chosen: bool


class Conventions(Session):
    """Settings on the account's page; the tables have them, not the tab."""

    _saved: int = 0

    @rx.var(initial_value="", auto_deps=False, deps=["_saved", "_visits"])
    async def day_order(self) -> str:
        """Value of `DayOrder` that is chosen; empty before it was read."""
        person = await get_person(self)
        return DayOrder(person.day_order).value if person else ""

    @rx.var(initial_value="", auto_deps=False, deps=["_saved", "_visits"])
    async def timezone(self) -> str:
        """Zone in which times are shown."""
        person = await get_person(self)
        return person.timezone if person else ""

    @rx.var(initial_value=[], auto_deps=False, deps=["_saved", "_visits"])
    async def reminder_choices(self) -> list[ReminderChoice]:
        """Choices of the reminder of timed tasks; one that was chosen elsewhere is among them."""
        if not (person := await get_person(self)):
            return []
        chosen, clock = person.default_reminder or "", LocalClock.of(person, now())
        offered = [*_REMINDERS, *([chosen] if chosen not in _REMINDERS else [])]
        return [
            ReminderChoice(value, _sentence(reminder_words(value, clock)) if value else "None", value == chosen)
            for value in offered
        ]

    @rx.event
    async def on_browser(self, timezone: str, day_first: bool):
        """Take the zone and the order of the browser that the person looks from, and say so after a journey."""
        if not (person := await self._person()):
            return None
        try:
            async with get_database().begin() as session:
                moved = await accounts.notice_browser(
                    session, user_id=person.id, timezone=str(timezone), day_first=bool(day_first)
                )
        except InvalidAccount:
            # A browser may know a zone that is too new for the server.
            return None
        self._saved += 1
        if not moved:
            return None
        return [rx.toast(quoted(f"Times are now those of {_place(timezone)}.")), QuickAdd.on_list_change]

    @rx.event
    async def choose_day_order(self, day_order: str):
        """Choose what "12/5" means."""
        if not (person := await self._person()):
            return SIGN_IN
        if day_order not in set(DayOrder):
            return None
        async with get_database().begin() as session:
            await accounts.set_day_order(session, user_id=person.id, day_order=DayOrder(day_order))
        self._saved += 1
        return None

    @rx.event
    async def choose_default_reminder(self, reminder: str):
        """Choose what a timed task gets that is made without reminders; empty for nothing."""
        if not (person := await self._person()):
            return SIGN_IN
        try:
            async with get_database().begin() as session:
                await notifications.set_default_reminder(session, user_id=person.id, reminder=str(reminder) or None)
        except InvalidAccount:
            return None
        self._saved += 1
        return None


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _place(timezone: str) -> str:
    """Name the town of a zone: "New York" of "America/New_York"."""
    return timezone.rpartition("/")[2].replace("_", " ")
