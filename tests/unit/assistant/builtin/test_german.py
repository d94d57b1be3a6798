"""German sentences and the commands that they become: separable verbs, word order, negation, courtesies."""

import unicodedata
from datetime import UTC, datetime
from functools import partial

import pytest

from taskchat.assistant.builtin import Call, Pointer
from taskchat.assistant.builtin.commands import Correction, Say
from taskchat.assistant.builtin.grammar import parse as parse_at
from taskchat.assistant.builtin.languages import GERMAN, language_of
from taskchat.assistant.builtin.wording import HELP, NOTHING, OTHER_SUBJECT
from taskchat.assistant.builtin.wording.talk import GREETING, NEVER_MIND, WELCOME
from taskchat.assistant.tools import READ_ONLY_TOOLS
from taskchat.tasks import LocalClock

# A Wednesday, noon in Berlin.
parse = partial(parse_at, clock=LocalClock(datetime(2026, 11, 25, 11, tzinfo=UTC), "Europe/Berlin"), code="de")

Row = tuple[str, Call]

CREATE: list[Row] = [
    ("Hey, füge mal Milch hinzu", Call("create_task", {"title": "Milch"})),
    ("füge doch bitte noch Milch hinzu", Call("create_task", {"title": "Milch"})),
    ("ich brauche noch Milch", Call("create_task", {"title": "Milch"})),
    ("auf die Liste: Milch", Call("create_task", {"title": "Milch"})),
    (
        "füge Briefmarken zu meiner Liste für morgen hinzu",
        Call("create_task", {"title": "Briefmarken", "due": "2026-11-26"}),
    ),
    (
        "schreib Briefmarken auf die Liste für morgen",
        Call("create_task", {"title": "Briefmarken", "due": "2026-11-26"}),
    ),
    ("füge Milch kaufen hinzu", Call("create_task", {"title": "Milch kaufen"})),
    ("Füge Milch kaufen zur Liste hinzu", Call("create_task", {"title": "Milch kaufen"})),
    (
        "füge bitte Milch kaufen, morgen um 17 Uhr hinzu",
        Call("create_task", {"title": "Milch kaufen", "due": "2026-11-26T17:00"}),
    ),
    ("neue Aufgabe: Bericht schreiben", Call("create_task", {"title": "Bericht schreiben"})),
    (
        "neue Aufgabe Bericht schreiben bis Freitag",
        Call("create_task", {"title": "Bericht schreiben", "due": "2026-11-27"}),
    ),
    ("Aufgabe: alte Dateien löschen", Call("create_task", {"title": "alte Dateien löschen"})),
    ("erstelle eine Aufgabe namens Steuererklärung", Call("create_task", {"title": "Steuererklärung"})),
    ("leg eine Aufgabe an: Fenster putzen", Call("create_task", {"title": "Fenster putzen"})),
    ("lege eine neue Aufgabe Fenster putzen an", Call("create_task", {"title": "Fenster putzen"})),
    ("leg Fenster putzen am Samstag an", Call("create_task", {"title": "Fenster putzen", "due": "2026-11-28"})),
    ("trag Zahnarzt am Dienstag um 15 Uhr ein", Call("create_task", {"title": "Zahnarzt", "due": "2026-12-01T15:00"})),
    ("schreib Brot auf die Einkaufsliste", Call("create_task", {"title": "Brot"})),
    ("setz Brot auf die Liste", Call("create_task", {"title": "Brot"})),
    ("notiere Oma anrufen", Call("create_task", {"title": "Oma anrufen"})),
    ("merk dir Oma anrufen", Call("create_task", {"title": "Oma anrufen"})),
    (
        "erinnere mich morgen um 8 an die Miete",
        Call("update_task", {"task": "Miete", "add_reminders": ["2026-11-26T08:00"]}),
    ),
    ("erinnere mich an die Miete", Call("create_task", {"title": "Miete"})),
    (
        "erinner mich am Freitag um 15 Uhr daran, Oma anzurufen",
        Call("create_task", {"title": "Oma anrufen", "due": "2026-11-27T15:00", "reminders": ["-PT0M"]}),
    ),
    ("erinnere mich daran, den Müll rauszubringen", Call("create_task", {"title": "Müll rausbringen"})),
    (
        "erinnere mich daran morgen Milch zu kaufen",
        Call("create_task", {"title": "Milch kaufen", "due": "2026-11-26", "reminders": ["-PT0M"]}),
    ),
    ("vergiss nicht, Milch zu kaufen", Call("create_task", {"title": "Milch kaufen"})),
    ("nicht vergessen: Milch kaufen", Call("create_task", {"title": "Milch kaufen"})),
    ("ich muss morgen Milch kaufen", Call("create_task", {"title": "Milch kaufen", "due": "2026-11-26"})),
    ("ich muss noch die Steuererklärung machen", Call("create_task", {"title": "Steuererklärung machen"})),
    ("Milch kaufen hinzufügen", Call("create_task", {"title": "Milch kaufen"})),
    ("Milch kaufen auf die Liste setzen", Call("create_task", {"title": "Milch kaufen"})),
    ("kannst du Milch kaufen hinzufügen?", Call("create_task", {"title": "Milch kaufen"})),
    (
        "kannst du bitte Zahnarzt morgen um 9 Uhr eintragen?",
        Call("create_task", {"title": "Zahnarzt", "due": "2026-11-26T09:00"}),
    ),
    ("ich möchte eine neue Aufgabe anlegen: Keller aufräumen", Call("create_task", {"title": "Keller aufräumen"})),
    (
        "hohe Priorität Aufgabe: Rechnung bezahlen",
        Call("create_task", {"title": "Rechnung bezahlen", "priority": "high"}),
    ),
    (
        "füge Miete bezahlen am 1. Dezember #privat hinzu",
        Call("create_task", {"title": "Miete bezahlen", "due": "2026-12-01", "tags": ["privat"]}),
    ),
    ("füge Milch und Brot hinzu", Call("create_task", {"title": "Milch und Brot"})),
    ("füge Milch, Brot und Eier hinzu", Call("create_task", {"title": "Milch, Brot und Eier"})),
    (
        "füge Tabletten nehmen jeden Tag um 9 Uhr hinzu",
        Call("create_task", {"title": "Tabletten nehmen", "repeat": "jeden Tag um 9 Uhr"}),
    ),
    ('füge "Freitag" hinzu', Call("create_task", {"title": "Freitag"})),
    ("füge „Der Freitag lesen“ hinzu", Call("create_task", {"title": "Der Freitag lesen"})),
    ("füge Zahnarzt am 15. um 15 Uhr hinzu", Call("create_task", {"title": "Zahnarzt", "due": "2026-12-15T15:00"})),
    ("füge Zahnarzt am 24.12. um 15 Uhr hinzu", Call("create_task", {"title": "Zahnarzt", "due": "2026-12-24T15:00"})),
    ("füge Zahnarzt am 24.12. hinzu", Call("create_task", {"title": "Zahnarzt", "due": "2026-12-24"})),
    ("füge Party nächsten Freitag um 20 Uhr hinzu", Call("create_task", {"title": "Party", "due": "2026-12-04T20:00"})),
    ("füge Steuer übermorgen hinzu", Call("create_task", {"title": "Steuer", "due": "2026-11-27"})),
    ("füge Bericht bis Ende nächster Woche hinzu", Call("create_task", {"title": "Bericht", "due": "2026-12-04"})),
    ("füge Rechnung in zwei Wochen hinzu", Call("create_task", {"title": "Rechnung", "due": "2026-12-09"})),
    (
        "erinnere mich in 2 Stunden an den Kuchen",
        Call("update_task", {"task": "Kuchen", "add_reminders": ["2026-11-25T14:00"]}),
    ),
    (
        "erinnere mich am 24.12. an Geschenke",
        Call("update_task", {"task": "Geschenke", "add_reminders": ["2026-12-24T09:00"]}),
    ),
    (
        "füge Mülltonnen rausstellen jeden Donnerstag hinzu",
        Call("create_task", {"title": "Mülltonnen rausstellen", "repeat": "jeden Donnerstag"}),
    ),
    ("ich brauche eine Aufgabe: Steuer", Call("create_task", {"title": "Steuer"})),
    ("fuege Milch hinzu", Call("create_task", {"title": "Milch"})),
    ("füge hinzu: Milch", Call("create_task", {"title": "Milch"})),
    ("Milch hinzu", Call("create_task", {"title": "Milch"})),
    ("Todo: Milch kaufen", Call("create_task", {"title": "Milch kaufen"})),
    (
        "erstell eine neue Aufgabe Steuererklärung mit hoher Priorität",
        Call("create_task", {"title": "Steuererklärung", "priority": "high"}),
    ),
    (
        "füge Rechnung 1043 bezahlen, wichtig, hinzu",
        Call("create_task", {"title": "Rechnung 1043 bezahlen", "priority": "high"}),
    ),
]

