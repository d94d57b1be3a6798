"""Threads, items, attachments and summaries: each statement is about the conversation it is given, and no other."""

import inspect
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from taskchat.chat import RequestContext
from taskchat.chat.store import answers, attachments, items, summaries, threads
from taskchat.database import Database, new_id, now
from tests.integration.chat.beside import ANSWER, TITLE, Conversation, Neighbours, beside, make_neighbours, rows_of
from tests.integration.chat.made import assistant_message, file_attachment

MODULES = (threads, items, answers, attachments, summaries)


@dataclass(frozen=True)
class Work(Conversation):
    """A conversation, a transaction to work on it, and what is beside it."""

    session: AsyncSession
    neighbours: Neighbours

    @property
    def user_id(self) -> UUID:
        return self.context.user_id

    @property
    def several(self) -> list[UUID]:
        """One of this conversation that was not sent, and those of the others that were."""
        others = (self.neighbours.theirs, self.neighbours.other)
        return [UUID(self.unsent.id), *(UUID(one.sent.id) for one in others)]


Operation = Callable[[Work], Awaitable[object]]


async def _edit_answer(work: Work) -> object:
    thread_id, user_id = work.thread.id, work.user_id
    question = work.items[-1].id
    _, message, _ = await answers.save(work.session, thread_id, question, ANSWER, work.context, model=None)
    assert message is not None
    return await answers.save_anew(work.session, message, user_id=user_id)


READS: dict[str, Operation] = {
    "threads.load": lambda w: threads.load(w.session, w.thread.id, user_id=w.user_id),
    "threads.page": lambda w: threads.page(w.session, limit=20, after=w.thread.id, order="desc", user_id=w.user_id),
    "threads.list_thread_titles": lambda w: threads.list_thread_titles(
        w.session,
        [UUID(w.thread.id), UUID(w.neighbours.theirs.thread.id)],
        user_id=w.user_id,
    ),
    "items.load": lambda w: items.load(w.session, w.thread.id, w.items[0].id, user_id=w.user_id),
    "items.exists": lambda w: items.exists(w.session, w.items[0].id, user_id=w.user_id),
    "items.newest": lambda w: items.newest(w.session, w.thread.id, after=0, limit=20, user_id=w.user_id),
    "items.page": lambda w: items.page(
        w.session, w.thread.id, after=None, limit=20, order="asc", user_id=w.user_id, hidden=False
    ),
    "attachments.load": lambda w: attachments.load(w.session, w.sent.id, user_id=w.user_id),
    "attachments.load_row": lambda w: attachments.load_row(w.session, w.sent.id, user_id=w.user_id),
    "attachments.load_rows": lambda w: attachments.load_rows(w.session, [w.sent.id], user_id=w.user_id),
    "attachments.find_rows": lambda w: attachments.find_rows(w.session, w.several[:2], user_id=w.user_id),
    "attachments.files_of_thread": lambda w: attachments.files_of_thread(w.session, w.thread.id, user_id=w.user_id),
    "attachments.count_and_size": lambda w: attachments.count_and_size(w.session, user_id=w.user_id),
    "attachments.unsent_files": lambda w: attachments.unsent_files(w.session),
    "attachments.files_among": lambda w: attachments.files_among(w.session, ["0" * 32]),
    "summaries.load": lambda w: summaries.load(w.session, w.thread.id, user_id=w.user_id),
}
WRITES: dict[str, Operation] = {
    "threads.save": lambda w: threads.save(w.session, w.thread, user_id=w.user_id),
    "threads.touch": lambda w: threads.touch(w.session, w.thread.id, user_id=w.user_id),
    "threads.claim": lambda w: threads.claim(w.session, w.thread.id, turn_id=new_id(), user_id=w.user_id),
    "threads.retitle": lambda w: threads.retitle(
        w.session, w.thread.id, before=TITLE, title="Groceries", user_id=w.user_id
    ),
    "threads.remove": lambda w: threads.remove(w.session, w.thread.id, user_id=w.user_id),
    "items.save": lambda w: items.save(
        w.session, w.thread.id, assistant_message(w.thread, "else", id=w.items[1].id), user_id=w.user_id
    ),
    "items.save_all": lambda w: items.save_all(
        w.session, w.thread.id, [assistant_message(w.thread, "a"), assistant_message(w.thread, "b")], user_id=w.user_id
    ),
    "items.add": lambda w: items.add(
        w.session, UUID(w.thread.id), assistant_message(w.thread, "more"), user_id=w.user_id
    ),
    "items.move_to_end": lambda w: items.move_to_end(w.session, w.thread.id, w.items[0].id, user_id=w.user_id),
    "items.remove_one": lambda w: items.remove_one(w.session, w.thread.id, w.items[0].id, user_id=w.user_id),
    "answers.save": lambda w: answers.save(w.session, w.thread.id, w.items[-1].id, ANSWER, w.context, model=None),
    "answers.close_pending": lambda w: answers.close_pending(w.session, w.thread.id, user_id=w.user_id),
    "answers.save_anew": _edit_answer,
    "items.remove": lambda w: items.remove(w.session, w.thread.id, w.items[1].id, user_id=w.user_id),
    "items.remove_after": lambda w: items.remove_after(w.session, w.thread.id, w.items[0].id, user_id=w.user_id),
    "items.remove_from": lambda w: items.remove_from(w.session, w.thread.id, w.items[0].id, user_id=w.user_id),
    "items.save_feedback": lambda w: items.save_feedback(
        w.session, w.thread.id, [w.items[1].id], "negative", user_id=w.user_id
    ),
    "attachments.save": lambda w: attachments.save(w.session, file_attachment(), user_id=w.user_id),
    "attachments.remove": lambda w: attachments.remove(w.session, w.unsent.id, user_id=w.user_id),
    "attachments.set_file": lambda w: attachments.set_file(
        w.session, w.announced.id, file="0" * 32, size=7, user_id=w.user_id
    ),
    "attachments.remove_unsent": lambda w: attachments.remove_unsent(w.session, before=now() - timedelta(days=1)),
    "attachments.remove_keys": lambda w: attachments.remove_keys(w.session, w.several),
    "summaries.save": lambda w: summaries.save(w.session, w.thread.id, up_to=1_000, text="All", user_id=w.user_id),
    "summaries.delete_after": lambda w: summaries.delete_after(w.session, UUID(w.thread.id), 0),
}


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """SQLite only: the store's own test tries the same on both engines."""
    return sqlite_url


