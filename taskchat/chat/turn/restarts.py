"""Restarts of turns: by "Answer again", by "Try again", by an edit."""

from dataclasses import replace
from uuid import UUID

from chatkit.types import UserMessageItem

from taskchat.chat.context import RequestContext
from taskchat.chat.store import Effects, SqlStore
from taskchat.chat.turn.restart import Restart
from taskchat.chat.turn.settlement import Conflict, Settlement


class Restarts:
    """Starts turns once more: what they did to the tasks and their answers are settled in one transaction."""

    def __init__(self, store: SqlStore) -> None:
        self._store = store

    async def retry(self, message: UserMessageItem, context: RequestContext) -> tuple[Restart, bool]:
        """Delete the answer to a message, and all after it; a turn that still makes it is ended.

        What a finished answer did is taken back; what one did that broke off stays, and the new answer goes on from it.
        Returns also whether another turn answers before the new one: it does where the message itself still waited.
        """
        settlement = Settlement(message.thread_id, UUID(message.id), context, may_go_on=True)
        delete = self._store.delete_items_after
        try:
            is_waiting = await delete(message.thread_id, message.id, context, replace=settlement.settle)
        except Conflict as conflict:
            settlement = replace(settlement, conflicts=conflict.titles)
            is_waiting = await delete(message.thread_id, message.id, context, replace=settlement.settle)
        return settlement.restart, is_waiting

    async def edit(self, message: UserMessageItem, edited_id: str, context: RequestContext) -> tuple[Effects, Restart]:
        """Save a message in the place of another one, whose answer is deleted and what it did taken back."""
        settlement = Settlement(message.thread_id, UUID(edited_id), context, may_go_on=False)
        add = self._store.add_user_message
        try:
            effects = await add(message, context, replaces=edited_id, replace=settlement.settle)
        except Conflict as conflict:
            settlement = replace(settlement, conflicts=conflict.titles)
            effects = await add(message, context, replaces=edited_id, replace=settlement.settle)
        return effects, settlement.restart
