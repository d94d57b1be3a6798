"""Receipts of what was changed, and questions before much is deleted: ChatKit widgets, and what their buttons do."""

from taskchat.chat.receipts.actions import CardActions, Handler
from taskchat.chat.receipts.items import card_items
from taskchat.database import Database


def actions(database: Database) -> dict[str, Handler]:
    """Return the actions of the cards by their types, for `TaskChatServer(actions=…)`."""
    return CardActions(database).handlers()


__all__ = ["actions", "card_items"]
