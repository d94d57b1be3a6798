"""Board of one person, read from the database: five statements, one more for a tag or a search, and one for series.

Upcoming takes up to three more for what comes again; filters take one, and one more where nothing is left.
"""

from datetime import date
from functools import partial

from taskchat.accounts import User
from taskchat.database import get_database, now
from taskchat.saved_views import find_all
from taskchat.tasks import (
    BucketCounts,
    DueBucket,
    LocalClock,
    Sort,
    Start,
    Status,
    Task,
    TaskQuery,
    count_by_bucket,
    count_each,
    count_subtasks,
    day_words,
    due_day,
    get_due,
    list_by_bucket,
    list_rhythms,
    tag_counts,
)
from taskchat.ui.views.address import Address
from taskchat.ui.views.board import Board, Counts, Group
from taskchat.ui.views.calendar_reader import read_calendar
from taskchat.ui.views.coming import AHEAD, Coming, Entry, interleaved, read_coming
from taskchat.ui.views.filters import NO_FILTERS, Filters, Grouping, grouping_of
from taskchat.ui.views.grouping import columns_by, groups_by
from taskchat.ui.views.period import Period, month_of
from taskchat.ui.views.prompts import prompts
from taskchat.ui.views.remedies import read_remedies
from taskchat.ui.views.saved import Saved, saved_rows
from taskchat.ui.views.sorting import Facts, counts, day_groups, done_groups, open_groups, tags
from taskchat.ui.views.view import CALENDAR, UPCOMING, View, shown_view

# Rows that are drawn at most: each is sent again with every change.
MAX_ROWS = 1_600
_MAX_TAGS = 50


async def read_board(
    person: User,
    *,
    view: str,
    search: str,
    rows: int,
    ahead: int = AHEAD,
    filters: Filters = NO_FILTERS,
    period: Period | None = None,
) -> Board:
    """Read the person's lists as they are now; `view` is a view's key, `rows` is how many to draw.

    `ahead` is for how many days Upcoming shows what comes again, `period` the part of the calendar that is shown.
    """
    clock = LocalClock.of(person, now())
    if view == CALENDAR.key and not search.strip():
        return await _read_calendar_board(person, clock, period, filters)
    search = search.strip()[:200]
    base = shown_view(view, search)
    chosen = filters.upon(base)
    grouping = grouping_of(chosen, filters.grouping)
    query, buckets = chosen.query, chosen.buckets
    async with get_database().read() as session:
        ask = partial(count_by_bucket, session, user_id=person.id, timezone=person.timezone, now=clock.now)
        count = partial(count_each, session, user_id=person.id, timezone=person.timezone, now=clock.now)
        all_of_it = await ask()
        # Today and Upcoming are buckets of what was counted; a tag or a search is not, nor a list without what waits.
        left_out = query.start is Start.STARTED and all_of_it.waiting
        fitting = await ask(query=query) if query.tag or search or left_out or filters.conditions else all_of_it
        drawn = await list_by_bucket(
            session,
            user_id=person.id,
            query=query,
            buckets=buckets,
            limit=rows,
            timezone=person.timezone,
            now=clock.now,
        )
        saved = saved_rows(await find_all(session, user_id=person.id), Address(view, search, "", filters))
        counted = await tag_counts(session, user_id=person.id, limit=_MAX_TAGS)
        before = _last_day(drawn, clock) if len(drawn) == rows else None
        # They stand among tasks by their date, or not at all.
        previews = chosen == UPCOMING and not filters.columns and grouping in {Grouping.DATE, Grouping.DAY}
        coming = await read_coming(session, person, clock, days=ahead, before=before) if previews else Coming()
        series_ids = {task.series_id for task in drawn if task.series_id} | coming.series_ids
        facts = Facts(
            await list_rhythms(session, user_id=person.id, series_ids=series_ids),
            await count_subtasks(session, user_id=person.id, task_ids=[task.id for task in drawn]),
        )
        size = (await count(choices=[(query, buckets)]))[0] if filters.conditions else _size(query, buckets, fitting)
        remedies = [] if drawn else await read_remedies(count, base, filters, Address(view, search))
    held = counts(all_of_it)
    groups = _groups(
        interleaved(drawn, coming, clock),
        clock,
        fitting,
        view=chosen,
        grouping=grouping,
        columns=filters.columns,
        facts=facts,
        size=size,
    )
    by_hand = chosen.query.sort is Sort.POSITION and grouping is Grouping.NONE and not filters.columns
    return Board(
        loaded=True,
        title=chosen.title,
        heading=f"{chosen.title} ({size:,})" if size else chosen.title,
        count=_count(size, _total(query, held)),
        empty=not (drawn or coming.entries or coming.paused),
        groups=groups,
        columns=filters.columns is not None,
        by_hand=by_hand,
        movable=by_hand or any(group.drop for group in groups),
        remedies=remedies,
        more=f"Show more ({size - rows:,} left)" if rows < min(size, MAX_ROWS) else "",
        rest=_rest(rows, size),
        until=day_words(coming.until, clock) if coming.until else "",
        further=coming.further,
        paused=coming.paused,
        counts=held,
        tags=tags(counted),
        prompts=prompts(held),
        saved=saved,
        saved_here=_here(saved),
    )