LIST: list[Row] = [
    ("Ich möchte gerne wissen, was heute ansteht", Call("list_tasks", {"due": "today"})),
    ("Kannst du mir bitte die überfälligen Aufgaben zeigen?", Call("list_tasks", {"due": "overdue"})),
    ("Zeig mir bitte, was ich morgen zu tun habe", Call("list_tasks", {"due": "tomorrow"})),
    ("zeig mir alles für heute", Call("list_tasks", {"due": "today"})),
    ("zeig meine Aufgaben", Call("list_tasks", {})),
    ("Zeige mir alle Aufgaben", Call("list_tasks", {"status": "all"})),
    ("was ist überfällig?", Call("list_tasks", {"due": "overdue"})),
    (
        "was habe ich letzte Woche erledigt?",
        Call("list_tasks", {"status": "done", "completed_from": "2026-11-16", "completed_to": "2026-11-22"}),
    ),
    (
        "was habe ich heute erledigt?",
        Call("list_tasks", {"status": "done", "completed_from": "2026-11-25", "completed_to": "2026-11-25"}),
    ),
    (
        "was habe ich gestern geschafft?",
        Call("list_tasks", {"status": "done", "completed_from": "2026-11-24", "completed_to": "2026-11-24"}),
    ),
    ("was steht heute an?", Call("list_tasks", {"due": "today"})),
    ("was muss ich heute machen?", Call("list_tasks", {"due": "today"})),
    ("was habe ich heute zu tun?", Call("list_tasks", {"due": "today"})),
    ("welche Aufgaben sind noch offen?", Call("list_tasks", {"status": "open"})),
    ("wie viele Aufgaben habe ich noch?", Call("list_tasks", {})),
    ("zeig mir die erledigten Aufgaben", Call("list_tasks", {"status": "done"})),
    ("zeig alles mit hoher Priorität", Call("list_tasks", {"priority": "high"})),
    ("was ist wichtig?", Call("list_tasks", {"priority": "high"})),
    ("was ist dringend", Call("list_tasks", {"priority": "high"})),
    ("zeig alle Aufgaben mit hoher Priorität für heute", Call("list_tasks", {"priority": "high", "due": "today"})),
    ("was ist morgen fällig?", Call("list_tasks", {"due": "tomorrow"})),
    ("was ist am Freitag fällig?", Call("list_tasks", {"due_from": "2026-11-27", "due_to": "2026-11-27"})),
    ("welche Aufgaben sind diese Woche fällig?", Call("list_tasks", {"due": "week"})),
    ("was steht nächste Woche an", Call("list_tasks", {"due": "next week"})),
    ("was steht am Wochenende an?", Call("list_tasks", {"due": "weekend"})),
    ("zeig mir alles mit #arbeit", Call("list_tasks", {"tag": "arbeit"})),
    ("zeig alle Aufgaben mit dem Tag arbeit", Call("list_tasks", {"tag": "arbeit"})),
    ("aufgaben ohne datum", Call("list_tasks", {"due": "none"})),
    ("zeig alles zwischen Montag und Mittwoch", Call("list_tasks", {"due_from": "2026-11-30", "due_to": "2026-12-02"})),
    ("was ist nach dem 3. Dezember fällig", Call("list_tasks", {"due_from": "2026-12-04"})),
    (
        "was muss ich in den nächsten 3 Tagen machen",
        Call("list_tasks", {"due_from": "2026-11-25", "due_to": "2026-11-28"}),
    ),
    ("meine Aufgaben", Call("list_tasks", {})),
    ("liste", Call("list_tasks", {})),
    (
        "was habe ich letzten Monat erledigt",
        Call("list_tasks", {"status": "done", "completed_from": "2026-10-01", "completed_to": "2026-10-31"}),
    ),
    (
        "was habe ich diese Woche geschafft?",
        Call("list_tasks", {"status": "done", "completed_from": "2026-11-23", "completed_to": "2026-11-29"}),
    ),
    ("zeig meine wichtigen Aufgaben für diese Woche", Call("list_tasks", {"priority": "high", "due": "week"})),
    ("zeig mir die Aufgaben für Freitag", Call("list_tasks", {"due_from": "2026-11-27", "due_to": "2026-11-27"})),
    ("was ist heute fällig und wichtig?", Call("list_tasks", {"priority": "high", "due": "today"})),
    ("habe ich morgen etwas vor?", Call("list_tasks", {"due": "tomorrow"})),
    ("habe ich heute noch was zu tun?", Call("list_tasks", {"due": "today"})),
    ("zeig überfällige", Call("list_tasks", {"due": "overdue"})),
    ("zeig mir alles was überfällig ist", Call("list_tasks", {"due": "overdue"})),
    ("alle offenen Aufgaben", Call("list_tasks", {"status": "open"})),
    ("offene Aufgaben anzeigen", Call("list_tasks", {"status": "open"})),
    (
        "welche Aufgaben habe ich heute erledigt?",
        Call("list_tasks", {"status": "done", "completed_from": "2026-11-25", "completed_to": "2026-11-25"}),
    ),
    (
        "was habe ich im November erledigt?",
        Call("list_tasks", {"status": "done", "completed_from": "2026-11-01", "completed_to": "2026-11-30"}),
    ),
    ("Was steht auf meiner Liste?", Call("list_tasks", {})),
    ("was steht an", Call("list_tasks", {})),
    ("Was kommt als Nächstes?", Call("list_tasks", {})),
    ("zeig nur #arbeit", Call("list_tasks", {"tag": "arbeit"})),
    ("kannst du mir zeigen, was heute ansteht?", Call("list_tasks", {"due": "today"})),
    ("zeig mir mal bitte meine Aufgaben", Call("list_tasks", {})),
    ("was ist noch zu tun", Call("list_tasks", {})),
    ("gibt es überfällige Aufgaben?", Call("list_tasks", {"due": "overdue"})),
    ("welche Aufgaben haben kein Datum?", Call("list_tasks", {"due": "none"})),
    ("Ueberfaellige Aufgaben", Call("list_tasks", {"due": "overdue"})),
    ("was ist bis Freitag fällig?", Call("list_tasks", {"due_to": "2026-11-27"})),
]

