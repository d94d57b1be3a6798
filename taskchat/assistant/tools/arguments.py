"""Arguments of each tool, with the descriptions that the model reads."""

from enum import StrEnum
from typing import Annotated

from pydantic import ConfigDict, Field

from taskchat.assistant.tools.schema import Arguments, LowerCase, NameList, OptionalText, SentenceList, TagList
from taskchat.tasks import PER_DAY, DueWindow, Priority, Sort, Start, Status

_DUE = "When it is due, in plain words or ISO 8601: 'friday', 'tomorrow at 5pm', '2026-11-27', '2026-11-27T17:00'"
_REPEAT = (
    "How it comes again, in plain words or as an RRULE: 'every monday at 9', 'monthly on the 31st', 'every 2 weeks', "
    "'every! 3 days' (after it is done), 'FREQ=WEEKLY;BYDAY=MO'"
)
_REMIND = (
    "in plain words or ISO 8601: 'an hour before', '1 day before', 'tomorrow at 8', '-PT10M'; '-PT0M' is when it is due"
)
_START = "Day from which on there is something to do for it, hidden until then: 'monday', '2026-12-01'"
_DURATION = "How many minutes it takes; only where they say so"
_DAY = "In plain words or ISO 8601: 'last monday', '2026-11-27'"
_SORT = "In which order: due, priority, title, created (the newest first), or position (as put by hand)"
_STATUS = "Only these, with all=true; open ones where nothing is said"
_TASK = "Which task: its id, its title, whole words of its title, or its position in the list last shown ('last', '2')"

TaskReference = Annotated[str, Field(min_length=1, description=_TASK)]


class CreateTask(Arguments):
    title: str = Field(description="What is to be done, in a few words, without date, priority and tags")
    description: OptionalText = Field(None, description="Further details")
    due: OptionalText = Field(None, description=_DUE)
    repeat: OptionalText = Field(None, description=_REPEAT)
    reminders: TagList = Field(None, description=f"When to remind the person, {_REMIND}; only where they ask for it")
    priority: Annotated[Priority | None, LowerCase] = Field(
        None, description="Medium where nothing is said; none where they want no priority"
    )
    tags: TagList = Field(None, description="Tags without '#'")
    parent: OptionalText = Field(None, description=f"The task that it is a subtask of. {_TASK}")
    start: OptionalText = Field(None, description=_START)
    duration_minutes: int | None = Field(None, description=_DURATION)


class Filters(Arguments):
    """Conditions beside words by which tasks are chosen; all that are given must hold."""

    priority: Annotated[Priority | None, LowerCase] = Field(None, description="Only this priority")
    due: Annotated[DueWindow | None, LowerCase] = Field(
        None, description="Only overdue; due on these days (week: 7 days from today); without a date (none)"
    )
    due_from: OptionalText = Field(None, description=f"Only due on this day or later. {_DAY}")
    due_to: OptionalText = Field(None, description="Only due on this day or earlier")
    completed_from: OptionalText = Field(None, description=f"Only completed on this day or later. {_DAY}")
    completed_to: OptionalText = Field(None, description="Only completed on this day or earlier")
    created_from: OptionalText = Field(None, description=f"Only made on this day or later. {_DAY}")
    created_to: OptionalText = Field(None, description="Only made on this day or earlier")
    tag: TagList = Field(None, description="Only with this tag, or with all of these")
    parent: OptionalText = Field(None, description="Only subtasks of this task: its id, title or position")
    start: Annotated[Start | None, LowerCase] = Field(
        None, description="started: without tasks that wait for their start; waiting: only those; all is usual"
    )


class Conditions(Filters):
    """Conditions by which tasks are chosen; all that are given must hold."""

    search: OptionalText = Field(None, description="Only with all these words in title or description")


class ListTasks(Conditions):
    status: Annotated[Status | None, LowerCase] = Field(None, description="Open ones where nothing is said")
    sort: Annotated[Sort | None, LowerCase] = Field(None, description=f"{_SORT}; by due date where nothing is said")
    limit: int = Field(20, ge=1, le=100, description="How many at most")


class SaveView(Conditions):
    name: str = Field(min_length=1, description="What the view is to be called")
    status: Annotated[Status | None, LowerCase] = Field(None, description="Open ones where nothing is said")
    sort: Annotated[Sort | None, LowerCase] = Field(None, description=f"{_SORT}; by due date where nothing is said")
    replace: bool = Field(False, description="True replaces the view of this name; only where they ask for it")


class Occurrences(StrEnum):
    """Choice of the occurrences of a task that comes again that a change is for."""

    THIS = "this"
    FOLLOWING = "following"
    ALL = "all"


