"""German sentences about subtasks, how long tasks take, and the day on which they start."""

from taskchat.assistant.builtin.grammar.language import Row

CLASSES = {
    "subtask": "unteraufgabe|teilaufgabe|unterpunkt|teilschritt|schritt|subtask",
    "subtasks": "unteraufgaben|teilaufgaben|unterpunkte|teilschritte|schritte|schritten|subtasks",
    "own": "[eigene|eigenen|eigenständige|eigenständigen|normale|normalen] aufgabe|hauptaufgabe",
    "length": "dauer|länge|zeitbedarf|aufwand|zeitaufwand",
    "taking": "(,) (und) (die|das|der|es) [dauert|dauern|braucht|dauer|mit einer dauer von]",
    "start_day": "start|beginn|starttag|startdatum|starttermin",
    "hidden": "(,) (und) [ausgeblendet bis|verborgen bis|erst ab|nicht vor|erst zeigen ab|erst anzeigen ab|startdatum]",
    "no_priority": "(mit|hat|haben) (keine|keiner) <priority>|ohne <priority>|<priority> keine|keine",
}  # fmt: skip

SUBTASKS: tuple[Row, ...] = (
    ("add_subtasks", "(<a>) (<new_one>) <subtask> [von|vom|für|zu|zur|zum|bei|beim|unter] {parent} : {line}"),
    ("add_subtasks", "(<a>) (<new_one>) <subtasks> [von|vom|für|zu|zur|zum|bei|beim|unter] {parent} : {titles}"),
    ("add_subtasks", "(<a>) (<new_one>) <subtask> {line} [von|vom|für|zu|zur|zum|bei|beim|unter] {parent} "
                     "(anlegen|hinzufügen|erstellen)"),
    ("add_subtasks", "[füg|füge|leg|lege|erstell|erstelle|trag|trage] <courtesy> {line} als (<a>) (<new_one>) "
                     "<subtask> [von|vom|für|zu|zur|zum|bei|beim|unter] {parent} (hinzu|an|ein)"),
    ("add_subtasks", "[füg|füge|leg|lege|erstell|erstelle|trag|trage] <courtesy> {titles} als (<new_one>) <subtasks> "
                     "[von|vom|für|zu|zur|zum|bei|beim|unter] {parent} (hinzu|an|ein)"),
    ("add_subtasks", "[füg|füge] <courtesy> {parent} (<a>) (<new_one>) <subtask> {line} hinzu"),
    ("add_subtasks", "[füg|füge] <courtesy> {parent} (<a>) (<new_one>) <subtasks> {titles} hinzu"),
    ("add_subtasks", "[füg|füge|leg|lege|erstell|erstelle] <courtesy> (<a>) (<new_one>) <subtask> {line} "
                     "[von|vom|für|zu|zur|zum|bei|beim|unter] {parent} (hinzu|an)"),
    ("add_subtasks", "[füg|füge|leg|lege|erstell|erstelle] <courtesy> (<a>) (<new_one>) <subtasks> {titles} "
                     "[von|vom|für|zu|zur|zum|bei|beim|unter] {parent} (hinzu|an)"),
    ("add_subtasks", "[teil|teile|zerleg|zerlege|unterteil|unterteile|gliedere|brich] <courtesy> {parent} "
                     "(auf|herunter) in (die|folgende) (<subtasks>|aufgaben) (:) {titles} (auf|ein|herunter)"),
    ("change", "[mach|mache] {task} [zu|zur] (einer) <subtask> <of> {parent}"),
    ("change", "{subject} [ist|wird|soll] (jetzt) (eine|ein) <subtask> <of> {parent} (sein|werden)"),
    ("change", "[<move>|<set>|ordne|häng|hänge] {task} unter {parent} (ein)"),
    ("change", "[mach|mache] {task} (wieder) [zu einer|zur|zu] <own>", {"parent": "none"}),
    ("change", "{subject} [ist|soll] [keine|kein] <subtask> (mehr) (sein)", {"parent": "none"}),
)  # fmt: skip