@pytest.fixture
async def neighbours(
    database: Database, tmp_path: Path, context: RequestContext, stranger: RequestContext
) -> Neighbours:
    return await make_neighbours(database, tmp_path, context, stranger)


@pytest.mark.parametrize("name", WRITES)
async def test_what_changes_one_conversation_leaves_the_others_as_they_were(
    database: Database, neighbours: Neighbours, name: str
) -> None:
    before = await rows_of(database)
    others = beside(before, neighbours.mine)
    async with database.begin() as session:
        await WRITES[name](Work(**vars(neighbours.mine), session=session, neighbours=neighbours))
    after = await rows_of(database)
    assert {key: after.get(key) for key in others} == others
    assert after != before


@pytest.mark.parametrize("name", READS)
async def test_what_reads_one_conversation_tells_of_nobody_else_and_changes_nothing(
    database: Database, neighbours: Neighbours, name: str
) -> None:
    before = await rows_of(database)
    async with database.begin() as session:
        told = str(await READS[name](Work(**vars(neighbours.mine), session=session, neighbours=neighbours)))
    assert await rows_of(database) == before
    assert "of theirs" not in told
    assert neighbours.theirs.thread.id not in told


async def test_only_what_one_has_oneself_counts_as_held(
    database: Database, neighbours: Neighbours, context: RequestContext
) -> None:
    async with database.begin() as session:
        assert await attachments.count_and_size(session, user_id=context.user_id) == (6, 40)


def test_every_statement_is_tried_beside_others() -> None:
    public = {
        f"{module.__name__.rpartition('.')[2]}.{name}"
        for module in MODULES
        for name, function in inspect.getmembers(module, inspect.iscoroutinefunction)
        if function.__module__ == module.__name__ and not name.startswith("_")
    }
    assert {*READS, *WRITES} == public