class UpdateTask(Arguments):
    task: TaskReference
    title: OptionalText = Field(None, description="The new title")
    description: OptionalText = Field(None, description="The new description; 'none' removes it")
    add_description: OptionalText = Field(None, description="A note to add to the description it has")
    due: OptionalText = Field(None, description=f"{_DUE}; 'none' removes it")
    repeat: OptionalText = Field(None, description=f"{_REPEAT}; 'none' ends that, and the task stays")
    scope: Annotated[Occurrences | None, LowerCase] = Field(
        None,
        description="Of a task that comes again: only this one, this and all later ones, or the whole series; where "
        "nothing is said, leave it out: a new name or time of day is then asked about, all else is for this one, and a "
        "new rhythm for later ones",
    )
    priority: Annotated[Priority | None, LowerCase] = Field(None, description="The new priority; none removes it")
    parent: OptionalText = Field(None, description=f"The task that it becomes a subtask of. {_TASK}; 'none' removes it")
    start: OptionalText = Field(None, description=f"{_START}; 'none' removes it")
    duration_minutes: int | None = Field(None, description=f"{_DURATION}; 0 removes it")
    reminders: TagList = Field(None, description=f"All its reminders from now on, {_REMIND}; 'none' removes them")
    add_reminders: TagList = Field(None, description="Reminders to add to those it has")
    remove_reminders: TagList = Field(None, description="Reminders to take away")
    one_reminder: OptionalText = Field(
        None,
        description="Which of its reminders one_reminder_to moves, in words; only where it has several",
    )
    one_reminder_to: OptionalText = Field(
        None,
        description="Moves its one reminder: to a time ('8:00'), a day, 'an hour before', or '-1 hour' earlier; 'none' "
        "takes it away",
    )
    tags: TagList = Field(None, description="All its tags from now on, without '#'")
    add_tags: TagList = Field(None, description="Tags to add to those it has")
    remove_tags: TagList = Field(None, description="Tags to take away")


class DeleteTask(Arguments):
    task: TaskReference


class SearchTasks(Filters):
    query: str = Field(min_length=1, description="The words to look for")
    status: Annotated[Status | None, LowerCase] = Field(None, description="All where nothing is said")
    sort: Annotated[Sort | None, LowerCase] = Field(None, description=f"{_SORT}; the best fit first is usual")
    limit: int = Field(10, ge=1, le=100, description="How many at most")


class ManyTasks(Conditions):
    """Choice of tasks: named ones, or every one that fits."""

    # Not ignored: a condition that is not known would let everything fit.
    model_config = ConfigDict(extra="allow")

    tasks: NameList = Field(
        None, description="Which tasks: their ids, titles or positions in the list last shown; not with all=true"
    )
    all: bool = Field(False, description="Every task that fits the conditions given; these count only with it")
    except_tasks: NameList = Field(None, description="Tasks to leave alone, named in the same way")


class CompleteMany(ManyTasks):
    done: bool = Field(True, description="False opens completed tasks again")


class DeleteMany(ManyTasks):
    status: Annotated[Status | None, LowerCase] = Field(None, description=_STATUS)


class UpdateMany(ManyTasks):
    status: Annotated[Status | None, LowerCase] = Field(None, description=_STATUS)
    new_due: OptionalText = Field(
        None, description=f"{_DUE}; '+2 days' or '-1 week' moves each from its own date; 'none' removes it"
    )
    new_priority: Annotated[Priority | None, LowerCase] = Field(None, description="The new priority of each")
    new_tags: TagList = Field(None, description="All tags of each from now on, without '#'")
    add_tags: TagList = Field(None, description="Tags to add to those that each has")
    remove_tags: TagList = Field(None, description="Tags to take away from each")


class Undo(Arguments):
    # Gemini refuses a tool whose parameters are an object without properties.
    times: int = Field(1, ge=1, le=20, description="How many changes to take back; one where nothing is said")
    task: OptionalText = Field(
        None, description="Title of a task whose last change is meant, wherever it was made; only where it was named"
    )


class CompleteTask(Arguments):
    task: TaskReference
    done: bool = Field(True, description="False opens a completed task again")


class RepeatingAction(StrEnum):
    """Action on a task that comes again."""

    SKIP = "skip"
    PAUSE = "pause"
    RESUME = "resume"
    END = "end"


class ChangeRepeating(Arguments):
    task: TaskReference
    action: Annotated[RepeatingAction, LowerCase] = Field(
        description="Skip the open one and go on with the next; pause, so that none comes; resume what is paused or "
        "ended; end, with the open one as the last"
    )
    due_from: OptionalText = Field(None, description=f"Only where it is due on this day or later. {_DAY}")
    due_to: OptionalText = Field(None, description="Only where it is due on this day or earlier")


class ListComing(Arguments):
    first: str = Field(min_length=1, description=f"The first day. {_DAY}")
    last: str = Field(min_length=1, description="The last day")


class ToPlan(StrEnum):
    """Choice of the tasks that get days: what is overdue, or what has no date, too."""

    OVERDUE = "overdue"
    ALL = "all"


class ProposePlan(Arguments):
    plan: Annotated[ToPlan, LowerCase] = Field(
        ToPlan.ALL, description="Which tasks get days: overdue ones, or overdue ones and those without a date (all)"
    )
    first: OptionalText = Field(None, description=f"The first day that may be used, by default today. {_DAY}")
    last: OptionalText = Field(None, description="The last one, by default in a week, or as far as overdue ones need")
    per_day: int = Field(PER_DAY, ge=1, le=20, description="How many tasks a day may have, those due there counted")
    tasks: NameList = Field(
        None, description="Only to propose days of your own: which tasks, by their ids or titles, at most 20"
    )
    days: TagList = Field(None, description=f"The day of each of these tasks, in the same order. {_DAY}")


class AskPerson(Arguments):
    question: str = Field(min_length=1, description="One short sentence, in the person's language")
    suggestions: SentenceList = Field(
        None,
        description="1 to 5 answers in the person's language, each a complete request that needs nothing else to be "
        "understood: 'Complete “Pay invoice 1043”', not 'the first one'",
    )