FIND: list[Row] = [
    ("ist die Miete bezahlt?", Call("search_tasks", {"query": "Miete"})),
    ("habe ich die Miete schon erledigt?", Call("search_tasks", {"query": "Miete"})),
    ("was sind die Notizen zur Miete?", Call("search_tasks", {"query": "Miete"})),
    ("suche Milch", Call("search_tasks", {"query": "Milch"})),
    ("suche nach Milch", Call("search_tasks", {"query": "Milch"})),
    ("wo ist der Bericht?", Call("search_tasks", {"query": "Bericht"})),
    ("wann ist die Miete fällig?", Call("search_tasks", {"query": "Miete"})),
    ("zeig mir Milch", Call("search_tasks", {"query": "Milch"})),
    ("hab ich Milch auf der Liste?", Call("search_tasks", {"query": "Milch"})),
    ("suche Aufgaben mit Milch", Call("search_tasks", {"query": "Milch"})),
    ("finde alles zum Thema Steuer", Call("search_tasks", {"query": "Steuer"})),
]

COMPLETE: list[Row] = [
    ("Milch ist erledigt", Call("complete_task", {"task": "Milch"})),
    ("Milch kaufen ist jetzt erledigt", Call("complete_task", {"task": "Milch kaufen"})),
    ("hake Milch ab", Call("complete_task", {"task": "Milch"})),
    ("hak Milch bitte ab", Call("complete_task", {"task": "Milch"})),
    ("Milch abhaken", Call("complete_task", {"task": "Milch"})),
    ("bitte Milch abhaken", Call("complete_task", {"task": "Milch"})),
    ("erledige Milch", Call("complete_task", {"task": "Milch"})),
    ("markiere Milch als erledigt", Call("complete_task", {"task": "Milch"})),
    ("ich habe den Bericht fertig", Call("complete_task", {"task": "Bericht"})),
    ("ich habe den Bericht nicht fertig", Call("complete_task", {"task": "Bericht", "done": False})),
    ("ich habe den Bericht noch nicht fertig", Call("complete_task", {"task": "Bericht", "done": False})),
    ("ich bin mit dem Bericht fertig", Call("complete_task", {"task": "Bericht"})),
    ("ich bin mit dem Bericht noch nicht fertig", Call("complete_task", {"task": "Bericht", "done": False})),
    ("der Bericht ist noch nicht fertig", Call("complete_task", {"task": "Bericht", "done": False})),
    ("Bericht ist nicht erledigt", Call("complete_task", {"task": "Bericht", "done": False})),
    ("die erste Aufgabe ist erledigt", Call("complete_task", {"task": "first"})),
    ("Aufgabe 2 ist fertig", Call("complete_task", {"task": "Aufgabe 2"})),
    ("das ist erledigt", Call("complete_task", {"task": Pointer.IT})),
    ("erledigt: Milch", Call("complete_task", {"task": "Milch"})),
    ("Bericht fertig", Call("complete_task", {"task": "Bericht"})),
    ("öffne Milch wieder", Call("complete_task", {"task": "Milch", "done": False})),
    ("mach Milch wieder auf", Call("complete_task", {"task": "Milch", "done": False})),
    ("setz Milch auf erledigt", Call("complete_task", {"task": "Milch"})),
    ("streich Milch durch", Call("complete_task", {"task": "Milch"})),
    ("mach Milch fertig", Call("complete_task", {"task": "Milch"})),
]

