"""Views of the task list: four lists, the calendar, one for each tag, and searches."""

from dataclasses import dataclass
from datetime import date

from taskchat.tasks import (
    DueBucket,
    ListedIn,
    LocalClock,
    Start,
    Status,
    Task,
    TaskQuery,
    get_bucket,
    waits_for_start,
)

_TAG = "tag:"


@dataclass(frozen=True)
class View:
    """A list of tasks that can be chosen: its title, and the tasks in it.

    Without `buckets` tasks of any date are in it. Browser and server name a view by its `key`. One that is `filtered`
    has conditions beside its own. `day` is the one that is open in the calendar.
    """

    key: str
    title: str
    query: TaskQuery
    buckets: tuple[DueBucket, ...] = ()
    filtered: bool = False
    day: date | None = None

    def shows(self, task: Task, clock: LocalClock) -> bool:
        """Whether a task with these fields is in it; for a search and with filters no, since nobody looked."""
        if self.filtered or self.query.search:
            return False
        if task.completed_at or self.query.status is not Status.OPEN:
            return bool(task.completed_at) and self.query.status is Status.DONE
        if self.query.start is Start.STARTED and waits_for_start(task, clock):
            return False
        return not self.buckets or get_bucket(task, clock) in self.buckets

    @property
    def listed_in(self) -> ListedIn:
        """List that a task is added to while it is shown."""
        if self.query.search:
            return ListedIn()
        return ListedIn(today=self.key == TODAY.key, tags=tuple(self.query.tag), day=self.day)


TODAY = View("today", "Today", TaskQuery(status=Status.OPEN), (DueBucket.OVERDUE, DueBucket.TODAY))
UPCOMING = View(
    "upcoming", "Upcoming", TaskQuery(status=Status.OPEN), (DueBucket.TOMORROW, DueBucket.WEEK, DueBucket.LATER)
)
ALL = View("all", "All tasks", TaskQuery(status=Status.OPEN, start=Start.STARTED))
DONE = View("done", "Done", TaskQuery(status=Status.DONE))
CALENDAR = View("calendar", "Calendar", TaskQuery(status=Status.ALL))
LISTS = {view.key: view for view in (TODAY, UPCOMING, ALL, DONE, CALENDAR)}


def tag_key(tag: str) -> str:
    """Key of the view of a tag's open tasks."""
    return f"{_TAG}{tag}"


def search_view(words: str) -> View:
    """View of the open tasks that have all these words."""
    return View("search", f"Search: {words}", TaskQuery(search=words))


def shown_view(key: str, search: str) -> View:
    """Return the view that is on screen: a search hides the list it began in."""
    return search_view(search) if search else view_from(key)


def view_from(key: str) -> View:
    """Return the view of a key; all tasks for a key that is unknown."""
    if key.startswith(_TAG):
        tag = key.removeprefix(_TAG)
        return View(key, f"#{tag}", TaskQuery(tag=[tag]))
    return LISTS.get(key, ALL)
