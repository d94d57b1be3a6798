"""Codes of the refusals that a person can cause, for whoever tells them in another language."""

from enum import StrEnum


class Refusal(StrEnum):
    """Reason of a refusal; a result carries it as `code`, beside the English sentence and the facts it speaks of."""

    # With `task`, the words for it, and `close`, the tasks that may have been meant.
    NO_SUCH_TASK = "no_such_task"
    # Its title, or its words, are those of several: with `task`, `count` and `close`.
    SEVERAL_TASKS = "several_tasks"
    # With `count`, the length of the list.
    NO_SUCH_POSITION = "no_such_position"
    # Deleted since it was listed or found.
    GONE = "gone"
    NO_TASKS_FIT = "no_tasks_fit"
    NONE_FOUND = "none_found"
    # Of several that were named, so that nothing was changed: with `found` and `not_found`.
    NOT_ALL_FOUND = "not_all_found"
    # More tasks than a turn may change without the person's yes: with `tool`, the one that asks for it.
    ASK_FIRST = "ask_first"
    # With `words`.
    NO_DATE = "no_date"
    # With `title`, of a task without a date that could be moved.
    NOT_DUE = "not_due"
    # With `field`, the one whose value is empty or too long, then with `limit`, the characters that it may have.
    INVALID = "invalid"
    # With `words`, of a rhythm.
    NO_RHYTHM = "no_rhythm"
    # With `words`, of a reminder.
    NO_REMINDER = "no_reminder"
    # With `title`, and of several with `reminders`, each as `text` and `words`.
    HAS_NO_REMINDER = "has_no_reminder"
    WHICH_REMINDER = "which_reminder"
    # A reminder before a date needs one.
    NO_DATE_TO_REMIND = "no_date_to_remind"
    # With `title`, of a task that does not come again.
    NOT_REPEATING = "not_repeating"
    # With `title` and `due`, of an occurrence that is due on another day than was said.
    NOT_THEN = "not_then"
    # Nothing is overdue or without a date; no day has room; the days that were named lie behind.
    NOTHING_TO_PLAN = "nothing_to_plan"
    NO_ROOM = "no_room"
    DAYS_PASSED = "days_passed"
    # To skip, or to move.
    NONE_OPEN = "none_open"
    # A task that is done cannot begin to come again.
    DONE_ALREADY = "done_already"
    # With `title`, of a task of which nobody needs to be reminded any more.
    IS_DONE = "is_done"
    # With `title`, of a task that comes again: this one, later ones or all of them may be meant.
    WHICH_OCCURRENCES = "which_occurrences"
    # A part of a task has no parts, and comes again with its task only.
    NO_SUBTASK = "no_subtask"
    NOTHING_TO_UNDO = "nothing_to_undo"
    # What the message before asked for was refused: with `changed`, what this conversation changed last before that.
    NOTHING_DONE = "nothing_done"
    # With `changed`, what was changed last elsewhere.
    NOTHING_DONE_HERE = "nothing_done_here"
    # With `title`.
    CHANGED_SINCE = "changed_since"
    # A view is of tasks that are chosen by something; its name is that of another, with `title`; `count` are enough.
    NOTHING_FILTERED = "nothing_filtered"
    NAME_TAKEN = "name_taken"
    TOO_MANY_VIEWS = "too_many_views"
    BROKEN = "broken"
