"""What the person used, and what is left, for the page that shows it."""

import asyncio

import reflex as rx

from taskchat import usage
from taskchat.accounts import User
from taskchat.chat import load_allowance
from taskchat.database import get_database
from taskchat.settings import get_settings
from taskchat.ui.state.identity import person_behind
from taskchat.ui.state.session import SIGN_IN, Session
from taskchat.ui.views import RANGES, Sheet, sheet_of

# What an answer used is written down just after its last word, of which the page is told.
_AFTERWARDS_S = 1.0


class Usage(Session):
    """One tab's view of what was used; it is read only where somebody looks at it."""

    days: int = RANGES[-1]
    _visited: bool = False
    _moved: int = 0
    _waiting: bool = False

    @rx.var(initial_value=Sheet(), auto_deps=False, deps=["days", "_visited", "_moved", "_visits"])
    async def sheet(self) -> Sheet:
        """What is drawn: read for whoever this connection's cookie belongs to, and nobody else."""
        person = await person_behind(self) if self._visited else None
        return await _read(person, self.days) if person else Sheet()

    @rx.event
    async def show_days(self, days: int):
        """Show as many days."""
        if not await self._person():
            return SIGN_IN
        self.days = days if days in RANGES else RANGES[-1]
        return None

    @rx.event
    async def refresh(self):
        """Read anew, a moment after something changed; what changes meanwhile is in it."""
        if not await self._person():
            return SIGN_IN
        if self._waiting:
            return None
        self._waiting = True
        return Usage.refresh_later

    @rx.event(background=True)
    async def refresh_later(self):
        """Read anew once what was used is written down."""
        await asyncio.sleep(_AFTERWARDS_S)
        async with self:
            self._waiting = False
            self._moved += 1

    def _visit(self) -> None:
        """Somebody looks: read now."""
        self._visited = True
        self._moved += 1


async def _read(person: User, days: int) -> Sheet:
    allowed = get_settings().messages_per_day
    async with get_database().read() as session:
        report = await usage.load_report(session, user_id=person.id, timezone=person.timezone, days=days)
        allowance = await load_allowance(session, user_id=person.id, allowed=allowed)
    return sheet_of(report, allowance, person.timezone)
