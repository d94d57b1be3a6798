"""German sentences that complete, reopen, delete, or say that something is not done or shall stay."""

from taskchat.assistant.builtin.grammar.language import Row

FINISHING: tuple[Row, ...] = (
    ("keep", "[<delete>|<tick>|<move>|<set>|änder|ändere|benenne] {text} nicht (ab|um|an|weg)"),
    ("keep", "[<delete>|<tick>|<move>|<set>|änder|ändere|benenne|hak|hake] (bitte) [nicht|nie|niemals] {text}"),
    ("keep", "[<delete>|<tick>|<move>|<set>|hak|hake] [kein|keine|keinen|nichts] {text}"),
    ("keep", "[<delete>|<tick>|<move>|änder|ändere|mach|mache|hak|hake] nichts (ab)"),
    ("keep", "[hak|hake|streich|streiche] {text} nicht [ab|durch]"),
    ("keep", "{text} nicht [<deleting>|<ticking>|<moving>|<setting>|umbenennen|anfassen|anrühren]"),
    ("keep", "[lass|lasse|behalt|behalte] {tasks} (bitte) (so|offen|stehen|drin|in ruhe|wie es ist|wie sie ist)"),
    # Not done, with the verb at the end.
    ("not_done", "<i_have> {subject} <not_yet> <done>"),
    ("not_done", "<i_have> {subject} <not_yet> [geschafft|hinbekommen|hingekriegt]"),
    ("not_done", "ich bin mit {tasks} <not_yet> fertig (geworden)"),
    ("not_done", "{subject} [habe|hab] ich <not_yet> <done>"),
    ("reopen", "{subject} [ist|sind|war|waren] <not_done>"),
    ("not_done", "{subject} [ist|sind|war|waren] <not_yet> <done>"),
    ("not_done", "{subject} <not_yet> <done>"),
    ("not_done", "ich muss {tasks} noch [<ticking>|fertig machen]"),
    ("reopen", "öffne {tasks} (wieder|noch mal|nochmal|erneut)"),
    ("reopen", "[mach|mache] {tasks} wieder auf"),
    ("reopen", "[<set>|kennzeichne] {tasks} [als|auf] [<not_done>|nicht <done>]"),
    ("reopen", "{subject} [wieder öffnen|wieder aufmachen|als <not_done> markieren]"),
    # Done: the participle or the separated half of the verb stands at the end.
    ("complete", "<i_have> (<lately>) {subject} (<lately>) (<lately>) <done>"),
    ("complete", "{subject} [habe|hab] ich (<lately>) (<lately>) <done>"),
    ("complete", "(ich) bin (<lately>) mit {tasks} (<lately>) [fertig|durch]"),
    ("complete", "mit {tasks} bin ich (<lately>) [fertig|durch]"),
    ("complete", "fertig mit {tasks}"),
    ("complete", "[erledigt|fertig|abgehakt] : {tasks}"),
    ("complete", "[hak|hake] {tasks} (<on_list>) (bitte) ab"),
    ("complete", "[schließ|schließe] {tasks} ab"),
    ("complete", "[streich|streiche] {tasks} durch"),
    ("complete", "[mach|mache] {tasks} fertig"),
    ("complete", "[<set>|kennzeichne] {tasks} [als|auf] <done>"),
    ("complete", "<tick> {tasks}"),
    ("complete", "{subject} als <done> [markieren|kennzeichnen|setzen]"),
    ("complete", "{subject} (bitte) <ticking>"),
    ("complete", "{subject} [ist|sind|wurde|wurden|war|waren] <already> <done> (worden)"),
    ("complete", "{subject} (<lately>) [erledigt|abgehakt|fertig|geschafft|abgeschlossen]"),
)  # fmt: skip

DELETION: tuple[Row, ...] = (
    ("delete_all", "[<delete>|leer|leere] [meine|die] (ganze|gesamte|komplette) <list>"),
    ("delete_all", "[meine|die] (ganze|gesamte|komplette) <list> [leeren|<deleting>]"),
    ("delete", "[wirf|werf|werfe|schmeiß|schmeiße|nimm] {tasks} (bitte) [weg|raus|<on_list>]"),
    ("delete", "weg mit {tasks}"),
    ("delete", "<delete> {tasks}"),
    ("delete", "{subject} (bitte) <deleting>"),
    ("delete", "{subject} [kann|können] [weg|gelöscht werden|raus]"),
)  # fmt: skip
