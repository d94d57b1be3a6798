"""Tools that change something once for their message, in whichever turn and process it is answered."""

from dataclasses import replace

import pytest

from taskchat.assistant import RunContext
from taskchat.database import new_id
from taskchat.tasks import CommandLog, Origin, list_commands
from tests.unit.assistant.conftest import Shown, Use, titles

MESSAGE = new_id()


async def answering(turn: RunContext, *, knows: bool) -> RunContext:
    """A turn that answers the message, and knows what it has done so far or does not."""
    async with turn.database.read() as session:
        done = await list_commands(session, user_id=turn.user_id, message_id=MESSAGE) if knows else []
    origin, commands = Origin(message_id=MESSAGE), CommandLog(MESSAGE, done)
    return replace(turn, origin=origin, commands=commands, changed_ids=[])


@pytest.mark.parametrize("knows", [True, False], ids=["after a crash", "in two processes at once"])
async def test_what_the_message_has_done_is_not_done_again(
    use: Use, turn: RunContext, shown: Shown, knows: bool
) -> None:
    first = await use("create_task", turn=await answering(turn, knows=knows), title="milk", due="friday")
    later = await answering(turn, knows=knows)
    again = await use("create_task", turn=later, title="Milk", due="Friday", priority=None)
    assert again == {**first, "note": "this message has done it before; it was not done again"}
    assert (await titles(turn), later.changed_ids) == (["milk"], [])
    assert shown.steps[1][2:] == shown.steps[0][2:]


async def test_what_is_meant_otherwise_is_done(use: Use, turn: RunContext) -> None:
    await use("create_task", turn=await answering(turn, knows=True), title="milk", due="friday")
    later = await answering(turn, knows=True)
    await use("create_task", turn=later, title="milk", due="saturday")
    await use("complete_task", turn=later, task="bread")
    assert await titles(turn) == ["milk", "milk"]


async def test_a_turn_may_do_the_same_twice(use: Use, turn: RunContext) -> None:
    one = await answering(turn, knows=True)
    for _ in range(2):
        assert "note" not in await use("create_task", turn=one, title="milk")
    for _ in range(2):
        assert "note" in await use("create_task", turn=await answering(turn, knows=True), title="milk")
    assert await titles(turn) == ["milk", "milk"]


async def test_what_changed_nothing_is_not_recorded(use: Use, turn: RunContext) -> None:
    one = await answering(turn, knows=True)
    await use("create_task", turn=one, title="milk")
    await use("complete_task", turn=one, task="bread")
    await use("complete_task", turn=one, task="milk", done=False)
    async with turn.database.read() as session:
        commands = await list_commands(session, user_id=turn.user_id, message_id=MESSAGE)
    assert [(command.name, command.said) for command in commands] == [("create_task", "Created “milk”.")]
