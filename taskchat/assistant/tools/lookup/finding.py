"""Finding of tasks by ids, titles, positions and words, in one statement however many are named."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from taskchat.assistant.run_context import RunContext
from taskchat.assistant.tools.lookup.matching import Titles
from taskchat.assistant.tools.lookup.positions import entry_at, is_numbered, parse_position
from taskchat.assistant.tools.refusals import Refusal
from taskchat.assistant.tools.tool import ToolRefused
from taskchat.tasks import Series, TaskTitle, get_many, list_titles
from taskchat.text import counted, printable

# Parts that a title may be broken into by whoever takes it for a list.
_MAX_PARTS = 6
# No title has more; comparing a page of text with thousands of titles would take seconds.
_MAX_WORDS = 300
_MAX_OFFERED = 5
_QUOTES = "\"'“”„«»\u2018\u2019"


class Found(NamedTuple):
    """Tasks that are meant, each once, and the reason for every name that means none or several."""

    tasks: list[TaskTitle]
    problems: list[dict[str, Any]]


async def find_task(
    session: AsyncSession, turn: RunContext, words: str, *, done_first: bool = False, typos: bool = True
) -> UUID:
    """Return the id of the one task that `words` mean.

    Open tasks are meant before done ones, unless `done_first`; without `typos` not a letter may be missing. Raises
    `ToolRefused` with what comes close where it is none or several. An id costs one row, words the titles of all tasks.
    """
    if (task_id := _parse_id(_normalise(words))) and await get_many(session, user_id=turn.user_id, task_ids=[task_id]):
        return task_id
    return (await _finder(session, turn, done_first=done_first, typos=typos)).find(_normalise(words)).id


def find_series(words: str, series: Sequence[Series]) -> Series | None:
    """Return the one of these series whose title `words` mean; None where it is none or several."""
    titles = Titles([TaskTitle(one.id, one.title, done=False) for one in series])
    wanted = _normalise(words)
    found = titles.exact(wanted) or titles.with_words(wanted)
    return next((one for one in series if len(found) == 1 and one.id == found[0].id), None)


async def find_tasks(
    session: AsyncSession, turn: RunContext, names: Sequence[str], *, done_first: bool = False, typos: bool = True
) -> Found:
    """Find the tasks that names mean, each as in `find_task`.

    Names that together are one title, "bread" and "butter", mean that task, unless there is one for each of them.
    """
    finder = await _finder(session, turn, done_first=done_first, typos=typos)
    found: dict[UUID, TaskTitle] = {}
    problems: list[dict[str, Any]] = []
    for words in finder.split([_normalise(name) for name in names]):
        try:
            task = finder.find(words)
            found[task.id] = task
        except ToolRefused as refused:
            problems.append({"task": words, **refused.result})
    return Found(list(found.values()), [_without_close(problem, found) for problem in problems])


def _without_close(problem: dict[str, Any], found: Mapping[UUID, TaskTitle]) -> dict[str, Any]:
    """Offer no task in the place of another that was named itself."""
    close = [task for task in problem.get("close", []) if UUID(task["id"]) not in found]
    return {**{key: value for key, value in problem.items() if key != "close"}, **({"close": close} if close else {})}


async def _finder(session: AsyncSession, turn: RunContext, *, done_first: bool, typos: bool) -> "_Finder":
    titles = await list_titles(session, user_id=turn.user_id, timezone=turn.timezone, now=turn.now)
    return _Finder(titles, turn.shown, done_first=done_first, typos=typos)


class _Finder:
    def __init__(self, titles: Sequence[TaskTitle], shown: Sequence[UUID], *, done_first: bool, typos: bool) -> None:
        self._titles = Titles(titles)
        self._by_id = {task.id: task for task in titles}
        self._shown = shown or [task.id for task in titles if task.done == done_first]
        self._done_first, self._typos = done_first, typos

    def split(self, names: Sequence[str]) -> Sequence[str]:
        """Return the names, or the one title that they are together."""
        if all(self._titles.exact(name) for name in names):
            return names
        return next(([title] for title in _joined_titles(names) if self._titles.exact(title)), names)

    def find(self, words: str) -> TaskTitle:
        """Return the task that the words mean; raises `ToolRefused`."""
        if (task_id := _parse_id(words)) and (task := self._by_id.get(task_id)):
            return task
        if exact := self._titles.exact(words):
            return self._only(exact, words, "called")
        if (position := parse_position(words)) and not self._is_like_titles(words):
            return self._get_at(position)
        if with_words := self._titles.with_words(words):
            return self._only(with_words, words, "with the words")
        if self._typos and (task := self._titles.typo_of(words, done=self._done_first)):
            return task
        facts = {"task": words[:100], **_offer(self._titles.close(words))}
        raise ToolRefused(f"There is no task called “{words[:100]}”.", Refusal.NO_SUCH_TASK, **facts)

    def _only(self, tasks: Sequence[TaskTitle], words: str, how: str) -> TaskTitle:
        """Return the only task, or the only one in the state that is meant; refuse where several remain."""
        choice = [task for task in tasks if task.done == self._done_first] or tasks
        if len(choice) == 1:
            return choice[0]
        facts = {"task": words, "count": len(choice), **_offer(choice)}
        raise ToolRefused(f"There are {len(choice)} tasks {how} “{words}”.", Refusal.SEVERAL_TASKS, **facts)

    def _is_like_titles(self, words: str) -> bool:
        return is_numbered(words) and any(is_numbered(task.title) for task in self._by_id.values())

    def _get_at(self, position: int) -> TaskTitle:
        count = len(self._shown)
        if (task_id := entry_at(position, self._shown)) is None:
            there = counted(count, "task") if count else "no tasks"
            raise ToolRefused(
                f"The list has {there}; there is no such position in it.", Refusal.NO_SUCH_POSITION, count=count
            )
        if task_id not in self._by_id:
            raise ToolRefused("The task at that position is not there any more.", Refusal.GONE)
        return self._by_id[task_id]


def _joined_titles(names: Sequence[str]) -> list[str]:
    """Return the titles that a list of names may be as a whole."""
    if not 1 < len(names) <= _MAX_PARTS or any(_parse_id(name) or parse_position(name) for name in names):
        return []
    before, last = ", ".join(names[:-1]), names[-1]
    return [f"{before}{between}{last}"[:_MAX_WORDS] for between in (" and ", ", ")]


def _offer(close: Sequence[TaskTitle]) -> dict[str, list[dict[str, str]]]:
    offered = [{"id": str(task.id), "title": task.title} for task in close[:_MAX_OFFERED]]
    return {"close": offered} if offered else {}


def _normalise(words: str) -> str:
    return printable(words).strip().strip(_QUOTES).strip()[:_MAX_WORDS]


def _parse_id(words: str) -> UUID | None:
    try:
        return UUID(words)
    except ValueError:
        return None
