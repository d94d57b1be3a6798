"""German sentences that make tasks."""

from taskchat.assistant.builtin.grammar.language import Row

_LISTED = "(<to_list>) (mit)"

CREATION: tuple[Row, ...] = (
    ("create", "(<a>) (<new_one>) {priority} <one> : {line}"),
    ("create", "(<a>) (<new_one>) <one> : {line}"),
    ("create", "(<a>) (<new_one>) <one> [anlegen|erstellen|hinzufügen|eintragen] : {line}"),
    ("create", "(<a>) <new_one> <one> (<called>) {line} [anlegen|erstellen|hinzufügen|eintragen]"),
    ("create", "(<a>) <new_one> {priority} <one> (<called>) {line}"),
    ("create", "(<a>) <new_one> <one> (<called>) {line}"),
    ("unable_alarm", "[stell|stelle|setz|setze|mach|mache] (mir) (bitte) [einen|eine] [wecker|alarm|erinnerung] "
                     "(<called>) {text}"),
    ("create_when", "[füg|füge] <courtesy> {text} <to_list> (für) {when} hinzu"),
    ("create_when", "<put> <courtesy> {text} <to_list> (für) {when}"),
    # Verbs that fall apart: "füge … hinzu", "leg … an", "trag … ein", "schreib … auf".
    ("create", f"[füg|füge] <courtesy> (<a>) (<new_one>) <one> (<called>) {{line}} {_LISTED} hinzu"),
    ("create", f"[füg|füge] <courtesy> {{line}} {_LISTED} [hinzu|ein|dazu]"),
    ("create", f"[leg|lege] <courtesy> (<a>) (<new_one>) <one> (<called>) {{line}} {_LISTED} an"),
    ("create", "[leg|lege] <courtesy> (<a>) (<new_one>) <one> [an|an mit dem titel|an namens] (:) {line}"),
    ("create", f"[leg|lege] <courtesy> {{line}} {_LISTED} an"),
    ("create", "[trag|trage] <courtesy> {line} ein"),
    ("create", "[füg|füge] (<a>) (<new_one>) (<one>) hinzu : {line}"),
    ("create", "{line} (bitte) hinzu"),
    ("create", "<put> <courtesy> {line} <to_list>"),
    ("create", "[schreib|schreibe|notier|notiere] <courtesy> {line} auf"),
    # "Erinnere mich morgen um 8 an die Miete", "… daran, die Miete zu zahlen".
    ("create_clause", "<remind> (bitte) {when} daran <the> {text} {infinitive}", {"reminds": True}),
    ("create_clause", "<remind> (bitte) {when} daran {text} {infinitive}", {"reminds": True}),
    ("create_clause", "<remind> (bitte|noch) (daran) <the> {text} {infinitive}", {"reminds": True}),
    ("create_clause", "<remind> (bitte|noch) (daran) {text} {infinitive}", {"reminds": True}),
    ("create_clause", "<dont_forget> (bitte|noch) (daran) <the> {text} {infinitive}"),
    ("create_clause", "<dont_forget> (bitte|noch) (daran) {text} {infinitive}"),
    ("remind_about", "<remind> (bitte) {when} (wieder) [an|ans] <the> {text}", {"reminds": True}),
    ("remind_about", "<remind> (bitte) {when} (wieder) [an|ans] {text}", {"reminds": True}),
    ("remind_about", "<remind> (bitte) (wieder) [an|ans] <the> {text} {when}", {"reminds": True}),
    ("create_when", "<remind> (bitte) {when} (wieder) [an|ans] <the> {text}", {"reminds": True}),
    ("create_when", "<remind> (bitte) {when} (wieder) [an|ans] {text}", {"reminds": True}),
    ("create", "<remind> (bitte) (wieder) [an|ans] <the> {line}", {"reminds": True}),
    ("create", "<remind> (bitte) (wieder) [an|ans] {line}", {"reminds": True}),
    ("create", "<remind> (bitte) : {line}", {"reminds": True}),
    ("create", "<dont_forget> (:) {line}"),
    # Plain orders, also with the verb at the end.
    ("create", "<create> <courtesy> (<a>) (<new_one>) {priority} <one> (<called>) {line}"),
    ("create", "<create> <courtesy> (<a>) (<new_one>) <one> (<called>) {line}"),
    ("create", "ich brauche (<please>) {line}"),
    ("create", "auf [die|meine] <list> : {line}"),
    ("create", "[erstell|erstelle|notier|notiere|vermerk|vermerke] <courtesy> {line}"),
    ("create", "(<a>) (<new_one>) <one> (<called>) {line} [anlegen|erstellen|hinzufügen|eintragen]"),
    ("create", f"{{line}} {_LISTED} [hinzufügen|anlegen|eintragen|aufschreiben|notieren]"),
    ("create", "{line} [auf|zu] [meine|die|meiner|der] <list> [setzen|schreiben|packen]"),
    ("create", "<must> (noch|auch|unbedingt|dringend noch) <the> {line}"),
    ("create", "<must> (noch|auch|unbedingt|dringend noch) {line}"),
)  # fmt: skip
