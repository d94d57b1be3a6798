"""Builders: what an intent with its parts asks the tools to do; the same for every language."""

from collections.abc import Callable
from typing import Any

from taskchat.assistant.builtin.commands import Ask, Call, Command, Redo, Say
from taskchat.assistant.builtin.grammar.builders import (
    change,
    create,
    finish,
    listing,
    planning,
    reminding,
    repeating,
    saving,
    working,
)
from taskchat.assistant.builtin.grammar.builders.talk import (
    about_tasks,
    always,
    ask_details,
    correct,
    offer_complete,
    offer_move,
    unable_alarm,
    undo,
)
from taskchat.assistant.builtin.grammar.context import Context
from taskchat.assistant.builtin.wording import (
    GREETING,
    HELP,
    NAMELESS,
    NEVER_MIND,
    NOTHING,
    ONE_AT_A_TIME,
    WELCOME,
    WHICH,
    WHICH_LIST,
    WHICH_TAGS,
)

Builder = Callable[[dict[str, Any], Context], Command | None]

# By intent; a builder returns None where the parts do not fit together after all.
BUILDERS: dict[str, Builder] = {
    "add_reminder": reminding.add_reminder,
    "add_subtasks": working.add_subtasks,
    "ask_change": about_tasks(
        lambda words, tasks: words.what_to_change_about(tasks),
        lambda words, tasks: words.move_to_tomorrow(tasks),
        lambda words, tasks: words.make_high(tasks),
    ),
    "ask_date": about_tasks(
        lambda words, tasks: words.when_to_move_it(tasks), lambda words, tasks: words.move_to_tomorrow(tasks)
    ),
    "ask_details": ask_details,
    "ask_list": always(Ask(WHICH_LIST.text, (lambda words: words.show_tasks, lambda words: words.show_week))),
    "ask_tags": always(WHICH_TAGS),
    "ask_which_change": always(WHICH["update_task"]),
    "ask_which_complete": always(WHICH["complete_task"]),
    "ask_which_delete": always(WHICH["delete_task"]),
    "change": change.change,
    "change_hour": change.change_hour,
    "coming": repeating.list_coming,
    "complete": finish.complete,
    "correct": correct,
    "create": create.create,
    "create_clause": create.create_clause,
    "create_when": create.create_when,
    "delete": finish.delete,
    "delete_all": finish.delete_all,
    "greeting": always(GREETING),
    "help": always(HELP),
    "drop_reminder": reminding.drop_reminder,
    "keep": finish.keep,
    "list": listing.list_tasks,
    "list_done": repeating.list_done,
    "move_from": change.move_from,
    "move_reminder": reminding.move_reminder,
    "end": repeating.change_repeating("end"),
    "nameless": always(NAMELESS),
    "never_mind": always(NEVER_MIND),
    "offer_complete": offer_complete,
    "offer_move": offer_move,
    "not_done": finish.not_done,
    "nothing": always(NOTHING),
    "pause": repeating.change_repeating("pause"),
    "plan": planning.plan,
    "redo": always(Redo()),
    "reopen": finish.reopen,
    "remind_about": create.remind_about,
    "repeat": repeating.repeat,
    "replace_view": saving.replace_view,
    "resume": repeating.change_repeating("resume"),
    "save_view": saving.save_view,
    "search": listing.search,
    "shift": change.shift,
    "shift_reminder": reminding.shift_reminder,
    "snooze": reminding.snooze,
    "skip": repeating.change_repeating("skip"),
    "unable_alarm": unable_alarm,
    "unable_plan": always(Ask(lambda words: words.no_plan, (lambda words: words.plan_week,))),
    "unable_reminder": always(Say(lambda words: words.when_to_remind)),
    "unable_sort": listing.unable_sort,
    "subtasks": working.list_subtasks,
    "undo": undo,
    "undo_last": always(Call("undo", of_last=True)),
    "undo_all": always(ONE_AT_A_TIME),
    "welcome": always(WELCOME),
}

__all__ = ["BUILDERS"]
