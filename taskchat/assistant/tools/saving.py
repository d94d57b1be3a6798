"""Tool that saves a list with its conditions under a name."""

from sqlalchemy.ext.asyncio import AsyncSession

from taskchat import saved_views
from taskchat.assistant.run_context import RunContext
from taskchat.assistant.tools.arguments import SaveView
from taskchat.assistant.tools.conditions import condition_words, read_query, status_of
from taskchat.assistant.tools.once import Outcome
from taskchat.assistant.tools.refusals import Refusal
from taskchat.assistant.tools.tool import ToolRefused, tool
from taskchat.saved_views import NAME_MAX, InvalidSavedView, NameTaken, TooManySavedViews
from taskchat.text import shortened

_NOT_CONDITIONS = {"name", "replace"}


def _title(asked: SaveView) -> str:
    return " · ".join(["Save view", shortened(asked.name, 60), *condition_words(asked)])


@tool(SaveView, reads_only=False, icon="lucide:bookmark", title=_title)
async def save_view(session: AsyncSession, turn: RunContext, asked: SaveView) -> Outcome:
    """Save a list of tasks with these conditions under a name, to be opened at the left of the page.

    "Save this" after a list in the conversation means the conditions of that list; without any condition, what the page
    shows is saved.
    """
    address = _asked_address(turn, asked) if _has_conditions(asked) else turn.view
    address = saved_views.filtered_address(address)
    if not address:
        raise ToolRefused("Nothing is filtered: say which tasks the view is to show.", Refusal.NOTHING_FILTERED)
    name = await _save(session, turn, asked, address)
    return Outcome({"saved": {"name": name, "address": address}}, f"Saved the view “{name}”.")


def _has_conditions(asked: SaveView) -> bool:
    return bool(asked.model_fields_set - _NOT_CONDITIONS)


def _asked_address(turn: RunContext, asked: SaveView) -> str:
    if asked.parent is not None:
        raise ToolRefused("A view cannot be of the subtasks of one task.")
    query = read_query(asked, turn, status=status_of(asked, asked.status))
    try:
        return saved_views.query_address(query)
    except InvalidSavedView as refused:
        raise ToolRefused(str(refused)) from None


async def _save(session: AsyncSession, turn: RunContext, asked: SaveView, address: str) -> str:
    try:
        view = await saved_views.create(
            session, user_id=turn.user_id, name=asked.name, address=address, replace=asked.replace
        )
    except NameTaken as taken:
        if taken.address == address:
            # An answer that goes on after it broke off saves it again.
            return taken.name
        raise ToolRefused(str(taken), Refusal.NAME_TAKEN, title=taken.name) from None
    except TooManySavedViews as refused:
        raise ToolRefused(str(refused), Refusal.TOO_MANY_VIEWS, count=saved_views.MAX_VIEWS) from None
    except InvalidSavedView as refused:
        limit = {"limit": NAME_MAX} if len(asked.name) > NAME_MAX else {}
        raise ToolRefused(str(refused), Refusal.INVALID, field=refused.field, **limit) from None
    return view.name
