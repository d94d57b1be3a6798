"""German sentences that change tasks, and those that leave out what shall change."""

from taskchat.assistant.builtin.grammar.language import Row

NOTES: tuple[Row, ...] = (
    ("change", "(bitte) [füg|füge] (<of>) {task} (eine|die|folgende) <notes> hinzu : {add_description}"),
    ("change", "(bitte) [füg|füge] (eine|die|folgende) <notes> <of> {task} hinzu : {add_description}"),
    ("change", "(bitte) [füg|füge] (eine|die|folgende) <notes> hinzu : {add_description}"),
    ("change", "(bitte) <notes> <of> {task} (hinzufügen) : {add_description}"),
    ("change", "(bitte) [schreib|schreibe|notier|notiere|vermerk|vermerke|ergänz|ergänze] <of> {task} "
               "(dazu|noch|eine notiz) : {add_description}"),
)  # fmt: skip

CHANGES: tuple[Row, ...] = (
    # Reminders.
    ("add_reminder", "{reminder}"),
    ("add_reminder", "<remind> [an|ans] <the> {task} {shift} [vorher|davor|zuvor|früher|im voraus]"),
    ("add_reminder", "<remind> [an|ans] {task} {shift} [vorher|davor|zuvor|früher|im voraus]"),
    ("add_reminder", "<remind> {shift} [vorher|davor|zuvor|früher|im voraus] [an|ans] <the> {task}"),
    ("add_reminder", "<remind> {shift} [vorher|davor|zuvor|früher|im voraus] [an|ans] {task}"),
    ("add_reminder", "<remind> (daran) {shift} [vorher|davor|zuvor|früher|im voraus]"),
    ("add_reminder", "<remind> (daran) [am|einen|den] tag [vorher|davor|zuvor]", {"before": "+1 days"}),
    ("unable_reminder", "<remind> (daran) [am|einen|den] [abend|morgen] [vorher|davor|zuvor]"),
    ("change", "<drop> (alle|die) [erinnerung|erinnerungen] <of> {tasks} (weg)", {"reminders": ["none"]}),
    ("change", "<drop> (alle) die [erinnerung|erinnerungen] (weg)", {"reminders": ["none"]}),
    ("change", "<remind> nicht (mehr) [an|ans] <the> {task}", {"reminders": ["none"]}),
    ("change", "<remind> nicht (mehr) [an|ans] {task}", {"reminders": ["none"]}),
    # Taking away.
    ("change", "<drop> (<its>) <due_date> (<of>) (dieser) {tasks} (weg)", {"due": "none"}),
    ("change", "<drop> <its> <due_date> (weg)", {"due": "none"}),
    ("change", "<drop> <its> <notes> (weg)", {"description": "none"}),
    ("change", "<drop> <its> <priority> (weg)", {"priority": "none"}),
    ("change", "<drop> (<its>) <priority> <of> {tasks} (weg)", {"priority": "none"}),
    ("change", "<drop> (<its>) <notes> <of> {tasks} (weg)", {"description": "none"}),
    ("ask_tags", "<drop> (alle|die|meine) <tag> (<of> [ihr|ihm|dieser|dieser aufgabe])"),
    ("ask_tags", "<drop> alle (die) <tag> <of> {text}"),
    ("change", "<drop> (<its>) <tag> {remove_tags} <of> {tasks} (weg)"),
    ("change", "<drop> {hashtags} <of> {tasks} (weg)", {"removes": True}),
    ("offer_move", "[ich werde|ich will|ich möchte] {tasks} {due} [<ticking>|machen|fertig machen]"),
    ("offer_move", "ich [erledige|mache|schaffe] {tasks} {due}"),
    # Names: "benenne … in … um", "… in … umbenennen".
    ("change", "[benenn|benenne] [sie|es|ihn|das|die] (bitte) [in|zu] {title} um"),
    ("change", "[benenn|benenne] {task} (bitte) [in|zu] {title} um"),
    ("change", "{subject} [in|zu] {title} umbenennen"),
    ("change", "[nenn|nenne] [sie|es|ihn|das|die] (jetzt|lieber|doch|bitte) {title}"),
    ("change", "{subject} soll (jetzt|lieber) {title} heißen"),
    ("change", "{subject} heißt (jetzt|ab jetzt|nun) {title}"),
    ("change", "<edit> den [titel|namen] <of> {task} [in|zu|auf] {title}"),
    ("change", "<edit> den [titel|namen] [in|zu|auf] {title}"),
    # Notes without a colon.
    ("change", "[füg|füge] <of> {task} (eine|die|folgende) <notes> {add_description} hinzu"),
    ("change", "[setz|setze|<edit>] <its> <notes> <of> {task} [auf|in|zu] {description}"),
    # Priority.
    ("change", "<set> <its> <priority> (auf) {priority}"),
    ("change", "<set> <its> <priority> <of> {tasks} [auf|zu|in] {details}"),
    ("change", "<its> <priority> <of> {tasks} auf {details} <setting>"),
    ("change", "[erhöh|erhöhe|steigere] <its> <priority> <of> {tasks}", {"priority": "high"}),
    ("change", "[senk|senke|verringere|reduziere] <its> <priority> <of> {tasks}", {"priority": "low"}),
    ("change", "[priorisier|priorisiere] {tasks}", {"priority": "high"}),
    ("change", "[gib|geb|gebe] {tasks} (eine|die) {priority}"),
    ("change", "{subject} [ist|sind|hat|haben|bekommt|bekommen] (jetzt|doch) (sehr|total) {priority}"),
    # Due dates.
    ("shift", "<move> {tasks} (um) {shift} [vor|nach vorn|nach vorne]", {"earlier": True}),
    ("shift", "[zieh|ziehe] {tasks} (um) {shift} vor", {"earlier": True}),
    ("shift", "{subject} um {shift} [vorziehen|vorverlegen|nach vorn verschieben|nach vorne verschieben]",
     {"earlier": True}),
    ("shift", "<move> {tasks} um {shift} (nach hinten|zurück|weiter)"),
    ("shift", "{subject} um {shift} (nach hinten) <moving>"),
    ("move_from", "[<move>|<set>] {tasks} (von|vom) {day} [auf|zu|zum] {due}"),
    ("move_from", "{subject} [von|vom] {day} [auf|zu|zum] {due} <moving>"),
    ("change", "{subject} [hat|haben] kein <due_date> (mehr)", {"due": "none"}),
    ("change", "<set> <its> <due_date> <of> {tasks} [auf|in|zu] {details}"),
    ("change", "[<set>|<edit>] die [uhrzeit|zeit] <of> {tasks} [auf|in|zu] {due}"),
    ("change", "<set> <its> <due_date> [auf|in|zu] {details}"),
    ("change", "<edit> <its> <due_date> <of> {tasks} [auf|in|zu] {details}"),
    ("change", "[<move>|<set>] {tasks} (bitte) <onto> {details}"),
    ("change", "[<move>|<set>] {tasks} (bitte) {due}"),
    ("change", "{subject} <onto> {details} [<moving>|<setting>]"),
    ("change", "{subject} {due} [<moving>|<setting>]"),
    ("change", "{subject} [ist|sind|wird|werden] (jetzt|erst|schon) (<onto>) {due} fällig"),
    ("change", "{subject} [ist|sind|wird|werden] (jetzt|erst|schon) fällig (<onto>) {due}"),
    ("change", "{subject} [muss|soll|müssen|sollen] (erst|schon|bis) {due} [fertig|erledigt] sein"),
    # Tags.
    ("change", "[tagg|tagge|markier|markiere|kennzeichne|versieh] {tasks} [mit|als] (dem|den) (<tag>) {add_tags}"),
    ("change", "[füg|füge] {tasks} (den|die|das) <tag> {add_tags} hinzu"),
    ("change", "[füg|füge] (den|die|das) <tag> {add_tags} <of> {tasks} hinzu"),
    ("change", "[füg|füge] {hashtags} <of> {tasks} hinzu"),
    ("change", "[gib|geb|gebe] {tasks} (den|die|das) <tag> {add_tags}"),
    ("change", "[gib|geb|gebe] {tasks} {hashtags}"),
    # Several fields at once, or only one.
    ("change", "<set> {tasks} {details}"),
    ("change", "<edit> {task} : {details}"),
    ("change", "<edit> {task} [in|zu|auf] {new_name}"),
    ("offer_complete", "<i_have> (<lately>) {name} (<lately>) {participle}"),
    ("change_hour", "<move> {task} auf {number}"),
    ("ask_date", "<move> {tasks} [auf|in|zu] {text}"),
    ("ask_details", "<edit> {tasks} [<to>|:] {text}"),
)  # fmt: skip

