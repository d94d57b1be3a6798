"""Lookup of a task by id, title, position in the list that the person sees, or a similar title."""

import re
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from rapidfuzz import fuzz, process
from sqlalchemy.ext.asyncio import AsyncSession

from taskchat.assistant.run_context import RunContext
from taskchat.assistant.tools.refusals import Refusal
from taskchat.assistant.tools.tool import ToolRefused
from taskchat.tasks import Status, Task, TaskNotFound, TaskQuery, find, find_by_titles, get, get_many
from taskchat.text import counted, printable

# How alike titles must be (of 100) to be taken for the same, and to be offered as what was meant.
_MIN_SAME = 88
_MIN_CLOSE = 60
_MAX_READ = 500
# Parts that a title may be broken into by whoever takes it for a list.
_MAX_PARTS = 6
# No title has more; comparing a page of text with a thousand titles would take seconds.
_MAX_TITLE = 300
_GONE = "The task at that position is not there any more."
_POSITIONS = {
    name: number
    for number, name in enumerate(
        ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"), start=1
    )
} | {"last": -1}


async def find_task(session: AsyncSession, turn: RunContext, words: str, *, done_first: bool = False) -> Task:
    """Find the one task that `words` mean; raises `ToolRefused` with what comes close where it is none or several.

    Open tasks are meant before done ones, unless `done_first`.
    """
    words = _normalise(words)
    if (task_id := _parse_id(words)) and (task := await _get_or_none(session, turn, task_id)):
        return task
    candidates = await _candidates(session, turn, words, done_first=done_first)
    exact = [task for task in candidates if _title_key(task.title) == _title_key(words)]
    if found := _pick(exact, words, done_first=done_first):
        return found
    if position := _parse_position(words):
        return await _get_at(session, turn, position, done_first=done_first)
    return _closest(candidates, words, done_first=done_first)


async def find_tasks(
    session: AsyncSession, turn: RunContext, names: Sequence[str], *, done_first: bool = False
) -> tuple[list[Task], list[dict[str, Any]]]:
    """Find the tasks that are meant, each once, and the reason for every name that means none or several.

    Names that together are one title, "bread" and "butter", mean that task, unless there is one for each of them.
    A constant number of statements, however many names there are.
    """
    wanted = [_normalise(name) for name in names]
    shown: list[UUID] = list(turn.shown)
    together = _joined_titles(wanted)
    titled = [words for words in (*wanted, *together) if not _parse_id(words)]
    listed = await _candidates(session, turn, "", done_first=done_first) if titled else []
    if not shown:
        shown = [task.id for task in listed if (task.completed_at is not None) == done_first]
    exact = await find_by_titles(session, user_id=turn.user_id, titles=titled) if titled else []
    candidates = list({task.id: task for task in [*exact, *listed]}.values())
    if whole := _joined_match(wanted, together, candidates):
        wanted = [whole]
    ids = {task_id for words in wanted if (task_id := _parse_id(words) or _id_at(words, shown))}
    known = {task.id: task for task in await get_many(session, user_id=turn.user_id, task_ids=ids)}
    found: dict[UUID, Task] = {}
    problems: list[dict[str, Any]] = []
    for words in wanted:
        try:
            task = _resolve(words, candidates, known, shown, done_first=done_first)
            found[task.id] = task
        except ToolRefused as refused:
            problems.append({"task": words, **refused.result})
    return list(found.values()), problems


def _joined_titles(names: Sequence[str]) -> list[str]:
    """Return the titles that a list of names may be as a whole."""
    if not 1 < len(names) <= _MAX_PARTS or any(_parse_id(name) or _parse_position(name) for name in names):
        return []
    before, last = ", ".join(names[:-1]), names[-1]
    return list(dict.fromkeys(f"{before}{between}{last}"[:_MAX_TITLE] for between in (" and ", ", and ", ", ", " & ")))


def _joined_match(names: Sequence[str], together: Sequence[str], candidates: Sequence[Task]) -> str | None:
    titles = {_title_key(task.title) for task in candidates}
    if all(_title_key(name) in titles for name in names):
        return None
    return next((title for title in together if _title_key(title) in titles), None)


def _resolve(
    words: str, candidates: list[Task], known: dict[UUID, Task], shown: list[UUID], *, done_first: bool
) -> Task:
    if (task_id := _parse_id(words)) and task_id in known:
        return known[task_id]
    exact = [task for task in candidates if _title_key(task.title) == _title_key(words)]
    if task := _pick(exact, words, done_first=done_first):
        return task
    if _parse_position(words):
        if (task_id := _id_at(words, shown)) is None:
            raise _no_position(len(shown))
        if task_id not in known:
            raise ToolRefused(_GONE, Refusal.GONE)
        return known[task_id]
    return _closest(candidates, words, done_first=done_first)


