"""Tools that list and search tasks."""

import re

from rapidfuzz import fuzz, process
from sqlalchemy.ext.asyncio import AsyncSession

from taskchat.assistant.run_context import RunContext
from taskchat.assistant.tools.arguments import ListTasks, SearchTasks
from taskchat.assistant.tools.conditions import condition_words, find_query, status_of
from taskchat.assistant.tools.describing import describe_all
from taskchat.assistant.tools.once import Outcome
from taskchat.assistant.tools.tool import ToolRefused, tool
from taskchat.tasks import Start, Status, Task, TaskPage, TaskQuery, find
from taskchat.text import counted, printable, shortened

# How alike (of 100) words must be to be taken for a slip of the pen, and how many tasks are looked through for it.
_MIN_SIMILARITY = 75
_MAX_READ = 500


def _list_title(asked: ListTasks) -> str:
    status = [str(asked.status)] if asked.status else []
    return " · ".join(["List tasks", *status, *condition_words(asked)])


@tool(ListTasks, reads_only=True, icon="search", title=_list_title)
async def list_tasks(session: AsyncSession, turn: RunContext, asked: ListTasks) -> Outcome:
    """Show tasks, due ones first. All conditions given must hold."""
    query = await find_query(session, turn, asked, status=status_of(asked, asked.status), limit=asked.limit)
    if query.status is Status.OPEN and not condition_words(asked):
        # Asked for nothing else, the list is of what can be done by now, as the page's.
        query = query.model_copy(update={"start": asked.start or Start.STARTED})
    page = await find(session, user_id=turn.user_id, query=query, timezone=turn.timezone, now=turn.now)
    return await _outcome(session, turn, page.tasks, page.total)


def _search_title(asked: SearchTasks) -> str:
    return " · ".join(["Search tasks", shortened(asked.query, 60), *condition_words(asked)])


@tool(SearchTasks, reads_only=True, icon="search", title=_search_title)
async def search_tasks(session: AsyncSession, turn: RunContext, asked: SearchTasks) -> Outcome:
    """Find tasks by words in their title or description, done ones too; near spellings count where none fits.

    All conditions given must hold.
    """
    words = printable(asked.query).strip().lower()[:200]
    if not words:
        raise ToolRefused("Say which words to look for.")
    query = await find_query(session, turn, asked, status=_searched(asked), limit=_MAX_READ)
    exact = await _read(session, turn, query.model_copy(update={"search": words}))
    if exact.total:
        found = exact.tasks if asked.sort else _ranked(words, exact.tasks)
        return await _outcome(session, turn, found[: asked.limit], exact.total)
    near = _fuzzy_search(words, (await _read(session, turn, query)).tasks)
    return await _outcome(session, turn, near[: asked.limit], len(near))


def _searched(asked: SearchTasks) -> Status:
    """Return the status that is searched: where days of completion are asked for, done ones, else all."""
    return asked.status or (Status.DONE if asked.completed_from or asked.completed_to else Status.ALL)


async def _read(session: AsyncSession, turn: RunContext, query: TaskQuery) -> TaskPage:
    return await find(session, user_id=turn.user_id, query=query, timezone=turn.timezone, now=turn.now)


def _ranked(words: str, tasks: list[Task]) -> list[Task]:
    """Rank titles that say nearly nothing else first, words in descriptions last; open tasks before done ones."""

    def rank(task: Task) -> tuple[bool, bool, float]:
        title = task.title.lower()
        elsewhere = any(word not in title for word in words.split())
        return task.completed_at is not None, elsewhere, -fuzz.token_sort_ratio(words, title)

    return sorted(tasks, key=rank)


def _fuzzy_search(words: str, tasks: list[Task]) -> list[Task]:
    """Find tasks whose title is similar to the words, or that have a similar word for each; the most similar first."""
    titles = {number: task.title.lower() for number, task in enumerate(tasks)}
    same = process.extract(words, titles, scorer=fuzz.token_sort_ratio, score_cutoff=_MIN_SIMILARITY, limit=None)
    scores = {number: score for _, score, number in same}
    texts = [set(re.findall(r"\w+", f"{task.title} {task.description}".lower())) for task in tasks]
    near = [_similar_words(word, set().union(*texts)) for word in _significant_words(words)]
    for number, text in enumerate(texts):
        found = [max((score for like, score in alike.items() if like in text), default=0.0) for alike in near]
        scores[number] = max(scores.get(number, 0.0), min(found))
    return [tasks[number] for number in sorted(scores, key=lambda number: -scores[number]) if scores[number]]


def _similar_words(word: str, every: set[str]) -> dict[str, float]:
    """Score those of all tasks' words that are similar to this one; each is compared once."""
    found = process.extract(word, sorted(every), scorer=fuzz.ratio, score_cutoff=_MIN_SIMILARITY, limit=None)
    return {like: score for like, score, _ in found}


def _significant_words(words: str) -> list[str]:
    """Return the words without "the", "for" and the like, if others remain."""
    every = list(dict.fromkeys(words.split()))
    return [word for word in every if len(word) > 3] or every


async def _outcome(session: AsyncSession, turn: RunContext, tasks: list[Task], total: int) -> Outcome:
    turn.shown[:] = [task.id for task in tasks]
    views = await describe_all(session, turn, tasks)
    return Outcome({"total": total, "tasks": [view.facts for view in views]}, _found_words(len(tasks), total))


def _found_words(shown: int, total: int) -> str:
    if not total:
        return "No tasks found."
    found = f"Found {counted(total, 'task')}"
    if shown == total:
        return f"{found}."
    return f"{found}; the first {f'{shown} are' if shown > 1 else 'one is'} shown."
