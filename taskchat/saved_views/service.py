"""Operations on saved views; each names its person, and each change is heard by all of their pages.

Whoever changes one holds the person's row first, so that names and numbers are counted one after the other.
"""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select
from sqlmodel.sql.expression import SelectOfScalar

from taskchat import feed
from taskchat.accounts import User
from taskchat.database import now
from taskchat.saved_views.address import check_address
from taskchat.saved_views.errors import InvalidSavedView, NameTaken, SavedViewNotFound, TooManySavedViews
from taskchat.saved_views.models import NAME_MAX, SavedView
from taskchat.text import folded, is_blank, printable

MAX_VIEWS = 50


async def find_all(session: AsyncSession, *, user_id: UUID) -> list[SavedView]:
    """Return a person's views, in their order."""
    return list((await session.execute(_own(user_id))).scalars())


async def create(session: AsyncSession, *, user_id: UUID, name: str, address: str, replace: bool = False) -> SavedView:
    """Save a view, behind the others; with `replace` in the place of one of this name, if there is one.

    Raises `NameTaken`, `TooManySavedViews` or `InvalidSavedView`.
    """
    name, address = _check_name(name), check_address(address)
    views = await _hold_all(session, user_id)
    same = _named(views, name)
    if same and replace:
        return await _set(session, same, name=name, address=address)
    if same:
        raise NameTaken(same.name, same.address)
    if len(views) >= MAX_VIEWS:
        raise TooManySavedViews(MAX_VIEWS)
    position = views[-1].position + 1 if views else 0
    view = SavedView(user_id=user_id, name=name, name_key=folded(name), address=address, position=position)
    return await _save(session, view)


async def change(
    session: AsyncSession,
    *,
    user_id: UUID,
    view_id: UUID,
    name: str | None = None,
    address: str | None = None,
    position: int | None = None,
) -> SavedView:
    """Rename a view, let it hold another address, or put it at a position among the others, 0 for the first.

    Raises `SavedViewNotFound`, `NameTaken` or `InvalidSavedView`.
    """
    views = await _hold_all(session, user_id)
    view = _by_id(views, view_id)
    new_name = view.name if name is None else _check_name(name)
    new_address = view.address if address is None else check_address(address)
    same = _named(views, new_name)
    if same and same is not view:
        raise NameTaken(same.name, same.address)
    if position is not None:
        _move(views, view, position)
    return await _set(session, view, name=new_name, address=new_address)


async def delete(session: AsyncSession, *, user_id: UUID, view_id: UUID) -> None:
    """Delete a view; the tasks in it stay. Raises `SavedViewNotFound`."""
    view = _by_id(await _hold_all(session, user_id), view_id)
    await session.delete(view)
    await session.flush()
    _announce(session, user_id)


def _own(user_id: UUID) -> SelectOfScalar[SavedView]:
    return select(SavedView).where(SavedView.user_id == user_id).order_by(col(SavedView.position), col(SavedView.id))


async def _hold_all(session: AsyncSession, user_id: UUID) -> list[SavedView]:
    await session.execute(select(User.id).where(User.id == user_id).with_for_update())
    return await find_all(session, user_id=user_id)


def _by_id(views: list[SavedView], view_id: UUID) -> SavedView:
    if found := next((view for view in views if view.id == view_id), None):
        return found
    raise SavedViewNotFound(view_id)


def _named(views: list[SavedView], name: str) -> SavedView | None:
    return next((view for view in views if view.name_key == folded(name)), None)


def _check_name(name: str) -> str:
    cleaned = " ".join(printable(name).split())
    if is_blank(cleaned):
        raise InvalidSavedView("name", "A view needs a name.")
    if len(cleaned) > NAME_MAX:
        raise InvalidSavedView("name", f"A name has at most {NAME_MAX} characters; this one has {len(cleaned):,}.")
    return cleaned


def _move(views: list[SavedView], view: SavedView, position: int) -> None:
    others = [other for other in views if other is not view]
    others.insert(position, view)
    for number, other in enumerate(others):
        other.position = number


async def _set(session: AsyncSession, view: SavedView, *, name: str, address: str) -> SavedView:
    view.name, view.name_key, view.address, view.updated_at = name, folded(name), address, now()
    return await _save(session, view)


async def _save(session: AsyncSession, view: SavedView) -> SavedView:
    session.add(view)
    await session.flush()
    _announce(session, view.user_id)
    return view


def _announce(session: AsyncSession, user_id: UUID) -> None:
    # The page reads them with its lists.
    feed.announce(session, feed.Change(user_id, feed.Topic.TASKS))