COMPLETE_MANY: list[Row] = [
    ("ich habe Milch und Brot erledigt", Call("complete_many", {"tasks": ["Milch", "Brot"]})),
    ("Milch und Brot sind erledigt", Call("complete_many", {"tasks": ["Milch", "Brot"]})),
    ("hake 1, 2 und 3 ab", Call("complete_many", {"tasks": ["1", "2", "3"]})),
    ("alles erledigt", Call("complete_many", {"all": True})),
    ("erledige alle überfälligen Aufgaben", Call("complete_many", {"all": True, "due": "overdue"})),
    ("hake alle Aufgaben außer Milch ab", Call("complete_many", {"all": True, "except_tasks": ["Milch"]})),
    ("alle außer Milch sind erledigt", Call("complete_many", {"all": True, "except_tasks": ["Milch"]})),
    ("markiere alle Aufgaben als erledigt", Call("complete_many", {"all": True})),
    ("öffne alle erledigten Aufgaben wieder", Call("complete_many", {"all": True, "done": False})),
    ("der Bericht und die Miete sind fertig", Call("complete_many", {"tasks": ["Bericht", "Miete"]})),
    ("beide sind erledigt", Call("complete_many", {"tasks": [Pointer.THEM]})),
]

DELETE: list[Row] = [
    ("lösche Milch", Call("delete_task", {"task": "Milch"})),
    ("lösche die Miete", Call("delete_task", {"task": "Miete"})),
    ("Milch löschen", Call("delete_task", {"task": "Milch"})),
    ("kannst du bitte die Miete löschen?", Call("delete_task", {"task": "Miete"})),
    ("ich möchte die Miete löschen", Call("delete_task", {"task": "Miete"})),
    ("entferne Milch von der Liste", Call("delete_task", {"task": "Milch"})),
    ("streiche Milch", Call("delete_task", {"task": "Milch"})),
    ("wirf Milch weg", Call("delete_task", {"task": "Milch"})),
    ("lösche die letzte Aufgabe", Call("delete_task", {"task": "last"})),
    ("lösche die zweite", Call("delete_task", {"task": "second"})),
    ("lösche es", Call("delete_task", {"task": Pointer.IT})),
    ("lösche Kaffee ohne Zucker", Call("delete_task", {"task": "Kaffee ohne Zucker"})),
    ("Milch kann weg", Call("delete_task", {"task": "Milch"})),
    ('Lösche "Milch kaufen"', Call("delete_task", {"task": "Milch kaufen"})),
    ("lösche „Milch kaufen“", Call("delete_task", {"task": "Milch kaufen"})),
    ("Loesche Milch", Call("delete_task", {"task": "Milch"})),
]

