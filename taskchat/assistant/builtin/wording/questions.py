"""Questions that the assistant asks back, each with an example."""

from taskchat.assistant.builtin.commands import Say

# Questions by tool.
WHICH = {
    "delete_task": Say("Which task shall I delete? Please give me its name, for example *delete buy milk*."),
    "complete_task": Say("Which task is done? Please give me its name, for example *complete buy milk*."),
    "reopen_task": Say("Which task shall I open again? Please give me its name, for example *reopen buy milk*."),
    "update_task": Say("Which task shall I change? Please give me its name, for example *rename milk to oat milk*."),
    "delete_many": Say(
        "Which tasks shall I delete? Please name them, for example *delete tasks 1 and 2* or *delete all done tasks*."
    ),
    "complete_many": Say(
        "Which tasks are done? Please name them, for example *complete tasks 1 and 2* or *complete all my tasks*."
    ),
    "reopen_many": Say("Which tasks shall I open again? Please name them, for example *reopen tasks 1 and 2*."),
    "update_many": Say(
        "Which tasks shall I change? Please name them, for example *move all overdue tasks to tomorrow*."
    ),
}
NAMELESS = Say("What shall the task be called? For example: *add buy milk tomorrow*.")
WHEN = Say("To when shall I move it? For example: *move buy milk to Friday*.")
WHICH_DAY = Say("I can list what is due **today**, **tomorrow**, **this week** or **overdue**. Which one shall it be?")
WHICH_LIST = Say(
    "I can list by one day, one priority, one tag and by words, not by either of two, and always in the same order. "
    "What shall I show? For example: *show high priority tasks due today*."
)
WHICH_TAGS = Say("Which tags shall I remove? For example: *remove the tags home and garden from buy milk*.")
BY_NAME = Say(
    "I count from the top and leave none out. Which tasks are meant? Please name them, for example *tasks 1, 2 and 4* "
    "or *milk and bread*."
)
WHAT_TO_CHANGE = Say("What shall I change about it? For example: *rename milk to oat milk* or *move milk to Friday*.")