async def _read_calendar_board(person: User, clock: LocalClock, period: Period | None, filters: Filters) -> Board:
    async with get_database().read() as session:
        counted = await count_by_bucket(session, user_id=person.id, timezone=person.timezone, now=clock.now)
        tagged = await tag_counts(session, user_id=person.id, limit=_MAX_TAGS)
        saved = saved_rows(await find_all(session, user_id=person.id), Address(CALENDAR.key, filters=filters))
        calendar, groups = await read_calendar(session, person, clock, period=period, filters=filters)
    held = counts(counted)
    return Board(
        loaded=True,
        title=CALENDAR.title,
        heading=f"{CALENDAR.title}, {(period or month_of(clock.today)).words}",
        groups=groups,
        calendar=calendar,
        movable=True,
        counts=held,
        tags=tags(tagged),
        prompts=prompts(held),
        saved=saved,
        saved_here=_here(saved),
    )


def _here(saved: list[Saved]) -> str:
    return next((one.id for one in saved if one.here), "")


def _rest(rows: int, size: int) -> str:
    if rows < MAX_ROWS or size <= rows:
        return ""
    return f"These are the first {rows:,} of {size:,}. A search or a tag finds the others."


def _size(query: TaskQuery, buckets: tuple[DueBucket, ...], fitting: BucketCounts) -> int:
    opened = fitting.within(buckets or DueBucket)
    return {Status.OPEN: opened, Status.DONE: fitting.done, Status.ALL: opened + fitting.done}[query.status]


def _total(query: TaskQuery, held: Counts) -> int:
    return {Status.OPEN: held.all, Status.DONE: held.done, Status.ALL: held.all + held.done}[query.status]


def _count(size: int, whole: int) -> str:
    return f"{size:,} of {whole:,}" if 0 < size < whole else f"{size:,}" if size else ""


def _last_day(drawn: list[Task], clock: LocalClock) -> date | None:
    due = get_due(drawn[-1]) if drawn else None
    return due_day(due, clock) if due else None


def _groups(
    entries: list[Entry],
    clock: LocalClock,
    fitting: BucketCounts,
    *,
    view: View,
    grouping: Grouping,
    columns: Grouping | None,
    facts: Facts,
    size: int,
) -> list[Group]:
    search = view.query.search or ""
    finished = [entry.task for entry in entries if entry.task.completed_at]
    opened = [entry for entry in entries if not entry.task.completed_at]
    if columns:
        tasks, whole = (entry.task for entry in opened), len(entries) == size
        groups = columns_by(tasks, clock, view=view, by=columns, whole=whole, facts=facts)
    elif grouping is Grouping.DAY:
        groups = day_groups(opened, clock, facts=facts)
    elif grouping is Grouping.DATE:
        groups = open_groups(opened, clock, fitting, search=search, facts=facts)
    else:
        tasks, whole = (entry.task for entry in opened), len(entries) == size
        groups = groups_by(tasks, clock, view=view, grouping=grouping, whole=whole, facts=facts)
    if not finished:
        return groups
    done = done_groups(finished, clock, whole=len(finished) == fitting.done, search=search, facts=facts)
    if view.query.status is Status.DONE:
        return done
    return [*groups, Group("Done", [row for group in done for row in group.rows], fitting.done)]
