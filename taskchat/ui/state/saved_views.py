"""Saved views from the page: named, renamed, overwritten, moved and deleted, with the dialog that asks for a name."""

from typing import Any
from uuid import UUID

import reflex as rx
from reflex.event import EventSpec
from reflex_components_sonner.toast import ToastAction
from sqlalchemy.ext.asyncio import AsyncSession

from taskchat import saved_views
from taskchat.database import get_database
from taskchat.saved_views import InvalidSavedView, NameTaken, SavedView, SavedViewNotFound
from taskchat.ui.state.changes import UNDO_MS, quoted, quoted_title, trouble
from taskchat.ui.state.session import SIGN_IN, Session
from taskchat.ui.state.task_list import TaskList
from taskchat.ui.views import Address, name_for

GONE = "This view is not there any more."
_NEW = "new"


class SavedViews(Session):
    """Dialog that asks for a name: `asked` is the view to rename, or says that a new one is saved.

    `can_replace` is set where the name is that of another view, which the new one may take the place of.
    """

    asked: str = ""
    name: str = ""
    error: str = ""
    can_replace: bool = False
    _address: str = ""

    @rx.var
    def title(self) -> str:
        """Title of the dialog."""
        return "Save this view" if self.asked == _NEW else "Rename this view"

    @rx.event
    async def ask_new(self):
        """Ask for the name of what is shown now."""
        if not await self._person():
            return SIGN_IN
        shown = await self._shown()
        self._address, self.name = shown.beside, name_for(shown)
        self.asked, self.error, self.can_replace = _NEW, "", False
        return None

    @rx.event
    async def ask_name(self, raw_id: str, name: str):
        """Ask for another name of a view."""
        if not await self._person():
            return SIGN_IN
        self.asked, self.name, self.error, self.can_replace = str(raw_id)[:40], str(name)[:200], "", False
        return None

    @rx.event
    async def close(self, _open: bool = False):
        """Ask no more."""
        if not await self._person():
            return SIGN_IN
        self.asked = ""
        return None

    @rx.event
    async def submit(self, form: dict[str, Any]):
        """Take the name that was typed."""
        self.name = str(form.get("name", ""))[:200]
        return await self._keep(replace=False)

    @rx.event
    async def replace(self):
        """Save the new view in the place of the one that has the name."""
        return await self._keep(replace=True)

    @rx.event
    async def hold(self, raw_id: str):
        """Let a view hold what is shown now."""
        if not (person := await self._person()):
            return SIGN_IN
        address = (await self._shown()).beside
        try:
            async with get_database().begin() as session:
                _, view = await _find(session, person.id, raw_id)
                was = view.address
                await saved_views.change(session, user_id=person.id, view_id=view.id, address=address)
        except SavedViewNotFound:
            return trouble(GONE)
        words = f"{quoted_title(view.name)} holds this view now"
        return _undo_toast(words, SavedViews.put_back(str(view.id), quoted(was)))

    @rx.event
    async def put_back(self, raw_id: str, address: str):
        """Let a view hold the address that it had."""
        return await self._change(raw_id, address=str(address))

    @rx.event
    async def move(self, raw_id: str, place: int):
        """Put a view at a place among the others."""
        if type(place) is not int or not 0 <= place < saved_views.MAX_VIEWS:
            return None
        return await self._change(raw_id, position=place)

    @rx.event
    async def delete(self, raw_id: str):
        """Delete a view; the toast brings it back."""
        if not (person := await self._person()):
            return SIGN_IN
        try:
            async with get_database().begin() as session:
                place, view = await _find(session, person.id, raw_id)
                await saved_views.delete(session, user_id=person.id, view_id=view.id)
        except SavedViewNotFound:
            return trouble(GONE)
        undo = SavedViews.restore(quoted(view.name), quoted(view.address), place)
        return _undo_toast(f"Deleted the view {quoted_title(view.name)}. Its tasks stay", undo)

    @rx.event
    async def restore(self, name: str, address: str, place: int):
        """Bring a view back that was deleted."""
        if not (person := await self._person()):
            return SIGN_IN
        try:
            async with get_database().begin() as session:
                view = await saved_views.create(session, user_id=person.id, name=str(name), address=str(address))
                if type(place) is int and 0 <= place < saved_views.MAX_VIEWS:
                    await saved_views.change(session, user_id=person.id, view_id=view.id, position=place)
        except InvalidSavedView as refused:
            return trouble(str(refused))

    async def _keep(self, *, replace: bool) -> EventSpec | None:
        if not (person := await self._person()):
            return SIGN_IN
        if not self.asked:
            return None
        self.error, self.can_replace = "", False
        try:
            async with get_database().begin() as session:
                if self.asked == _NEW:
                    given = {"name": self.name, "address": self._address, "replace": replace}
                    view = await saved_views.create(session, user_id=person.id, **given)
                else:
                    renamed = {"view_id": _view_id(self.asked), "name": self.name}
                    view = await saved_views.change(session, user_id=person.id, **renamed)
        except InvalidSavedView as refused:
            self.error = str(refused)
            self.can_replace = self.asked == _NEW and isinstance(refused, NameTaken)
            return None
        except SavedViewNotFound:
            self.asked = ""
            return trouble(GONE)
        words, self.asked = ("Saved as" if self.asked == _NEW else "Renamed to"), ""
        return rx.toast(quoted(f"{words} {quoted_title(view.name)}"), duration=UNDO_MS)

    async def _change(self, raw_id: object, **what: Any) -> EventSpec | None:
        if not (person := await self._person()):
            return SIGN_IN
        try:
            async with get_database().begin() as session:
                await saved_views.change(session, user_id=person.id, view_id=_view_id(raw_id), **what)
        except SavedViewNotFound:
            return trouble(GONE)
        except InvalidSavedView as refused:
            return trouble(str(refused))
        return None

    async def _shown(self) -> Address:
        return (await self.get_state(TaskList))._shown_address()


async def _find(session: AsyncSession, user_id: UUID, raw_id: object) -> tuple[int, SavedView]:
    """Return a view with its place among the others."""
    view_id = _view_id(raw_id)
    for place, view in enumerate(await saved_views.find_all(session, user_id=user_id)):
        if view.id == view_id:
            return place, view
    raise SavedViewNotFound


def _view_id(raw: object) -> UUID:
    try:
        return UUID(str(raw))
    except ValueError:
        raise SavedViewNotFound from None


def _undo_toast(words: str, undo: Any) -> EventSpec:
    return rx.toast(quoted(words), action=ToastAction(label="Undo", on_click=undo), duration=UNDO_MS)