DURATIONS: tuple[Row, ...] = (
    ("change", "<drop> (<its>) <length> <of> {task} (weg)", {"duration_minutes": 0}),
    ("change", "<drop> <its> <length> (weg)", {"duration_minutes": 0}),
    ("change", "<set> (<its>) <length> <of> {task} [auf|zu|in] {duration_minutes}"),
    ("change", "<set> <its> <length> [auf|zu|in] {duration_minutes}"),
    ("change", "[<set>|schätz|schätze] {task} [auf|mit] {duration_minutes} (ein)"),
    ("change", "[plan|plane] (für) {task} {duration_minutes} ein"),
    ("change", "[gib|geb|gebe] {task} {duration_minutes} (zeit)"),
    ("change", "{subject} [dauert|dauern|braucht|brauchen] (jetzt|etwa|ungefähr|rund|circa|ca.) {duration_minutes} "
               "(lang)"),
    ("change", "{subject} [ist|sind] {duration_minutes} lang"),
)  # fmt: skip

STARTS: tuple[Row, ...] = (
    ("change", "<drop> (<its>) <start_day> <of> {task} (weg)", {"start": "none"}),
    ("change", "<drop> <its> <start_day> (weg)", {"start": "none"}),
    ("change", "[blend|blende] {task} wieder ein", {"start": "none"}),
    ("change", "[blend|blende|versteck|verstecke|verberg|verberge] {task} (bitte) (bis|bis zum|bis am|für) "
               "{start} (aus)"),
    ("change", "{subject} (bis|bis zum) {start} [ausblenden|verstecken|verbergen]"),
    ("change", "[zeig|zeige] (mir) {task} (bitte) (wieder) [erst|nicht vor|nicht vor dem] (wieder) (am|ab|ab dem) "
               "{start} (wieder) (an)"),
    ("change", "[zeig|zeige] (mir) {task} wieder (an)", {"start": "none"}),
    ("change", "[starte|start|beginne|beginn|fang|fange] (mit) {task} (erst) (am|ab|ab dem) {start} (an)"),
    ("change", "<set> (<its>) <start_day> <of> {task} [auf|zu] (den) {start}"),
    ("change", "<set> <its> <start_day> [auf|zu] (den) {start}"),
    ("change", "{subject} [beginnt|beginnen|startet|fängt|soll] (erst) (am|ab|ab dem|nicht vor) {start} "
               "(an|beginnen|starten|anfangen)"),
)  # fmt: skip

WORKING: tuple[Row, ...] = (*SUBTASKS, *DURATIONS, *STARTS)

LINE: tuple[Row, ...] = (
    ("parent", "{head} als (eine|neue) <subtask> [von|vom|für|zu|zur|zum|bei|beim|unter] {parent}"),
    ("duration", "{head} <taking> (etwa|ungefähr|rund) {duration_minutes}"),
    ("duration", "{head} <taking> (etwa|ungefähr|rund) {duration_minutes} {details}"),
    ("start", "{head} <hidden> (dem) {start}"),
    ("start", "{head} <hidden> (dem) {start} {details}"),
)

LEFT: tuple[Row, ...] = (
    ("subtasks", "was [ist|bleibt|fehlt] (noch) (offen|übrig|zu tun) [von|vom|bei|beim|an|am|für|in] {parent} (noch) "
                 "(zu tun|offen|übrig)",
     {"status": "open"}),
    ("subtasks", "[zeig|zeige|liste|welche|was sind] (mir) (alle) (die|offenen) [<subtask>|<subtasks>] "
                 "[von|für|zu|zur|zum|bei|unter|hat] {parent} (auf|an|offen)"),
    ("subtasks", "[<subtask>|<subtasks>] [von|vom|für|zu|zur|zum|bei|beim|unter] {parent}"),
    ("search", "wie lange [dauert|dauern|braucht|brauche ich für] {search}"),
    ("search", "wann [beginnt|startet|fängt] {search} (an)"),
)  # fmt: skip
