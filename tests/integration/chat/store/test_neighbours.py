"""The store's contract: what is done in one conversation leaves every other one as it was."""

import inspect
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest

from taskchat.chat import RequestContext, SqlStore
from taskchat.chat.end_mark import EndReason
from taskchat.chat.files import Files
from taskchat.chat.store import TurnStatus
from taskchat.database import Database, new_id
from tests.integration.chat.beside import ANSWER, TITLE, Conversation, Neighbours, beside, make_neighbours, rows_of
from tests.integration.chat.made import assistant_message, file_attachment, new_thread, user_message


@dataclass(frozen=True)
class Work(Conversation):
    """A conversation, and the store to work on it."""

    store: SqlStore


Operation = Callable[[Work], Awaitable[object]]


async def _add_first(work: Work) -> object:
    thread = new_thread(title=TITLE)
    return await work.store.add_user_message(user_message(thread, "first"), work.context, new_thread=thread)


def _in_turn(work: Work) -> RequestContext:
    return replace(work.context, turn_id=new_id())


async def _start_turn(work: Work) -> None:
    turn = _in_turn(work)
    await work.store.begin_turn(work.thread.id, turn)
    assert await work.store.start_turn(work.thread.id, work.items[0].id, turn)


async def _ask_stop(work: Work) -> None:
    turn = _in_turn(work)
    await work.store.begin_turn(work.thread.id, turn)
    assert turn.turn_id is not None
    assert await work.store.ask_stop(work.thread.id, turn.turn_id, turn)


async def _end_turn(work: Work) -> None:
    turn = _in_turn(work)
    await work.store.begin_turn(work.thread.id, turn)
    assert await work.store.end_turn(work.thread.id, TurnStatus.STOPPED, turn, reason="stopped")


async def _finish_turn(work: Work, *, reason: EndReason | None = None) -> None:
    turn = _in_turn(work)
    await work.store.begin_turn(work.thread.id, turn)
    await work.store.finish_turn(work.thread.id, [assistant_message(work.thread, "All of it")], turn, reason=reason)