DELETE_MANY: list[Row] = [
    ("lösche alle erledigten Aufgaben", Call("delete_many", {"all": True, "status": "done"})),
    ("lösche alles", Call("delete_many", {"all": True, "status": "open"})),
    ("lösche alle Aufgaben", Call("delete_many", {"all": True, "status": "open"})),
    ("lösch alles außer Milch", Call("delete_many", {"all": True, "status": "open", "except_tasks": ["Milch"]})),
    ("lösche alle Aufgaben mit #arbeit", Call("delete_many", {"all": True, "tag": "arbeit", "status": "open"})),
    ("lösche Milch und Brot", Call("delete_many", {"tasks": ["Milch", "Brot"]})),
    ("lösche sie", Call("delete_many", {"tasks": [Pointer.THEM]})),
    ("leere die Liste", Call("delete_many", {"all": True, "status": "open"})),
    ("lösche die ersten drei Aufgaben", Call("delete_many", {"tasks": ["1", "2", "3"]})),
    ("lösch die beiden", Call("delete_many", {"tasks": [Pointer.THEM]})),
]

CHANGE: list[Row] = [
    ("die Miete hat hohe Priorität", Call("update_task", {"task": "Miete", "priority": "high"})),
    ("die Miete hat kein Datum mehr", Call("update_task", {"task": "Miete", "due": "none"})),
    ("verschieb die Miete auf Freitag", Call("update_task", {"task": "Miete", "due": "2026-11-27"})),
    ("verschieb die Miete auf den 27. November", Call("update_task", {"task": "Miete", "due": "2026-11-27"})),
    ("verschiebe die Miete um zwei Tage", Call("update_task", {"task": "Miete", "due": "+2 days"})),
    ("verschieb die Miete um einen Tag nach vorn", Call("update_task", {"task": "Miete", "due": "-1 days"})),
    ("zieh die Miete um einen Tag vor", Call("update_task", {"task": "Miete", "due": "-1 days"})),
    ("die Miete um zwei Tage verschieben", Call("update_task", {"task": "Miete", "due": "+2 days"})),
    ("die Miete auf Freitag verschieben", Call("update_task", {"task": "Miete", "due": "2026-11-27"})),
    ("setz die Miete auf Freitag 15 Uhr", Call("update_task", {"task": "Miete", "due": "2026-11-27T15:00"})),
    ("setze Miete auf morgen", Call("update_task", {"task": "Miete", "due": "2026-11-26"})),
    ("die Miete ist am Freitag fällig", Call("update_task", {"task": "Miete", "due": "2026-11-27"})),
    ("mach die Miete auf morgen", Call("update_task", {"task": "Miete", "due": "2026-11-26"})),
    (
        "verleg den Zahnarzt auf Dienstag um 10 Uhr",
        Call("update_task", {"task": "Zahnarzt", "due": "2026-12-01T10:00"}),
    ),
    ("entferne das Datum von der Miete", Call("update_task", {"task": "Miete", "due": "none"})),
    ("lösche das Fälligkeitsdatum der Miete", Call("update_task", {"task": "Miete", "due": "none"})),
    ("die Miete soll bis Freitag fertig sein", Call("update_task", {"task": "Miete", "due": "2026-11-27"})),
    ("benenne Milch in Hafermilch um", Call("update_task", {"task": "Milch", "title": "Hafermilch"})),
    ("benenne Milch in Hafermilch kaufen um", Call("update_task", {"task": "Milch", "title": "Hafermilch kaufen"})),
    ("Milch in Hafermilch umbenennen", Call("update_task", {"task": "Milch", "title": "Hafermilch"})),
    ("nenne sie Hafermilch", Call("update_task", {"task": Pointer.IT, "title": "Hafermilch"})),
    ("benenne sie in Hafermilch um", Call("update_task", {"task": Pointer.IT, "title": "Hafermilch"})),
    ("Milch soll Hafermilch heißen", Call("update_task", {"task": "Milch", "title": "Hafermilch"})),
    ("ändere den Titel von Milch in Hafermilch", Call("update_task", {"task": "Milch", "title": "Hafermilch"})),
    ("mach die Miete wichtig", Call("update_task", {"task": "Miete", "priority": "high"})),
    ("setz die Miete auf hohe Priorität", Call("update_task", {"task": "Miete", "priority": "high"})),
    ("gib der Miete hohe Priorität", Call("update_task", {"task": "Miete", "priority": "high"})),
    ("setze die Priorität von Miete auf hoch", Call("update_task", {"task": "Miete", "priority": "high"})),
    ("ändere die Priorität von Miete auf niedrig", Call("update_task", {"task": "Miete", "priority": "low"})),
    ("die Miete ist dringend", Call("update_task", {"task": "Miete", "priority": "high"})),
    ("priorisiere die Miete", Call("update_task", {"task": "Miete", "priority": "high"})),
    ("füge den Tag privat zu Miete hinzu", Call("update_task", {"task": "Miete", "add_tags": ["privat"]})),
    ("füge #privat zu Miete hinzu", Call("update_task", {"task": "Miete", "add_tags": ["privat"]})),
    ("tagge Miete mit privat", Call("update_task", {"task": "Miete", "add_tags": ["privat"]})),
    ("gib der Miete den Tag privat", Call("update_task", {"task": "Miete", "add_tags": ["privat"]})),
    ("entferne den Tag privat von Miete", Call("update_task", {"task": "Miete", "remove_tags": ["privat"]})),
    ("entferne #privat von Miete", Call("update_task", {"task": "Miete", "remove_tags": ["privat"]})),
    (
        "füge zur Miete eine Notiz hinzu: Vermieter fragen",
        Call("update_task", {"task": "Miete", "add_description": "Vermieter fragen"}),
    ),
    (
        "Notiz zur Miete: Vermieter fragen",
        Call("update_task", {"task": "Miete", "add_description": "Vermieter fragen"}),
    ),
    (
        "schreib zur Miete dazu: Vermieter fragen",
        Call("update_task", {"task": "Miete", "add_description": "Vermieter fragen"}),
    ),
    ("entferne die Notiz von der Miete", Call("update_task", {"task": "Miete", "description": "none"})),
    ("mach die Miete morgen um 9 Uhr", Call("update_task", {"task": "Miete", "due": "2026-11-26T09:00"})),
    (
        "setz die Miete auf Freitag, hohe Priorität",
        Call("update_task", {"task": "Miete", "due": "2026-11-27", "priority": "high"}),
    ),
    ("ändere Miete in Kaltmiete", Call("update_task", {"task": "Miete", "title": "Kaltmiete"})),
    ("verschieb die Miete auf den 24.12.", Call("update_task", {"task": "Miete", "due": "2026-12-24"})),
    ("verschieb die Miete auf den 3.", Call("update_task", {"task": "Miete", "due": "2026-12-03"})),
    ("verschieb die Miete auf den 3. Dezember", Call("update_task", {"task": "Miete", "due": "2026-12-03"})),
    (
        "könntest du bitte den Bericht auf nächste Woche verschieben?",
        Call("update_task", {"task": "Bericht", "due": "2026-11-30"}),
    ),
]

