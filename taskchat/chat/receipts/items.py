"""Cards under an answer."""

from collections.abc import Iterable
from uuid import UUID

from chatkit.types import WidgetItem
from sqlalchemy.ext.asyncio import AsyncSession

from taskchat.assistant import RunContext
from taskchat.chat.receipts.reading import read_question, read_receipt
from taskchat.database import Database, new_id
from taskchat.tasks import LocalClock


async def receipt_items(
    session: AsyncSession, batch_ids: Iterable[UUID], thread_id: str, *, user_id: UUID, clock: LocalClock
) -> list[WidgetItem]:
    """Draw the receipts of some batches as they are now, as new items."""
    receipts = [await read_receipt(session, batch_id, user_id=user_id, clock=clock) for batch_id in batch_ids]
    return [receipt.item(thread_id) for receipt in receipts if receipt]


async def card_items(database: Database, turn: RunContext, thread_id: str) -> list[WidgetItem]:
    """Draw the changes of a turn and the questions it asks, from the database, never from words.

    Returns new items that are not saved yet; none when nothing was changed and nothing is asked.
    """
    if not turn.changed_ids and not turn.confirmations:
        return []
    clock, user_id = turn.clock, turn.user_id
    async with database.read() as session:
        receipt = (
            await read_receipt(session, turn.origin.batch_id, user_id=user_id, clock=clock)
            if turn.changed_ids
            else None
        )
        cards = [receipt] if receipt else []
        for asked in turn.confirmations:
            # A batch of its own: it is undone by itself, and known by it to have been carried out.
            question = await read_question(session, asked, batch_id=new_id(), user_id=user_id, clock=clock)
            cards.append(question)
    return [card.item(thread_id) for card in cards]
