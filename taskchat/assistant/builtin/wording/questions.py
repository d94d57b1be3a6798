"""Questions that the assistant asks back, each with an example."""

from taskchat.assistant.builtin.commands import Say

# Questions by tool.
WHICH = {
    "delete_task": Say(lambda words: words.which_to_delete),
    "complete_task": Say(lambda words: words.which_to_complete),
    "reopen_task": Say(lambda words: words.which_to_reopen),
    "update_task": Say(lambda words: words.which_to_change),
    "change_task": Say(lambda words: words.which_to_change),
    "parent": Say(lambda words: words.which_parent),
    "delete_many": Say(lambda words: words.which_tasks_to_delete),
    "complete_many": Say(lambda words: words.which_tasks_to_complete),
    "reopen_many": Say(lambda words: words.which_tasks_to_reopen),
    "update_many": Say(lambda words: words.which_tasks_to_change),
}
NAMELESS = Say(lambda words: words.what_to_call)
WHEN = Say(lambda words: words.when_to_move)
WHICH_DAY = Say(lambda words: words.which_day)
WHICH_LIST = Say(lambda words: words.which_list)
WHICH_TAGS = Say(lambda words: words.which_tags)
BY_NAME = Say(lambda words: words.name_them)
WHAT_TO_CHANGE = Say(lambda words: words.what_to_change)
ONE_AT_A_TIME = Say(lambda words: words.one_change_at_a_time)
PRESS_THE_BUTTON = Say(lambda words: words.press_the_button)
NOTHING_DELETED = Say(lambda words: words.left_unconfirmed)