UNDO: list[Row] = [
    ("rückgängig", Call("undo", {})),
    ("mach das rückgängig", Call("undo", {})),
    ("mach das bitte wieder rückgängig", Call("undo", {})),
    ("nimm das zurück", Call("undo", {})),
    ("mach die letzten 3 Änderungen rückgängig", Call("undo", {"times": 3})),
    ("letzte Änderung rückgängig machen", Call("undo", {})),
    ("stell die gelöschte Aufgabe wieder her", Call("undo", {})),
]

SEVERAL: list[tuple[str, list[Call]]] = [
    (
        "füge Milch hinzu und lösche Brot",
        [Call("create_task", {"title": "Milch"}), Call("delete_task", {"task": "Brot"})],
    ),
    (
        "lösche Milch und hake Brot ab",
        [Call("delete_task", {"task": "Milch"}), Call("complete_task", {"task": "Brot"})],
    ),
    (
        "füge folgende Aufgaben hinzu: Milch, Brot und Eier",
        [
            Call("create_task", {"title": "Milch"}),
            Call("create_task", {"title": "Brot"}),
            Call("create_task", {"title": "Eier"}),
        ],
    ),
    (
        "neue Aufgaben: Milch, Brot, Eier",
        [
            Call("create_task", {"title": "Milch"}),
            Call("create_task", {"title": "Brot"}),
            Call("create_task", {"title": "Eier"}),
        ],
    ),
    (
        "füge Milch hinzu. Füge Brot hinzu.",
        [Call("create_task", {"title": "Milch"}), Call("create_task", {"title": "Brot"})],
    ),
    ("füge Milch hinzu; zeig meine Aufgaben", [Call("create_task", {"title": "Milch"}), Call("list_tasks", {})]),
    (
        "erledige die Miete und verschieb den Zahnarzt auf Freitag",
        [Call("complete_task", {"task": "Miete"}), Call("update_task", {"task": "Zahnarzt", "due": "2026-11-27"})],
    ),
]