READS: dict[str, Operation] = {
    "load_thread_and_turn": lambda w: w.store.load_thread_and_turn(w.thread.id, w.context),
    "load_turn": lambda w: w.store.load_turn(w.thread.id, w.context),
    "load_one_turn": lambda w: w.store.load_one_turn(w.thread.id, new_id(), w.context),
    "load_mark": lambda w: w.store.load_mark(w.thread.id, UUID(w.items[0].id), w.context),
    "load_thread": lambda w: w.store.load_thread(w.thread.id, w.context),
    "load_tail": lambda w: w.store.load_tail(w.thread.id, 20, w.context),
    "load_threads": lambda w: w.store.load_threads(20, None, "desc", w.context),
    "load_threads, second page": lambda w: w.store.load_threads(20, w.thread.id, "asc", w.context),
    "load_thread_items": lambda w: w.store.load_thread_items(w.thread.id, None, 20, "asc", w.context),
    "load_thread_items, second page": lambda w: w.store.load_thread_items(
        w.thread.id, w.items[0].id, 20, "asc", w.context
    ),
    "load_visible_items": lambda w: w.store.load_visible_items(w.thread.id, None, 20, "desc", w.context),
    "load_item": lambda w: w.store.load_item(w.thread.id, w.items[0].id, w.context),
    "has_item": lambda w: w.store.has_item(w.items[0].id, w.context),
    "load_attachment": lambda w: w.store.load_attachment(w.sent.id, w.context),
    "load_usable": lambda w: w.store.load_usable([w.unsent.id], w.context),
    "load_files": lambda w: w.store.load_files([w.sent.id, w.unsent.id], w.context),
}
WRITES: dict[str, Operation] = {
    "begin_turn": lambda w: w.store.begin_turn(w.thread.id, _in_turn(w)),
    "start_turn": _start_turn,
    "ask_stop": _ask_stop,
    "end_turn": _end_turn,
    "finish_turn": _finish_turn,
    "finish_turn, cut": partial(_finish_turn, reason="cut"),
    "save_thread": lambda w: w.store.save_thread(w.thread.model_copy(update={"title": "Mine"}), w.context),
    "save_thread, a new one": lambda w: w.store.save_thread(new_thread(title=TITLE), w.context),
    "retitle": lambda w: w.store.retitle(w.thread.id, TITLE, "Groceries", w.context),
    "save_summary": lambda w: w.store.save_summary(w.thread.id, 1_000, "Everything.", w.context),
    "delete_thread": lambda w: w.store.delete_thread(w.thread.id, w.context),
    "add_thread_item": lambda w: w.store.add_thread_item(w.thread.id, assistant_message(w.thread, "more"), w.context),
    "save_item": lambda w: w.store.save_item(
        w.thread.id, assistant_message(w.thread, "else", id=w.items[1].id), w.context
    ),
    "add_user_message": lambda w: w.store.add_user_message(
        user_message(w.thread, "more", attachments=[w.unsent]), w.context
    ),
    "add_user_message, first": _add_first,
    "add_user_message, instead": lambda w: w.store.add_user_message(
        user_message(w.thread, "else"), w.context, replaces=w.items[2].id
    ),
    "answer_question": lambda w: w.store.answer_question(w.thread.id, w.items[-1].id, ANSWER, w.context),
    "delete_thread_item": lambda w: w.store.delete_thread_item(w.thread.id, w.items[1].id, w.context),
    "delete_items_after": lambda w: w.store.delete_items_after(w.thread.id, w.items[0].id, w.context),
    "save_feedback": lambda w: w.store.save_feedback(w.thread.id, [w.items[1].id], "positive", w.context),
    "save_attachment": lambda w: w.store.save_attachment(
        w.unsent.model_copy(update={"thread_id": w.thread.id}), w.context
    ),
    "save_attachment, a new one": lambda w: w.store.save_attachment(file_attachment(), w.context),
    "delete_attachment": lambda w: w.store.delete_attachment(w.sent.id, w.context),
}
# These look at nothing that is saved.
PURE = {"generate_thread_id", "generate_item_id"}
# These look after everybody's turns.
HOUSEKEEPING = {"load_owners", "load_ended", "forget_turns"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "attachments"
    folder.mkdir()
    return folder


@pytest.fixture
async def neighbours(database: Database, folder: Path, context: RequestContext, stranger: RequestContext) -> Neighbours:
    return await make_neighbours(database, folder, context, stranger)


@pytest.fixture
def work(database: Database, folder: Path, neighbours: Neighbours) -> Work:
    return Work(**vars(neighbours.mine), store=SqlStore(database, Files(folder)))


@pytest.mark.parametrize("name", WRITES)
async def test_what_changes_one_conversation_leaves_the_others_as_they_were(
    database: Database, folder: Path, neighbours: Neighbours, work: Work, name: str
) -> None:
    before = await rows_of(database)
    others = beside(before, work)
    await WRITES[name](work)
    after = await rows_of(database)
    assert {key: after.get(key) for key in others} == others
    assert after != before
    new = [row for key, row in after.items() if key not in before]
    assert {row["user_id"] for row in new} <= {work.context.user_id}
    assert others_files(folder) == ["file of other", "file of other", "file of theirs", "file of theirs"]


@pytest.mark.parametrize("name", READS)
async def test_what_reads_one_conversation_tells_of_no_other_and_changes_nothing(
    database: Database, neighbours: Neighbours, work: Work, name: str
) -> None:
    before = await rows_of(database)
    told = str(await READS[name](work))
    assert await rows_of(database) == before
    assert told
    for other in (neighbours.other, neighbours.theirs):
        assert f"of {other.name}" not in told
    assert neighbours.theirs.thread.id not in told


def others_files(folder: Path) -> list[str]:
    return sorted(text for file in folder.iterdir() if (text := file.read_text()) != "file of mine")


def test_every_operation_of_the_store_is_tried_beside_others() -> None:
    tried = {name.partition(",")[0] for name in (*READS, *WRITES)}
    public = {name for name, _ in inspect.getmembers(SqlStore, inspect.isfunction) if not name.startswith("_")}
    assert tried | PURE | HOUSEKEEPING == public
