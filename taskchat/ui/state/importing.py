"""State after an import: one toast that takes all of it back."""

from uuid import UUID

import reflex as rx

from taskchat import interchange
from taskchat.database import get_database
from taskchat.interchange import ImportNotFound
from taskchat.text import counted
from taskchat.ui.state.changes import undo_toast
from taskchat.ui.state.session import SIGN_IN, Session
from taskchat.ui.state.task_list import TaskList


class Importing(Session):
    """Word on what was imported."""

    @rx.event
    async def on_taken(self, raw_id: str):
        """Offer to take back all that an import made."""
        if not (person := await self._person()):
            return SIGN_IN
        try:
            async with get_database().read() as session:
                taken = await interchange.get_import(session, user_id=person.id, import_id=UUID(str(raw_id)))
        except (ImportNotFound, ValueError):
            return None
        if not taken.made:
            return None
        return undo_toast(f"Imported {counted(taken.made, 'task')}", TaskList.undo_batch, taken.batch_id)
