"""Receipts of what was changed, and questions before much is deleted: ChatKit widgets, and what their buttons do."""

from taskchat.chat.receipts.action_payloads import batches_on
from taskchat.chat.receipts.actions import CardActions, Handler
from taskchat.chat.receipts.items import card_items, receipt_items
from taskchat.chat.receipts.wording import conflict_sentence, escape_markdown, summary
from taskchat.database import Database


def actions(database: Database) -> dict[str, Handler]:
    """Return the actions of the cards by their types, for `TaskChatServer(actions=…)`."""
    return CardActions(database).handlers()


__all__ = ["actions", "batches_on", "card_items", "conflict_sentence", "escape_markdown", "receipt_items", "summary"]
