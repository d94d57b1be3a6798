"""German sentences that move one reminder, or take it away."""

from taskchat.assistant.builtin.grammar.language import Row

CLASSES = {"reminder_of": "an|ans|für|von|zu|zum|zur", "sooner": "früher", "a_reminder": "erinnerung"}

ONE_REMINDER: tuple[Row, ...] = (
    ("shift_reminder", "[<move>|<set>|zieh|ziehe] (die|meine|ihre) <a_reminder> <reminder_of> (<the>) {task} (um) "
                       "{shift} [<sooner>|vor|nach vorn|nach vorne]", {"earlier": True}),
    ("shift_reminder", "[<move>|<set>] (die|meine|ihre) <a_reminder> <reminder_of> (<the>) {task} um {shift} "
                       "(später|nach hinten)"),
    ("shift_reminder", "<remind> {shift} <sooner> [an|ans] (<the>) {task}", {"earlier": True}),
    ("shift_reminder", "<remind> [an|ans] (<the>) {task} {shift} <sooner>", {"earlier": True}),
    ("shift_reminder", "<remind> {shift} <sooner>", {"earlier": True}),
    ("shift_reminder", "<remind> {shift} später [an|ans] (<the>) {task}"),
    ("shift_reminder", "<remind> [an|ans] (<the>) {task} {shift} später"),
    ("move_reminder", "[<move>|<set>] (die|meine|ihre) <a_reminder> <reminder_of> (<the>) {task} [auf|um|bis] "
                      "{reminder_to}"),
    ("move_reminder", "[<move>|<set>] (die|meine|ihre) <a_reminder> [auf|um|bis] {reminder_to}"),
    ("move_reminder", "(die|meine) <a_reminder> <reminder_of> (<the>) {task} [auf|um|bis] {reminder_to} <moving>"),
    ("drop_reminder", "<drop> (die|meine|ihre) <a_reminder> {one_reminder} <reminder_of> (<the>) {task} (weg)"),
    ("drop_reminder", "<drop> (die|meine|ihre) <a_reminder> <reminder_of> (<the>) {task} (weg)"),
    ("drop_reminder", "<drop> (die|meine|ihre) <a_reminder> (weg)"),
    ("snooze", "<remind> erst {reminder_to} (wieder) [an|ans] (<the>) {task}", {"reminds": True}),
    ("snooze", "<remind> [an|ans] (<the>) {task} erst (wieder) {reminder_to} (wieder)", {"reminds": True}),
)  # fmt: skip
