"""English sentences."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from taskchat.assistant.builtin.languages.markdown import escape
from taskchat.assistant.builtin.languages.naming import is_named
from taskchat.assistant.builtin.languages.wording import Was, Wording

_EXAMPLES = "- *add buy milk tomorrow at 5pm*\n- *what do I have to do today?*\n- *complete buy milk*"
_CLUES = """
    add all and are back called change clear complete completed create delete did do done due edit everything find
    finish finished for from get give have help high i is it make mark move my new not of off please postpone priority
    push put reminder remind remove rename reopen search set show task tasks tell thanks that the them this today
    tomorrow undo up what when which with you buy call pay an hour day week half earlier later before after
"""
_OTHER_OPENINGS = """
    what who whose why when where how which is are was were do does did can could will would should tell write explain
    translate calculate sing draw play say give summarise summarize compute solve imagine define ignore pretend
"""
_ATTACHED = re.compile(
    r"\b(?:(?:from|in|on|of|out of|at|with|see) (?:this|these|that|it|here|the attached)\b(?! (?:week|month))|"
    r"(?:picture|photo|image|screenshot|attachment|attached|file|document|scan)s?\b)",
    re.IGNORECASE,
)
_DUE = {
    "overdue": "overdue",
    "today": "due today",
    "tomorrow": "due tomorrow",
    "weekend": "due this weekend",
    "week": "due within a week",
    "next week": "due next week",
    "none": "without a due date",
}


def _quote(text: str) -> str:
    return f"“{text}”"


def _tasks(asked: Mapping[str, Any], count: int) -> str:
    """Describe tasks by their conditions: "open high-priority tasks due today"."""
    status = {"done": "completed ", "all": ""}.get(str(asked.get("status") or "open"), "open ")
    level = asked.get("priority")
    priority = f"{level}-priority " if level and level != "none" else ""
    due = f" {_DUE[asked['due']]}" if asked.get("due") in _DUE else ""
    tag = f" tagged \\#{escape(str(asked['tag']).lstrip('#'))}" if asked.get("tag") else ""
    about = f" with {_quote(escape(str(asked['search'])))}" if asked.get("search") else ""
    without = " without a priority" if level == "none" else ""
    what = "subtask" if asked.get("parent") else "task"
    of = f" of {_quote(escape(str(asked['parent'])))}" if is_named(asked.get("parent")) else ""
    return f"{status}{priority}{what}{'' if count == 1 else 's'}{of}{without}{due}{tag}{about}"


def _changed_tasks(asked: Mapping[str, Any], count: int) -> str:
    """Describe the tasks that were changed, with their conditions where all that fit were meant."""
    return f"{count} {_tasks({'status': 'all', **asked} if asked.get('all') else {'status': 'all'}, count)}"


def _list_head(asked: Mapping[str, Any], count: int) -> str:
    return f"You have {count or 'no'} {_tasks(asked, count)}{':' if count else '.'}"


def _search_head(asked: Mapping[str, Any], count: int) -> str:
    status = {"done": "completed ", "open": "open "}.get(str(asked.get("status")), "")
    fits = "task that fits" if count == 1 else "tasks that fit"
    words = _quote(escape(str(asked.get("query", ""))))
    return f"You have {count or 'no'} {status}{fits} {words}{':' if count else '.'}"


def _proposed(count: int, left_out: int) -> str:
    rest = f" {left_out} more found no room." if left_out else ""
    tasks = "one task" if count == 1 else f"{count} tasks"
    return f"Here is a plan for {tasks}.{rest} Take all of it or some in the card below; nothing is changed before."


def _confirm(action: str, asked: Mapping[str, Any], count: int) -> str:
    these = f"these {_changed_tasks(asked, count)}" if count > 1 else "this task"
    verb, done = {
        "complete": ("complete", "completed"),
        "reopen": ("reopen", "reopened"),
        "delete": ("delete", "deleted"),
    }.get(action, ("change", "changed"))
    return f"I ask before I {verb} {these}: please confirm it below. Nothing of this is {done} yet."


def _cannot_read(kinds: Sequence[str]) -> str:
    what = " and ".join(f"{kind}s" for kind in kinds)
    return f"I cannot read {what} here. Please write me what is to be done, for example *add buy milk tomorrow*."


def _already(title: str, was: Was) -> str:
    state = {"complete": "is complete already", "open": "is open already", "same": "was like that already"}[was]
    return f"{title} {state}."


def _no_such_position(count: int) -> str:
    tasks = f"{count} task{'s' * (count != 1)}" if count else "no tasks"
    return f"The list has {tasks}; there is no such position in it."


ENGLISH = Wording(
    code="en",
    clues=frozenset(_CLUES.split()),
    other_openings=frozenset(_OTHER_OPENINGS.split()),
    attached=_ATTACHED,
    quote=_quote,
    greeting=f"Hello! I look after your tasks. You can say, for example:\n\n{_EXAMPLES}",
    help="I can **add**, **list**, **find**, **change**, **complete** and **delete** your tasks, let them **come "
    "again** and **remind** you, **plan** your week, and **undo** what was done. You can say, for example:\n\n"
    "- *add a task to call the bank, due Friday at 10am, high priority, #home*\n"
    "- *what is overdue?* or *show my high priority tasks* or *find tasks about milk*\n"
    "- *move call the bank to Monday* or *rename milk to oat milk*\n"
    "- *mark my first task as complete* or *complete tasks 1, 2 and 3*\n"
    "- *delete my last task* or *delete all done tasks*\n"
    "- *add standup every weekday at 9* or *skip standup* or *what comes next month?*\n"
    "- *remind me tomorrow at 8 about the rent* or *remind me an hour before*\n"
    "- *plan my week* or *clear my overdue*\n"
    "- *what did I do last week?* or *undo*; every change is on the History page",
    welcome="You're welcome!",
    never_mind="All right. What would you like to do instead?",
    other_subject=f"That's beyond me: I only look after tasks. I can help with things like these:\n\n{_EXAMPLES}",
    not_my_language=f"I'm sorry, here I understand English and German only. You can say, for example:\n\n{_EXAMPLES}",
    what_to_do="What would you like to do with your tasks?",
    what_to_do_with=lambda said: f"What shall I do with {said}?",
    cannot_read=_cannot_read,
    which_to_delete="Which task shall I delete? Please give me its name, for example *delete buy milk*.",
    which_to_complete="Which task is done? Please give me its name, for example *complete buy milk*.",
    which_to_reopen="Which task shall I open again? Please give me its name, for example *reopen buy milk*.",
    which_to_change="Which task shall I change? Please give me its name, for example *rename milk to oat milk*.",
    which_parent="Which task shall it be a part of? Please give me its name, for example *add buy paint as a "
    "subtask of paint the fence*.",
    which_tasks_to_delete="Which tasks shall I delete? Please name them, for example *delete tasks 1 and 2* or "
    "*delete all done tasks*.",
    which_tasks_to_complete="Which tasks are done? Please name them, for example *complete tasks 1 and 2* or "
    "*complete all my tasks*.",
    which_tasks_to_reopen="Which tasks shall I open again? Please name them, for example *reopen tasks 1 and 2*.",
    which_tasks_to_change="Which tasks shall I change? Please name them, for example *move all overdue tasks to "
    "tomorrow*.",
    what_to_call="What shall the task be called? For example: *add buy milk tomorrow*.",
    when_to_move="To when shall I move it? For example: *move buy milk to Friday*.",
    which_day="I can list what is due **today**, **tomorrow**, **this week** or **overdue**. Which one shall it be?",
    which_list="I can list by one day, one priority, one tag and by words, not by either of two. "
    "What shall I show? For example: *show high priority tasks due today*.",
    which_tags="Which tags shall I remove? For example: *remove the tags home and garden from buy milk*.",
    name_them="I count from the top and leave none out. Which tasks are meant? Please name them, for example "
    "*tasks 1, 2 and 4* or *milk and bread*.",
    what_to_change="What shall I change about it? For example: *rename milk to oat milk* or *move milk to Friday*.",
    which_of_these="Which of these do you mean?",
    one_change_at_a_time="I take back one change at a time, the newest first: say *undo*, and *undo* again for the "
    "one before.",
    press_the_button="Please use the button of the confirmation above: nothing is changed before you press it there, "
    "whatever is written here.",
    left_unconfirmed="All right. Nothing is changed unless you confirm it in the card above.",
    together=lambda titles: " and ".join(", ".join(titles).rsplit(", ", 1)),
    add=lambda line: f"Add {line}",
    add_it=lambda title: f"Add “{title}”",
    add_these_question=lambda count: f"Shall I add these {count} tasks?",
    add_these=lambda titles: "Add tasks: " + ", ".join(f"“{title}”" for title in titles),
    find_it=lambda words: f"Find “{words}”",
    delete_it=lambda title: f"Delete “{title}”",
    complete_it=lambda title: f"Complete “{title}”",
    undo_it=lambda title: f"Undo the last change of “{title}”",
    undo_this="Shall I take back what was changed before that?",
    move_to_tomorrow=lambda tasks: f"Move {tasks} to tomorrow",
    no_due_date="without a date",
    is_open=lambda title: f"{title} is open.",
    is_done=lambda title: f"{title} is done.",
    move_to=lambda tasks, day: f"Move {tasks} to {day}",
    make_high=lambda tasks: f"Make {tasks} high priority",
    show_tasks="Show my tasks",
    show_week="Show my tasks due this week",
    plan_week="Plan my week",
    undo="Undo",
    what_to_change_about=lambda tasks: f"What shall I change about {tasks}?",
    when_to_move_it=lambda tasks: f"To when shall I move {tasks}?",
    unread_change=lambda piece, tasks: f"I don't understand “{piece}”. What shall I change about {tasks}?",
    stays_open=lambda said: f"All right, {said} stays open. Nothing was changed.",
    unread_date=lambda piece: f"I can't read “{piece}” as a date. Shall I add the task as it stands, without a date?",
    several_orders=lambda piece: f"I did nothing yet, because I don't understand “{piece}”. What shall I do with it?",
    which_one="Which one do you mean?",
    kept="All right, I leave that as it is. Nothing was changed.",
    one_at_a_time="A name or a note is for one task. Which one is meant?",
    not_corrected="I don't know what that corrects. What shall I change?",
    not_reminded=lambda said: f"{said} is not kept: a reminder before something needs a date.",
    no_alarm="I remind you as soon as it has a date; it is on your list.",
    nothing_done="The last thing changed nothing. *Undo* takes back the change before.",
    no_alarms="I remind you of tasks. Shall I add one for that?",
    when_to_remind="When shall I remind you? Say for example *remind me an hour before*. Nothing was changed.",
    remind_of=lambda line: f"Remind me of {line}",
    no_redo="There is nothing that I took back just now. Please say once more what to do.",
    no_plan="I can plan your day, your week or your month. Shall I plan your week?",
    not_sorted="I can sort by due date, priority, title, age or by hand. For example: *show my tasks sorted by "
    "priority*.",
    some_task="a task",
    due=lambda words: f"due {words}",
    overdue="overdue",
    priority=lambda level: f"{'no' if level == 'none' else level} priority",
    list_head=_list_head,
    search_head=_search_head,
    add_the_first="Add the first one: *add buy milk tomorrow*.",
    first_shown=lambda count: f"These are the first {count}.",
    more=lambda count: f"and {count} more",
    added=lambda title, details: f"I added {title}{details}.",
    changed=lambda title, changes: f"I changed {title}{': ' if changes else ''}{', '.join(changes)}.",
    was_called=lambda title: f"it was called {title} before",
    no_due="no due date any more",
    tags=lambda tags: f"tags {tags}",
    no_tags="tags removed",
    new_description="with a new description",
    no_description="without a description",
    field=lambda name, value: f"{name} {value or 'removed'}",
    completed=lambda title: f"Well done! {title} is complete.",
    reopened=lambda title: f"{title} is open again.",
    deleted=lambda title: f"I deleted {title}.",
    already=_already,
    all_already="These were like that already:",
    completed_many=lambda asked, count: f"Well done! I completed {_changed_tasks(asked, count)}:",
    reopened_many=lambda asked, count: f"I opened {_changed_tasks(asked, count)} again:",
    deleted_many=lambda asked, count: f"I deleted {_changed_tasks(asked, count)}:",
    updated_many=lambda asked, count: f"I changed {_changed_tasks(asked, count)}:",
    confirm=_confirm,
    proposed=_proposed,
    starts=lambda day: f"starts {day}",
    no_start="no start any more",
    takes=lambda length: f"takes {length}",
    no_duration="no duration any more",
    subtask_of=lambda title: f"subtask of {title}",
    no_parent="a task of its own",
    repeats=lambda rhythm: rhythm,
    reminder=lambda words: f"reminder {words}",
    no_more_reminders="without a reminder",
    repeats_once="it does not come again any more",
    date=lambda words: words,
    comes_next=lambda due: f"Next: {due}.",
    skipped=lambda title, due: f"I skipped {title}, {due}.",
    paused=lambda title: f"I paused {title}: it does not come again until you say *resume*.",
    resumed=lambda title, details: f"{title} comes again{details}.",
    ended=lambda title: f"{title} does not come again any more.",
    coming="This is due then:",
    coming_again="And this comes again:",
    nothing_comes="Nothing comes then.",
    undone=lambda line: f"I took that back: {line}.",
    undone_many=lambda count: f"I took back what was done to {count} tasks:",
    undone_created=lambda title: f"{title} was new and is gone again",
    undone_changed=lambda title: f"{title} is as it was before",
    undone_completed=lambda title: f"{title} is open again",
    undone_reopened=lambda title: f"{title} is complete again",
    undone_deleted=lambda title: f"{title} is back",
    not_undone=lambda title: f"I could not take back what was done to {title}: it was changed again since.",
    no_such_task=lambda title: f"There is no task called {title}.",
    several_tasks=lambda count, title: f"There are {count} tasks called {title}.",
    no_such_position=_no_such_position,
    gone="That task is not there any more.",
    no_tasks_fit="There are no such tasks.",
    none_found="None of these tasks was found.",
    not_all_found="I changed nothing, because I did not find all of them.",
    ask_first="This was not done: I change more than three tasks only after you confirmed it. Please name them "
    "together.",
    not_due=lambda title: f"{title} has no due date that I could move.",
    no_date=lambda said: f"{said} is no date that I can read; say it like *Friday 5pm* or *27 November*.",
    no_rhythm=lambda said: f"{said} is no rhythm that I can read; say it like *every Monday at 9* or *every 2 weeks*.",
    no_reminder=lambda said: f"{said} is no reminder that I can find or read; say it like *an hour before*.",
    no_date_to_remind="A reminder before the due date needs one; please set a date first.",
    has_no_reminder=lambda title: f"{title} has no reminder. Say for example *remind me an hour before*.",
    which_reminder=lambda title: f"{title} has several reminders. Which one is meant?",
    not_repeating=lambda title: f"{title} does not come again, so there is nothing to skip, pause or end.",
    not_then=lambda title, due: f"{title} is {due}, not then. Nothing was skipped.",
    done_already_title=lambda title: f"{title} is done, so there is nothing to be reminded of.",
    which_occurrences=lambda title: f"{title} comes again. Only this one, this and later ones, or the whole series?",
    only_this=lambda order: f"{order}, only this one",
    this_and_later=lambda order: f"{order}, from now on",
    whole_series=lambda order: f"{order}, the whole series",
    nothing_to_plan="Nothing is overdue, and nothing waits for a day.",
    no_room="No day has room for them. You can say, for example, *plan next week*.",
    days_passed="These days have passed.",
    none_open="There is no open one that I could skip or move.",
    done_already="That task is done; please reopen it before it is to come again.",
    no_subtask="That can't be a subtask there: subtasks have none of their own, and come again only with their task.",
    invalid=lambda field, limit: (
        f"The {field} " + (f"has at most {limit} characters." if limit else "is empty or not valid.")
    ),
    view_saved=lambda name: f"I saved the view {name}; it stands at the left, with your lists.",
    replace_view=lambda name: f"Replace the view “{name}”",
    nothing_filtered="Nothing is filtered, so there is nothing to save. You can say, for example, *save high priority "
    "#home as Urgent at home*.",
    name_taken=lambda name: (
        f"There is a view called {name} already. Shall I replace it? Or save this under another name."
    ),
    too_many_views=lambda count: f"There are {count} saved views already. Please delete one first, at the left.",
    nothing_to_undo="There is no change left to undo.",
    nothing_done_here="Nothing of this conversation is left to undo.",
    changed_since=lambda title: f"{title} was changed again since and stays as it is.",
    broken="This failed for a reason on our side; nothing was changed.",
    unknown_task=lambda title: f"I don't know which task {title} is.",
    failed="That did not work; nothing was changed.",
    unreadable="One step gave an answer that I cannot read, so I can't say whether it worked. Please look at your "
    "tasks.",
    part_missing="If something that you asked for is missing here, please say that part once more.",
    first_reached=lambda reached, total: (
        f"These were the first {reached} of {total} tasks; say it once more for the next ones."
    ),
)