SENTENCES = [*CREATE, *LIST, *FIND, *COMPLETE, *COMPLETE_MANY, *DELETE, *DELETE_MANY, *CHANGE, *UNDO]


@pytest.mark.parametrize(("said", "call"), SENTENCES)
def test_a_sentence_becomes_a_command(said: str, call: Call) -> None:
    assert parse(said) == [call]


@pytest.mark.parametrize(("said", "calls"), SEVERAL)
def test_a_sentence_becomes_several_commands(said: str, calls: list[Call]) -> None:
    assert parse(said) == calls


CORRECTIONS = [
    ("nein, die andere", Correction(task=Pointer.OTHER)),
    ("nein, ich meinte Brot", Correction(task="Brot")),
    ("nicht Milch sondern Brot", Correction(task="Brot")),
    ("doch lieber Freitag", Correction({"due": "2026-11-27"})),
    ("nein, auf Donnerstag", Correction({"due": "2026-11-26"})),
    ("eigentlich lieber morgen um 10 Uhr", Correction({"due": "2026-11-26T10:00"})),
    ("doch lieber hohe Priorität", Correction({"priority": "high"})),
    ("lieber um 10", Correction({"due": "10:00"}, needs_time=True)),
    ("nein, um 10", Correction({"due": "10:00"}, needs_time=True)),
    ("mach 10 Uhr draus", Correction({"due": "10:00"}, needs_time=True)),
]


