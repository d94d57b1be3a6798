"""State of the page of progress: what the person did, by day and hour, and what is open."""

import reflex as rx

from taskchat.accounts import User
from taskchat.database import get_database
from taskchat.progress import load_progress
from taskchat.ui.state.identity import get_person
from taskchat.ui.state.session import SIGN_IN, Session
from taskchat.ui.views import PROGRESS_RANGES, ProgressView, build_progress_view

_DAYS = PROGRESS_RANGES[1]


class Progress(Session):
    """One tab's view of progress; it is read only once somebody opened the page."""

    days: int = _DAYS
    _opened: bool = False
    _revision: int = 0

    @rx.var(initial_value=ProgressView(), auto_deps=False, deps=["days", "_opened", "_revision", "_visits"])
    async def progress_view(self) -> ProgressView:
        """Progress as it is drawn: read for the person of this connection's cookie, and nobody else."""
        person = await get_person(self) if self._opened else None
        return await _read(person, self.days) if person else ProgressView()

    @rx.event
    async def show_days(self, days: int):
        """Show this many days."""
        if not await self._person():
            return SIGN_IN
        self.days = days if days in PROGRESS_RANGES else _DAYS
        return None

    @rx.event
    async def refresh(self):
        """Read again what was changed."""
        if not await self._person():
            return SIGN_IN
        self._revision += 1
        return None

    def _open(self) -> None:
        self._opened = True
        self._revision += 1


async def _read(person: User, days: int) -> ProgressView:
    async with get_database().read() as session:
        report = await load_progress(session, user_id=person.id, timezone=person.timezone, days=days)
    return build_progress_view(report)
