"""Order by hand on both databases: one row is written, and the same list comes back."""

from uuid import UUID

import pytest
from sqlmodel import select

from taskchat import tasks
from taskchat.accounts import User
from taskchat.database import Database, new_id
from taskchat.tasks import ChangedSince, InvalidTask, Seen, Sort, Task, TaskQuery
from tests.conftest import MakeUser
from tests.integration.chat.statements import statements


async def add(database: Database, user: User, *titles: str) -> dict[str, UUID]:
    made: dict[str, UUID] = {}
    for title in titles:
        async with database.begin() as session:
            made[title] = (await tasks.create(session, user_id=user.id, data=tasks.valid_task(title=title))).task.id
    return made


async def place(database: Database, user: User, task_id: UUID, **beside: object) -> tasks.Changed:
    async with database.begin() as session:
        return await tasks.place_task(session, user_id=user.id, task_id=task_id, **beside)  # pyright: ignore[reportArgumentType]


async def order(database: Database, user: User) -> list[str]:
    async with database.read() as session:
        query = TaskQuery(sort=Sort.POSITION)
        return [task.title for task in (await tasks.find(session, user_id=user.id, query=query)).tasks]


async def test_tasks_that_were_never_moved_lie_in_the_order_in_which_they_were_made(database: Database, user: User):
    titles = [f"{n}" for n in range(12)]
    await add(database, user, *titles)
    assert await order(database, user) == titles


async def test_a_task_goes_before_behind_and_to_the_end(database: Database, user: User):
    made = await add(database, user, "a", "b", "c", "d")
    await place(database, user, made["d"], before=made["a"])
    assert await order(database, user) == ["d", "a", "b", "c"]
    await place(database, user, made["a"], after=made["b"])
    assert await order(database, user) == ["d", "b", "a", "c"]
    await place(database, user, made["d"])
    assert await order(database, user) == ["b", "a", "c", "d"]
    await place(database, user, made["c"], before=made["a"])
    assert await order(database, user) == ["b", "c", "a", "d"]
    await add(database, user, "e")
    assert (await order(database, user))[-1] == "d"


async def test_a_move_writes_one_row_in_a_constant_number_of_statements(database: Database, user: User):
    made = await add(database, user, *(f"{n}" for n in range(9)))
    async with database.read() as session:
        before = {task.id: task.version for task in (await session.execute(select(Task))).scalars()}
    with statements(database) as sent:
        await place(database, user, made["7"], after=made["2"])
    # The task locked, its neighbours' keys, the change and its entry.
    assert len(sent) == 5, sent
    async with database.read() as session:
        after = {task.id: task.version for task in (await session.execute(select(Task))).scalars()}
    assert {task_id for task_id in after if after[task_id] != before[task_id]} == {made["7"]}


async def test_a_move_is_undone_and_one_that_moves_nothing_is_none(database: Database, user: User):
    made = await add(database, user, "a", "b", "c")
    await place(database, user, made["c"], before=made["b"])
    assert (await place(database, user, made["c"], after=made["a"])).change_id is None
    async with database.begin() as session:
        await tasks.undo(session, user_id=user.id)
    assert await order(database, user) == ["a", "b", "c"]
    async with database.begin() as session:
        await tasks.redo_latest(session, user_id=user.id)
    assert await order(database, user) == ["a", "c", "b"]


async def test_a_move_from_an_older_state_is_refused(database: Database, user: User):
    made = await add(database, user, "a", "b")
    async with database.begin() as session:
        await tasks.update(session, user_id=user.id, task_id=made["b"], data=tasks.valid_update(title="B"))
    with pytest.raises(ChangedSince):
        await place(database, user, made["b"], before=made["a"], seen=Seen({1}))
    assert await order(database, user) == ["a", "B"]


async def test_what_is_not_there_or_somebody_elses_is_no_place(database: Database, user: User, make_user: MakeUser):
    made, theirs = await add(database, user, "a"), await add(database, await make_user(), "b")
    for beside in ({"before": new_id()}, {"after": theirs["b"]}, {"before": made["a"]}):
        with pytest.raises(InvalidTask) as refused:
            await place(database, user, made["a"], **beside)
        assert refused.value.field in beside
    with pytest.raises(InvalidTask, match="not both"):
        await place(database, user, made["a"], before=made["a"], after=made["a"])
