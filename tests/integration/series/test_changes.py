"""Changes of series: skipping, pausing, going on, ending, other fields and rhythms; each is one, and undone as one."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import select

from taskchat import tasks
from taskchat.accounts import User
from taskchat.database import Database, new_id, now
from taskchat.tasks import (
    DoneAlready,
    InvalidTask,
    NoOpenOccurrence,
    RepeatsAlready,
    Scope,
    Seen,
    Series,
    SeriesChanged,
    SeriesChangedSince,
    SeriesNotFound,
    SeriesUpdate,
    Task,
    TaskNotFound,
)
from tests.conftest import MakeUser
from tests.integration.chat.beside import rows_of
from tests.integration.chat.statements import statements
from tests.integration.series.made import complete, day, made, occurrences, open_ones, series_of, slot, undo

Act = Callable[..., Awaitable[SeriesChanged]]


async def do(database: Database, user: User, act: Act, task: Task, **arguments: Any) -> SeriesChanged:
    async with database.begin() as session:
        return await act(session, user_id=user.id, series_id=task.series_id, **arguments)


async def change(database: Database, user: User, task: Task, scope: Scope = Scope.ALL, **fields: Any) -> SeriesChanged:
    return await do(database, user, tasks.change_series, task, data=SeriesUpdate(**fields), scope=scope)


async def test_skipping_leaves_one_out_and_goes_on_with_the_next(database: Database, user: User):
    task = await made(database, user)
    changed = await do(database, user, tasks.skip_occurrence, task)
    assert (changed.series.skipped, [one.slot for one in changed.open]) == ([slot()], [slot(1)])
    assert await occurrences(database, user) == [(slot(1), False)]
    await undo(database, user)
    assert await occurrences(database, user) == [(slot(), False)]
    assert (await series_of(database, user)).skipped == []


async def test_pausing_takes_the_open_one_away_and_going_on_brings_one_from_now_on(database: Database, user: User):
    task = await made(database, user, due_at=day(-3))
    await do(database, user, tasks.pause_series, task)
    assert await occurrences(database, user) == []
    assert (await do(database, user, tasks.pause_series, task)).change_id is None
    with pytest.raises(NoOpenOccurrence):
        await do(database, user, tasks.skip_occurrence, task)
    await do(database, user, tasks.resume_series, task)
    assert await occurrences(database, user) == [(slot(), False)]
    assert (await do(database, user, tasks.resume_series, task)).change_id is None
    await undo(database, user)
    assert await occurrences(database, user) == []
    await undo(database, user)
    assert await occurrences(database, user) == [(slot(-3), False)]


async def test_an_open_one_with_what_was_done_before_goes_on_behind_it(database: Database, user: User):
    task = await made(database, user)
    await complete(database, user, task)
    await do(database, user, tasks.pause_series, task)
    await do(database, user, tasks.resume_series, task)
    assert await occurrences(database, user) == [(slot(), True), (slot(1), False)]


async def test_nothing_comes_while_a_series_is_paused(database: Database, user: User):
    task = await made(database, user)
    await do(database, user, tasks.pause_series, task)
    await undo(database, user)
    await complete(database, user, task)
    (following,) = await open_ones(database, user)
    await do(database, user, tasks.pause_series, task)
    async with database.begin() as session:
        await tasks.reopen(session, user_id=user.id, task_id=task.id)
    await complete(database, user, task)
    assert await occurrences(database, user) == [(slot(), True)]
    assert following.slot == slot(1)


@pytest.mark.parametrize("after_next", [False, True])
async def test_ending_now_or_after_the_next_one(database: Database, user: User, after_next: bool):
    task = await made(database, user)
    await do(database, user, tasks.end_series, task, after_next=after_next)
    assert await occurrences(database, user) == ([(slot(), False)] if after_next else [])
    await undo(database, user)
    assert await occurrences(database, user) == [(slot(), False)]
    assert (await series_of(database, user)).ended_at is None
    await do(database, user, tasks.end_series, task, after_next=True)
    await complete(database, user, task)
    assert await occurrences(database, user) == [(slot(), True)]
    await do(database, user, tasks.resume_series, task)
    assert await occurrences(database, user) == [(slot(), True), (slot(1), False)]


async def test_a_series_gives_its_new_fields_to_the_open_one_and_all_later_ones(database: Database, user: User):
    task = await made(database, user)
    await complete(database, user, task)
    await change(database, user, task, title="water the cactus", priority="high", tags=["Home"])
    (following,) = await open_ones(database, user)
    await complete(database, user, following)
    (later,) = await open_ones(database, user)
    for one in (following, later):
        assert (one.title, one.priority, one.tags) == ("water the cactus", "high", ["home"])
    async with database.read() as session:
        assert (await tasks.get(session, user_id=user.id, task_id=task.id)).title == "water plants"
    await undo(database, user)
    await undo(database, user)
    (following,) = await open_ones(database, user)
    assert (following.title, following.priority, following.tags) == ("water plants", "medium", [])
    assert (await series_of(database, user)).title == "water plants"


async def test_another_rhythm_moves_the_open_one_to_its_first_day_from_now_on(database: Database, user: User):
    task = await made(database, user, due_at=day(-10))
    weekday = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")[(day(2)).weekday()]
    changed = await change(database, user, task, rrule=f"FREQ=WEEKLY;BYDAY={weekday}")
    assert [(one.id, one.slot, one.due_at) for one in changed.open] == [(task.id, slot(2), day(2))]
    await undo(database, user)
    (back,) = await open_ones(database, user)
    assert (back.slot, back.due_at) == (slot(-10), day(-10))
    assert (await series_of(database, user)).rrule == "FREQ=DAILY"


async def test_a_rhythm_that_has_the_open_one_leaves_it(database: Database, user: User):
    task = await made(database, user, due_at=day(-3))
    until = f"{day(9):%Y%m%d}"
    changed = await change(database, user, task, rrule=f"FREQ=DAILY;UNTIL={until}")
    assert [(one.slot, one.due_at) for one in changed.open] == [(slot(-3), day(-3))]


@pytest.mark.parametrize(("scope", "expected"), [(Scope.ALL, slot(2)), (Scope.FOLLOWING, slot(3))])
async def test_intervals_count_from_the_beginning_or_from_this_one(
    database: Database, user: User, scope: Scope, expected: str
):
    task = await made(database, user)
    await complete(database, user, task)
    await change(database, user, task, scope, rrule="FREQ=DAILY;INTERVAL=2")
    (following,) = await open_ones(database, user)
    if scope is Scope.FOLLOWING:
        assert following.slot == slot(1)
        await complete(database, user, following)
        (following,) = await open_ones(database, user)
    assert following.slot == expected


async def test_of_several_open_ones_the_one_that_is_named_is_skipped(database: Database, user: User):
    first = await made(database, user)
    await complete(database, user, first)
    (second,) = await open_ones(database, user)
    async with database.begin() as session:
        await tasks.update(session, user_id=user.id, task_id=second.id, data=tasks.valid_update(title="mine"))
        # One that was changed is not taken back with it.
        await tasks.reopen(session, user_id=user.id, task_id=first.id)
    changed = await do(database, user, tasks.skip_occurrence, first, task_id=second.id)
    assert changed.series.skipped == [slot(1)]
    assert [one.id for one in changed.open] == [first.id]
    with pytest.raises(NoOpenOccurrence):
        await do(database, user, tasks.skip_occurrence, first, task_id=second.id)


async def test_paused_ones_are_listed_by_themselves(database: Database, user: User):
    paused, _ = await made(database, user), await made(database, user)
    assert paused.series_id
    async with database.begin() as session:
        await tasks.pause_series(session, user_id=user.id, series_id=paused.series_id)
    async with database.read() as session:
        found = await tasks.list_series(session, user_id=user.id, state=tasks.SeriesState.PAUSED)
    assert [series.id for series in found] == [paused.series_id]


async def test_moved_with_all_later_ones_the_days_of_the_rule_move_along(database: Database, user: User):
    weekdays = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
    monday = weekdays[day().weekday()]
    task = await made(database, user, f"FREQ=WEEKLY;BYDAY={monday}")
    changed = await change(database, user, task, due_at=day(1), scope=Scope.FOLLOWING)
    assert changed.series.rrule == f"FREQ=WEEKLY;BYDAY={weekdays[day(1).weekday()]}"
    assert [(one.slot, one.due_at) for one in changed.open] == [(slot(1), day(1))]
    await complete(database, user, task)
    (following,) = await open_ones(database, user)
    assert following.due_at == day(8)


async def test_a_time_can_be_given_to_all_later_ones(database: Database, user: User):
    task = await made(database, user)
    at = day(1) + timedelta(hours=9)
    await change(database, user, task, due_at=at, all_day=False)
    await complete(database, user, task)
    (following,) = await open_ones(database, user)
    assert (following.due_at, following.all_day) == (at + timedelta(days=1), False)


@pytest.mark.parametrize(
    ("rrule", "fields", "said"),
    [
        ("FREQ=DAILY", {"rrule": "FREQ=DAILY;UNTIL=20200101"}, "no day left"),
        ("FREQ=DAILY", {"due_at": None}, "has a due date"),
        ("FREQ=DAILY", {"title": None}, "cannot be empty"),
        ("FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR,SA,SU", {"due_at": day(1)}, "say the new rhythm"),
        ("FREQ=DAILY", {"rrule": "FREQ=HOURLY"}, "time of day"),
    ],
)
async def test_what_cannot_be_is_refused_in_a_sentence_and_changes_nothing(
    database: Database, user: User, rrule: str, fields: dict[str, Any], said: str
):
    task = await made(database, user, rrule)
    before = await rows_of(database)
    with pytest.raises(InvalidTask, match=said):
        await change(database, user, task, **fields)
    assert await rows_of(database) == before


async def test_a_task_that_is_there_can_be_made_to_come_again(database: Database, user: User):
    async with database.begin() as session:
        task, _ = await tasks.create(session, user_id=user.id, data=tasks.valid_task(title="milk"))
        await tasks.repeat_task(session, user_id=user.id, task_id=task.id, rrule="FREQ=DAILY")
    assert await occurrences(database, user) == [(slot(), False)]
    await complete(database, user, task)
    assert await occurrences(database, user) == [(slot(), True), (slot(1), False)]
    await undo(database, user)
    await undo(database, user)
    async with database.read() as session:
        plain = await tasks.get(session, user_id=user.id, task_id=task.id)
        assert (plain.series_id, plain.slot, plain.due_at) == (None, None, None)
        assert (await session.execute(select(Series))).first() is None


async def test_what_comes_again_or_is_done_cannot_be_made_to(database: Database, user: User):
    task = await made(database, user)
    async with database.begin() as session:
        plain, _ = await tasks.create(session, user_id=user.id, data=tasks.valid_task(title="milk"))
    await complete(database, user, plain)
    for one, refusal in ((task, RepeatsAlready), (plain, DoneAlready)):
        with pytest.raises(refusal):
            async with database.begin() as session:
                await tasks.repeat_task(session, user_id=user.id, task_id=one.id, rrule="FREQ=DAILY")


ACTS: dict[str, Callable[[AsyncSession, dict[str, Any]], Awaitable[object]]] = {
    "change": lambda s, given: tasks.change_series(s, **given, data=SeriesUpdate(title="theirs")),
    "end": lambda s, given: tasks.end_series(s, **given),
    "get": lambda s, given: tasks.get_series(s, **given),
    "pause": lambda s, given: tasks.pause_series(s, **given),
    "resume": lambda s, given: tasks.resume_series(s, **given),
    "skip": lambda s, given: tasks.skip_occurrence(s, **given),
}


@pytest.mark.parametrize("name", ACTS)
async def test_somebody_elses_series_is_not_found_and_stays(
    database: Database, user: User, make_user: MakeUser, name: str
):
    task, stranger = await made(database, user), await make_user()
    before = await rows_of(database)
    for series_id in (task.series_id, new_id()):
        with pytest.raises(SeriesNotFound):
            async with database.begin() as session:
                await ACTS[name](session, {"user_id": stranger.id, "series_id": series_id})
    with pytest.raises(TaskNotFound):
        async with database.begin() as session:
            await tasks.repeat_task(session, user_id=stranger.id, task_id=task.id, rrule="FREQ=DAILY")
    async with database.read() as session:
        assert await tasks.list_series(session, user_id=stranger.id) == []
        clock = tasks.LocalClock(now(), "UTC")
        days = {"first": clock.today, "last": clock.today + timedelta(days=9), "clock": clock}
        assert await tasks.preview_series(session, user_id=stranger.id, **days) == []
        for listed in (tasks.list_open, tasks.list_rhythms):
            assert await listed(session, user_id=stranger.id, series_ids=[task.series_id or new_id()]) == {}
    assert await rows_of(database) == before


@pytest.mark.parametrize("name", [name for name in ACTS if name != "get"])
async def test_a_change_of_another_version_is_refused(database: Database, user: User, name: str):
    task = await made(database, user)
    await change(database, user, task, title="plants")
    given = {"user_id": user.id, "series_id": task.series_id}
    before = await rows_of(database)
    with pytest.raises(SeriesChangedSince) as refused:
        async with database.begin() as session:
            await ACTS[name](session, given | {"seen": Seen(frozenset({1}))})
    assert refused.value.series.version == 2
    assert await rows_of(database) == before


async def test_rhythms_and_previews_take_a_statement_however_many_there_are(database: Database, user: User):
    tasks_made = [await made(database, user), await made(database, user, "FREQ=WEEKLY", from_completion=True)]
    ids = [task.series_id for task in tasks_made if task.series_id]
    clock = tasks.LocalClock(now(), "UTC")
    with statements(database) as sent:
        async with database.read() as session:
            rhythms = await tasks.list_rhythms(session, user_id=user.id, series_ids=ids)
            assert await tasks.list_rhythms(session, user_id=user.id, series_ids=[]) == {}
            days = {"first": clock.today, "last": clock.today + timedelta(days=2), "clock": clock}
            later = await tasks.preview_series(session, user_id=user.id, **days)
    assert [rhythms[series_id] for series_id in ids] == ["every day", "every week after it is done"]
    assert [one.slot for one in later] == [slot(1), slot(2)]
    assert len(sent) == 2, sent


async def test_a_change_takes_a_constant_number_of_statements(database: Database, user: User):
    task = await made(database, user)
    for _ in range(3):
        (task,) = await open_ones(database, user)
        await complete(database, user, task)
    with statements(database) as sent:
        await do(database, user, tasks.skip_occurrence, task)
    told = [statement for statement in sent if "SAVEPOINT" not in statement]
    # The open one, its subtasks and the series; that one deleted, the next one made; the series changed, and the
    # journal's entries.
    assert len(told) == 8, told