def _id_at(words: str, shown: list[UUID]) -> UUID | None:
    position = _parse_position(words)
    if not position or abs(position) > len(shown):
        return None
    return shown[position - 1 if position > 0 else position]


def _normalise(words: str) -> str:
    return printable(words).strip().strip("\"'“”#").strip()[:_MAX_TITLE]


async def _get_or_none(session: AsyncSession, turn: RunContext, task_id: UUID) -> Task | None:
    try:
        return await get(session, user_id=turn.user_id, task_id=task_id)
    except TaskNotFound:
        return None


async def _candidates(session: AsyncSession, turn: RunContext, words: str, *, done_first: bool) -> list[Task]:
    """Read every task that contains the words, else the first 500 open and 500 done ones."""
    found = (
        await _read(session, turn, TaskQuery(status=Status.ALL, search=words[:200], limit=_MAX_READ)) if words else []
    )
    if any(_title_key(task.title) == _title_key(words) for task in found):
        return found
    order = [Status.DONE, Status.OPEN] if done_first else [Status.OPEN, Status.DONE]
    rest = [task for status in order for task in await _read(session, turn, TaskQuery(status=status, limit=_MAX_READ))]
    return list({task.id: task for task in [*found, *rest]}.values())


async def _read(session: AsyncSession, turn: RunContext, query: TaskQuery) -> list[Task]:
    page = await find(session, user_id=turn.user_id, query=query, timezone=turn.timezone, now=turn.now)
    return page.tasks


def _pick(tasks: list[Task], words: str, *, done_first: bool) -> Task | None:
    """Return the only task, or the only one in the state that is meant; refuses where several remain."""
    meant = [task for task in tasks if (task.completed_at is not None) == done_first]
    choice = meant or tasks
    if len(choice) > 1:
        facts = {"task": words, "count": len(choice), "close": _close_facts(choice)}
        raise ToolRefused(f"There are {len(choice)} tasks called “{words}”.", Refusal.SEVERAL_TASKS, **facts)
    return choice[0] if choice else None


async def _get_at(session: AsyncSession, turn: RunContext, position: int, *, done_first: bool) -> Task:
    ids = turn.shown or [task.id for task in await _list_visible(session, turn, done_first=done_first)]
    if not 1 <= abs(position) <= len(ids):
        raise _no_position(len(ids))
    task = await _get_or_none(session, turn, ids[position - 1 if position > 0 else position])
    if task is None:
        raise ToolRefused(_GONE, Refusal.GONE)
    return task


def _no_position(count: int) -> ToolRefused:
    tasks = counted(count, "task") if count else "no tasks"
    return ToolRefused(f"The list has {tasks}; there is no such position in it.", Refusal.NO_SUCH_POSITION, count=count)


async def _list_visible(session: AsyncSession, turn: RunContext, *, done_first: bool) -> list[Task]:
    status = Status.DONE if done_first else Status.OPEN
    return await _read(session, turn, TaskQuery(status=status, limit=_MAX_READ))


def _closest(tasks: list[Task], words: str, *, done_first: bool) -> Task:
    titles = {number: _title_key(task.title) for number, task in enumerate(tasks)}
    wanted = _title_key(words)
    same = process.extract(wanted, titles, scorer=fuzz.ratio, score_cutoff=_MIN_SAME, limit=None)
    if same:
        best = [tasks[number] for _, score, number in same if score > same[0][1] - 5]
        if found := _pick(best, words, done_first=done_first):
            return found
    close = process.extract(wanted, titles, scorer=fuzz.WRatio, score_cutoff=_MIN_CLOSE, limit=3)
    offer = _close_facts([tasks[number] for _, _, number in close])
    facts = {"task": words[:100], **({"close": offer} if offer else {})}
    raise ToolRefused(f"There is no task called “{words[:100]}”.", Refusal.NO_SUCH_TASK, **facts)


def _close_facts(tasks: list[Task]) -> list[dict[str, str]]:
    return [{"id": str(task.id), "title": task.title} for task in tasks[:5]]


def _parse_id(words: str) -> UUID | None:
    try:
        return UUID(words)
    except ValueError:
        return None


def _title_key(title: str) -> str:
    words = re.sub(r"\s+", " ", title.casefold()).strip(" .!")
    return re.sub(r"\b(?:the|a|an|my) (?=.)", "", words)


def _parse_position(words: str) -> int | None:
    match = re.fullmatch(r"(?:task |number |no\.? )?(\d{1,3})(?:st|nd|rd|th)?", words.lower())
    return int(match[1]) if match else _POSITIONS.get(words.lower())
