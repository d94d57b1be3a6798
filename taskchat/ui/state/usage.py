"""State of the page of usage: tokens, cost, messages and tools of the person, and messages left."""

import asyncio

import reflex as rx

from taskchat import usage
from taskchat.accounts import User
from taskchat.chat import load_allowance
from taskchat.database import get_database
from taskchat.settings import get_settings
from taskchat.ui.state.identity import get_person
from taskchat.ui.state.session import SIGN_IN, Session
from taskchat.ui.views import RANGES, UsageView, build_usage_view

# An answer's usage is saved just after its last word, of which the page is told.
_SAVED_AFTER_S = 1.0


class Usage(Session):
    """One tab's view of usage; it is read only once somebody opened the page."""

    days: int = RANGES[-1]
    _opened: bool = False
    _revision: int = 0
    _refreshing: bool = False

    @rx.var(initial_value=UsageView(), auto_deps=False, deps=["days", "_opened", "_revision", "_visits"])
    async def usage_view(self) -> UsageView:
        """Usage as it is drawn: read for the person of this connection's cookie, and nobody else."""
        person = await get_person(self) if self._opened else None
        return await _read(person, self.days) if person else UsageView()

    @rx.event
    async def show_days(self, days: int):
        """Show this many days."""
        if not await self._person():
            return SIGN_IN
        self.days = days if days in RANGES else RANGES[-1]
        return None

    @rx.event
    async def refresh(self):
        """Read again a moment after something changed; one reading serves all changes until then."""
        if not await self._person():
            return SIGN_IN
        if self._refreshing:
            return None
        self._refreshing = True
        return Usage.refresh_later

    @rx.event(background=True)
    async def refresh_later(self):
        """Read again once the usage is saved."""
        await asyncio.sleep(_SAVED_AFTER_S)
        async with self:
            self._refreshing = False
            self._revision += 1

    def _open(self) -> None:
        self._opened = True
        self._revision += 1


async def _read(person: User, days: int) -> UsageView:
    allowed = get_settings().messages_per_day
    async with get_database().read() as session:
        report = await usage.load_report(session, user_id=person.id, timezone=person.timezone, days=days)
        allowance = await load_allowance(session, user_id=person.id, allowed=allowed)
    return build_usage_view(report, allowance, person.timezone)
