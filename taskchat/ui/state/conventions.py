"""Conventions of a person: zone and order of day and month, from the browser or as they are chosen."""

import reflex as rx

from taskchat import accounts
from taskchat.accounts import DayOrder, InvalidAccount
from taskchat.database import get_database
from taskchat.ui.state.changes import quoted
from taskchat.ui.state.identity import get_person
from taskchat.ui.state.quick_add import QuickAdd
from taskchat.ui.state.session import SIGN_IN, Session


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


def _place(timezone: str) -> str:
    """Name the town of a zone: "New York" of "America/New_York"."""
    return timezone.rpartition("/")[2].replace("_", " ")
