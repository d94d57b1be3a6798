"""English sentences that move one reminder, or take it away."""

from taskchat.assistant.builtin.grammar.language import Row

CLASSES = {"reminder_of": "of|for|on|about|from", "sooner": "earlier|sooner", "a_reminder": "reminder|alarm"}

ONE_REMINDER: tuple[Row, ...] = (
    ("move_reminder", "[<move>|<set>] (the|my|its) <a_reminder> <reminder_of> {task} [to|until|till|at|for] "
                      "{reminder_to}"),
    ("move_reminder", "[<move>|<set>] {task} 's <a_reminder> [to|until|till|at|for] {reminder_to}"),
    ("move_reminder", "[<move>|<set>] (the|my|its) <a_reminder> [to|until|till|at|for] {reminder_to}"),
    ("shift_reminder", "[<move>|<set>|bring] (the|my|its) <a_reminder> <reminder_of> {task} {shift} [<sooner>|forward]",
     {"earlier": True}),
    ("shift_reminder", "[<move>|<set>] (the|my|its) <a_reminder> <reminder_of> {task} (by|back) {shift} (later|back)"),
    ("shift_reminder", "[<move>|<set>|bring] (the|my|its) <a_reminder> {shift} [<sooner>|forward]", {"earlier": True}),
    ("shift_reminder", "[<move>|<set>] (the|my|its) <a_reminder> (by|back) {shift} (later|back)"),
    ("shift_reminder", "<remind_me> {shift} <sooner> [of|about] {task}", {"earlier": True}),
    ("shift_reminder", "<remind_me> [of|about] {task} {shift} <sooner>", {"earlier": True}),
    ("shift_reminder", "<remind_me> {shift} <sooner>", {"earlier": True}),
    ("shift_reminder", "<remind_me> {shift} later [of|about] {task}"),
    ("shift_reminder", "<remind_me> [of|about] {task} {shift} later"),
    ("drop_reminder", "<drop> (the|my|its) <a_reminder> {one_reminder} <reminder_of> {task}"),
    ("drop_reminder", "<drop> (the|my|its) {one_reminder} <a_reminder> <reminder_of> {task}"),
    ("drop_reminder", "<drop> (the|my|its) <a_reminder> <reminder_of> {task}"),
    ("drop_reminder", "<drop> (the|my|its) <a_reminder>"),
    ("snooze", "snooze {task} (for|by) {shift}"),
    ("snooze", "snooze {task} (until|till|to|for) {reminder_to}"),
)  # fmt: skip
