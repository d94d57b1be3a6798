"""Cards under an answer."""

from chatkit.types import WidgetItem

from taskchat.assistant import RunContext
from taskchat.chat.receipts.reading import read_question, read_receipt
from taskchat.database import Database, new_id


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
            # A batch of its own: the deletion is undone by itself, and known by it to have been done.
            question = await read_question(session, asked.task_ids, batch_id=new_id(), user_id=user_id, clock=clock)
            cards.append(question)
    return [card.item(thread_id) for card in cards]
