"""German sentences about what comes again."""

from taskchat.assistant.builtin.grammar.language import Row

REPEATING: tuple[Row, ...] = (
    ("repeat", "[<set>|<move>|wiederhol|wiederhole|<edit>] {tasks} (auf|für) {rhythm}"),
    ("repeat", "[lass|lasse] {tasks} {rhythm} [wiederkommen|wiederholen]"),
    ("repeat", "{subject} (soll|soll sich) (jetzt) {rhythm} [wiederholen|wiederkommen|wiederholt werden]"),
    ("repeat", "{subject} wiederholt sich (jetzt) {rhythm}"),
    ("repeat", "{subject} kommt (jetzt) {rhythm} wieder"),
    ("skip", "[lass|lasse] {task} (für) {period} (bitte) [aus|ausfallen]"),
    ("skip", "[lass|lasse] {task} (am|für) {day} (bitte) [aus|ausfallen]"),
    ("skip", "[lass|lasse] {task} (bitte) (einmal|diesmal|dieses mal) (bitte) [aus|ausfallen]"),
    ("skip", "<skip> {task} (für) {period}"),
    ("skip", "<skip> {task} (am|für) {day}"),
    ("skip", "<skip> {task} [einmal|diesmal|dieses mal]"),
    ("skip", "<skip> [das nächste|die nächste|den nächsten] {task}"),
    ("skip", "<skip> {task}"),
    ("skip", "{subject} [diesmal|dieses mal|einmal] [auslassen|überspringen]"),
    ("skip", "{subject} {period} [auslassen|überspringen]"),
    ("skip", "{subject} [auslassen|überspringen]"),
    ("end", "[wiederhol|wiederhole] {task} nicht (mehr|länger)"),
    ("end", "{subject} (bitte|soll sich|soll) nicht (mehr|länger) [wiederholen|wiederkommen|wiederholt werden]"),
    ("end", "{subject} wiederholt sich nicht mehr"),
    ("end", "{subject} kommt nicht mehr wieder"),
    ("end", "[beende|stoppe|stopp] [die wiederholung|die serie|das wiederholen] (<of>) {task}"),
    ("pause", "[pausier|pausiere] {task}"),
    ("pause", "{subject} [pausieren|anhalten]"),
    ("resume", "[setz|setze] {task} (bitte) (wieder) fort"),
    ("resume", "{subject} [fortsetzen|wieder aufnehmen]"),
    ("resume", "nimm {task} wieder auf"),
    ("coming", "was [kommt|wiederholt sich|kommt wieder] (alles) (in|im|am|für) {period} (alles) (wieder|dran)"),
    ("coming", "was [kommt|wiederholt sich|kommt wieder] (alles) (am) {day} (alles) (wieder|dran)"),
)  # fmt: skip