QUESTIONS_BACK: tuple[Row, ...] = (
    ("ask_which_complete", "[<tick>|hak|hake] (eine|die|noch eine) <tasks> (ab)"),
    ("ask_which_delete", "<delete> (eine|die|noch eine) <tasks>"),
    ("ask_which_change", "[<edit>|<move>|benenn|benenne] (eine|die|noch eine) <tasks> (um)"),
    ("ask_which_complete", "<tick>|erledigt|fertig|abhaken|erledigen|als erledigt markieren"),
    ("ask_which_delete", "<delete>|löschen|entfernen"),
    ("ask_which_change", "<edit>|ändern|umbenennen|verschieben|<move>|bearbeiten"),
    ("ask_change", "[<edit>|benenn|benenne] {tasks} (um)"),
    ("ask_change", "{subject} [ändern|bearbeiten|umbenennen]"),
    ("ask_date", "<move> {tasks}"),
    ("ask_date", "{subject} verschieben"),
    ("ask_details", "<set> {tasks} [<to>|:] {text}"),
    ("nameless", "(<a>) <new_one> <one> (anlegen|erstellen|hinzufügen)|[erstell|erstelle] (<a>) (<new_one>) <one>"
                 "|[leg|lege] (<a>) (<new_one>) <one> an|[füg|füge] (<a>) (<new_one>) <one> hinzu|hinzufügen|anlegen"
                 "|<remind>"),
)  # fmt: skip
