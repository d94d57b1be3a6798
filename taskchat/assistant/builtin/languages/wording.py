"""Wording: every sentence that the assistant can say, as one value for each language."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Was = Literal["complete", "open", "same"]
# A sentence about a title, which comes in bold or in quotes already.
About = Callable[[str], str]
# A sentence about a number of tasks that were asked for by conditions: those of `list_tasks` and its like.
Counted = Callable[[Mapping[str, Any], int], str]


@dataclass(frozen=True, kw_only=True)
class Wording:
    """Sentences of one language, in Markdown; a further language is one more of these values.

    A sentence that speaks of something is a function of it. What a person or a task says is escaped before.
    """

    code: str
    # Its commonest words, and what begins messages about other subjects: "why", "explain".
    clues: frozenset[str]
    other_openings: frozenset[str]
    # Words about an attached picture or file.
    attached: re.Pattern[str]
    quote: Callable[[str], str]

    # Talk
    greeting: str
    help: str
    welcome: str
    never_mind: str
    other_subject: str
    not_my_language: str
    what_to_do: str
    what_to_do_with: About
    cannot_read: Callable[[Sequence[str]], str]

    # Questions about tasks
    which_to_delete: str
    which_to_complete: str
    which_to_reopen: str
    which_to_change: str
    which_parent: str
    which_tasks_to_delete: str
    which_tasks_to_complete: str
    which_tasks_to_reopen: str
    which_tasks_to_change: str
    what_to_call: str
    when_to_move: str
    which_day: str
    which_list: str
    which_tags: str
    name_them: str
    what_to_change: str
    which_of_these: str
    one_change_at_a_time: str
    press_the_button: str
    left_unconfirmed: str

    # Questions and suggestions about what was understood; what they speak of is plain text
    together: Callable[[Sequence[str]], str]
    add_it: About
    add: About
    add_these_question: Callable[[int], str]
    add_these: Callable[[Sequence[str]], str]
    find_it: About
    delete_it: About
    complete_it: About
    undo_it: About
    undo_this: str
    move_to_tomorrow: About
    move_to: Callable[[str, str], str]
    make_high: About
    no_due_date: str
    is_open: About
    is_done: About
    show_tasks: str
    show_week: str
    plan_week: str
    undo: str
    what_to_change_about: About
    when_to_move_it: About
    unread_date: About
    unread_change: Callable[[str, str], str]
    stays_open: About
    several_orders: About
    which_one: str

    # What is left alone, or cannot be done yet
    kept: str
    one_at_a_time: str
    not_corrected: str
    not_reminded: About
    no_alarm: str
    nothing_done: str
    no_alarms: str
    when_to_remind: str
    remind_of: About
    no_redo: str
    no_plan: str
    not_sorted: str

    # Tasks
    some_task: str
    due: About
    overdue: str
    priority: Callable[[str], str]
    list_head: Counted
    search_head: Counted
    add_the_first: str
    first_shown: Callable[[int], str]
    more: Callable[[int], str]

    # Changes
    added: Callable[[str, str], str]
    changed: Callable[[str, Sequence[str]], str]
    was_called: About
    no_due: str
    tags: About
    no_tags: str
    new_description: str
    no_description: str
    field: Callable[[str, str], str]
    completed: About
    reopened: About
    deleted: About
    already: Callable[[str, Was], str]
    all_already: str
    completed_many: Counted
    reopened_many: Counted
    deleted_many: Counted
    updated_many: Counted
    confirm: Callable[[str, Mapping[str, Any], int], str]
    # With how many tasks get days, and how many find no room.
    proposed: Callable[[int, int], str]

    # When there is something to do for a task, how long it takes, and what it is a part of
    starts: About
    no_start: str
    takes: About
    no_duration: str
    subtask_of: About
    no_parent: str

    # What comes again; a rhythm and a date are those of a tool's result
    repeats: About
    reminder: About
    no_more_reminders: str
    repeats_once: str
    date: About
    comes_next: About
    skipped: Callable[[str, str], str]
    paused: About
    resumed: Callable[[str, str], str]
    ended: About
    coming: str
    coming_again: str
    nothing_comes: str

    # Saved views
    view_saved: About
    replace_view: About
    nothing_filtered: str
    name_taken: About
    too_many_views: Callable[[int], str]

    # Undo
    undone: Callable[[str], str]
    undone_many: Callable[[int], str]
    undone_created: About
    undone_changed: About
    undone_completed: About
    undone_reopened: About
    undone_deleted: About
    not_undone: About

    # Refusals and failures
    no_such_task: About
    several_tasks: Callable[[int, str], str]
    no_such_position: Callable[[int], str]
    gone: str
    no_tasks_fit: str
    none_found: str
    not_all_found: str
    ask_first: str
    not_due: About
    no_date: About
    no_rhythm: About
    no_reminder: About
    no_date_to_remind: str
    has_no_reminder: About
    which_reminder: About
    not_repeating: About
    not_then: Callable[[str, str], str]
    none_open: str
    done_already_title: About
    which_occurrences: About
    only_this: About
    this_and_later: About
    whole_series: About
    nothing_to_plan: str
    no_room: str
    days_passed: str
    done_already: str
    no_subtask: str
    invalid: Callable[[str, int | None], str]
    nothing_to_undo: str
    nothing_done_here: str
    changed_since: About
    broken: str
    unknown_task: About
    failed: str
    unreadable: str
    part_missing: str
    first_reached: Callable[[int, int], str]
