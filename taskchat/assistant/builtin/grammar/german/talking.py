"""German small talk, undo, and corrections of what was just done."""

from taskchat.assistant.builtin.grammar.language import Row

_PLAN = "[plan|plane|organisier|organisiere] (mir) (bitte)"

TALK: tuple[Row, ...] = (
    ("greeting", "[hallo|hi|hey|moin|moin moin|servus|grüß dich|grüß gott|grüezi|na|tag|guten [morgen|tag|abend]|morgen"
                 "|hallöchen] (zusammen|taskchat|du|nochmal|da)"),
    ("help", "hilfe|hilf mir|beispiele|befehle|was geht hier|wie geht das (hier)"
             "|wie funktioniert [das|es|taskchat] (hier)"),
    ("help", "was [kannst|kann] [du|ich|man|taskchat] (hier) (alles) (für mich) (tun|machen|sagen|fragen)"),
    ("help", "wie [kann|muss|soll] [ich|man] (hier|eine|einen|die|etwas) {text} [anlegen|erstellen|hinzufügen|löschen"
             "|erledigen|abhaken|ändern|verschieben|umbenennen|suchen|finden|anzeigen]"),
    ("welcome", "[danke|dankeschön|danke schön|vielen dank|danke dir|besten dank|merci|super|toll|prima|klasse|perfekt"
                "|ok|okay|gut|sehr gut|alles klar|cool|passt|schön|wunderbar|spitze|genial|top|gut gemacht] "
                "(danke|dankeschön|danke schön|vielen dank|danke dir|dir|sehr|gemacht)"),
    ("never_mind", "[nein|nö|nee|ne|vergiss es|egal|schon gut|abbrechen|abbruch|stopp|lass es|lass mal|lass gut sein"
                   "|doch nicht|nichts|nicht nötig|schon ok] (danke|lieber nicht|doch nicht)"),
    ("never_mind", "[keine|keinen|keins] (von [denen|beiden|diesen]|davon)"),
    ("nothing", "[ja|jo|jep|jawohl|klar|gern|gerne|genau|stimmt|richtig] (bitte|genau|gern|gerne|mach das)"),
    ("plan", f"{_PLAN} [meine|die|diese] (ganze) [woche|aufgaben]"),
    ("plan", f"{_PLAN} [meinen|den] (ganzen) tag", {"days": 1}),
    ("plan", f"{_PLAN} [meinen|den] (ganzen) monat", {"days": 28}),
    ("plan", f"{_PLAN} [mein|das|dieses] wochenende", {"weekend": True}),
    ("plan", f"{_PLAN} (die|den|meine|für) {{period}}"),
    ("plan", "[plan|plane|verteil|verteile|räum|räume] (mir) (bitte) (alle|meine|die) (meine) "
             "[überfälligen|überfällige|überfälliges] (<tasks>) (neu|auf)", {"plan": "overdue"}),
    ("unable_plan", f"{_PLAN} [meinen|den|mein|das|meine|die] [jahr|morgen|vormittag|nachmittag|abend]"),
)  # fmt: skip

_CHANGE = "[änderung|schritt|aktion|löschung|sache]"
_THAT = "[das|es|dies|die|sie]"
_WHAT = f"[das|es|dies|die|sie|(die) letzte {_CHANGE}|den letzten {_CHANGE}|meine letzte {_CHANGE}|das letzte]"
_GONE = "[die|das|den] (letzte|zuletzt) (gelöschte|gelöschten) (<one>)"

UNDO: tuple[Row, ...] = (
    ("undo_all", "[mach|mache] [alles|alle änderungen] (wieder) rückgängig|alles rückgängig (machen)"),
    ("undo", "[nimm|nehm] die letzte änderung [von|an|bei] {task} (bitte) (wieder) zurück"),
    ("undo", "[mach|mache] die letzte änderung [von|an|bei] {task} (bitte) (wieder) rückgängig"),
    ("undo", "[mach|mache] die letzten {count} [änderungen|schritte|sachen|aktionen] (wieder) rückgängig"),
    ("undo", "die letzten {count} [änderungen|schritte|sachen|aktionen] rückgängig (machen)"),
    ("undo_last", f"[mach|mache] {_THAT} (bitte) (wieder) rückgängig"),
    ("undo_last", f"[nimm|nehm] {_THAT} (bitte) (wieder) zurück"),
    ("undo", f"[mach|mache] {_WHAT} (bitte) (wieder) rückgängig"),
    ("undo", f"({_WHAT}) (bitte) (wieder) rückgängig (machen) (bitte)|undo|strg z|strg+z|zurück"),
    ("undo", f"[nimm|nehm] {_WHAT} (bitte) (wieder) zurück|{_WHAT} zurücknehmen"),
    ("undo", f"[hol|hole|bring|stell|stelle] [{_WHAT}|{_GONE}] (bitte) (wieder) [zurück|her]"),
    ("undo", f"[{_WHAT}|{_GONE}] (wieder) [zurückholen|wiederherstellen|herstellen]|widerrufe {_WHAT}"),
    ("redo", "wiederhole [das|es|die letzte änderung]|wiederherstellen|doch nicht rückgängig|redo"),
)  # fmt: skip

_NO = (
    "[nein|nö|nee|hm|ach|doch nicht|halt|moment|ups|sorry|falsch|falsche (aufgabe)|nicht die|nicht das|nicht den] "
    "(nein|sorry)"
)
_MEANT = "ich meinte|ich meine|ich wollte sagen|lieber|doch lieber|besser|doch|eher|sondern"

CORRECTIONS: tuple[Row, ...] = (
    ("correct", f"({_NO}) (aber|doch|lieber) [keine <priority>|ohne <priority>]", {"details": {"priority": "none"}}),
    ("correct", f"({_NO}) ({_MEANT}) [die andere|den anderen|das andere|die andere aufgabe]"),
    ("correct", f"{_NO} ({_MEANT}|mach) (auf|am|um|zu) {{details}} (stattdessen)"),
    ("correct", "{details} stattdessen"),
    ("correct", f"[{_MEANT}] (auf|am|um|zu) {{details}}"),
    ("correct", f"({_NO}) [mach|mache] (es|das|daraus) ({_MEANT}) (um|auf) {{hour}} (uhr) (daraus|draus)"),
    ("correct", f"({_NO}) [{_MEANT}] (um|auf) {{hour}} (uhr)"),
    ("correct", f"{_NO} (um|auf) {{hour}} (uhr)"),
    ("correct", f"({_NO}) [mach|mache] (es|das) ({_MEANT}) (auf|am|um|zu) {{details}} (daraus|draus)"),
    ("correct", f"{_NO} ({_MEANT}) {{task}}"),
    ("correct", "[ich meinte|ich meine|ich wollte sagen] {task}"),
    ("correct", "(nein) nicht (am) {day} (sondern|lieber) (am|auf) {details}"),
    ("correct", "nicht {text} sondern {task}"),
)