@pytest.mark.parametrize(("said", "correction"), CORRECTIONS)
def test_a_correction_is_about_what_was_just_done(said: str, correction: Correction) -> None:
    assert parse(said) == [correction]


TALK: list[tuple[str, Say]] = [
    ("hallo", GREETING),
    ("Guten Morgen!", GREETING),
    ("Moin", GREETING),
    ("hilfe", HELP),
    ("was kannst du?", HELP),
    ("wie kann ich eine Aufgabe löschen?", HELP),
    ("danke", WELCOME),
    ("vielen Dank!", WELCOME),
    ("super, danke", WELCOME),
    ("nein danke", NEVER_MIND),
    ("vergiss es", NEVER_MIND),
    ("ja", NOTHING),
    ("wie wird das Wetter?", OTHER_SUBJECT),
    ("schreib mir ein Gedicht", OTHER_SUBJECT),
    ("wer ist Bundeskanzler?", OTHER_SUBJECT),
]


@pytest.mark.parametrize(("said", "reply"), TALK)
def test_talk(said: str, reply: Say) -> None:
    assert parse(said) == [reply]


NOTHING_IS_CHANGED = [
    "ich habe die Miete bezahlt",
    "ich habe gerade Oma angerufen",
    "ich möchte morgen Milch kaufen",
    "ich erledige den Bericht morgen",
    "vergiss die Miete",
    "keins davon",
    "lösche Milch nicht",
    "lösch nicht die Milch",
    "bitte nicht löschen",
    "Milch nicht abhaken",
    "lösche keine Aufgaben",
    "lösche nichts",
    "keine Milch löschen",
    "ich habe nichts erledigt",
    "ist Milch erledigt?",
    "hat Anna Milch erledigt?",
    "ich glaube, Milch ist erledigt",
    "ich habe Milch nicht erledigt, aber Brot",
    "nicht Milch, Brot",
    "wenn ich Zeit habe, verschieb die Miete auf Freitag",
    "verschieb die Miete irgendwann",
    "setz die Miete auf bald",
    "zeig meine Aufgaben außer #arbeit",
    "verschiebe Miete",
    "lösche die letzten beiden",
    "mach aus Milch Hafermilch",
    "Milch",
    "lösche",
]


@pytest.mark.parametrize("said", NOTHING_IS_CHANGED)
def test_what_is_not_said_or_not_clear_is_not_done(said: str) -> None:
    asked = [command.tool for command in parse(said) if isinstance(command, Call)]
    assert set(asked) <= READ_ONLY_TOOLS


# Without an object or the hint of an umlaut even a person could not tell.
UNCLEAR = {"undo", "Bericht fertig", "Todo: Milch kaufen", "liste"}


@pytest.mark.parametrize("said", [said for said, _ in (*SENTENCES, *CORRECTIONS, *TALK) if said not in UNCLEAR])
def test_the_answer_is_german(said: str) -> None:
    assert language_of([said]) is GERMAN


@pytest.mark.parametrize(
    ("said", "typed"),
    [
        ("füge Bücher zurückgeben hinzu", unicodedata.normalize("NFD", "füge Bücher zurückgeben hinzu")),
        ("lösche Milch", "loesche Milch"),
        ("überfällige Aufgaben", "ueberfaellige Aufgaben"),
        ("hake alles außer Milch ab", "hake alles ausser Milch ab"),
    ],
)
def test_umlauts_may_be_typed_in_any_way(said: str, typed: str) -> None:
    assert parse(typed) == parse(said)


def test_the_language_of_the_conversation_is_tried_first() -> None:
    clock = parse.keywords["clock"]
    assert parse_at("todo: Treffen Montag", clock, code="en") == [Call("create_task", {"title": "Treffen Montag"})]
    dated = Call("create_task", {"title": "Treffen", "due": "2026-11-30"})
    assert parse_at("todo: Treffen Montag", clock, code="de") == [dated]
