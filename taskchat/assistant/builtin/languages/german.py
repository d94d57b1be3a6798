"""German sentences."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from taskchat.assistant.builtin.languages.german_rhythms import german_rhythm
from taskchat.assistant.builtin.languages.markdown import escape
from taskchat.assistant.builtin.languages.naming import is_named
from taskchat.assistant.builtin.languages.wording import Was, Wording
from taskchat.tasks import due_parts

_EXAMPLES = (
    "- *neue Aufgabe: Milch kaufen, morgen um 17 Uhr*\n"
    "- *was habe ich heute zu tun?*\n"
    "- *Milch kaufen ist erledigt*"
)  # fmt: skip
_CLUES = """
    ab abhaken ach ändere alle alles als am an anlegen anrufen auch auf aufgabe aufgaben aufräumen aus außer bearbeite
    beide
    benenn benenne bericht besser bezahlen bitte bis brauche da danke das dass daran datum dem den der des die diese
    diesen dieser dir doch dran draus dringend du ein eine einem einen einer eins eintragen entfern entferne er erinner
    erinnere erledige erledigen erledigt erledigte erst erste erstell erstelle es etwas euro falsch fertig frag füg füge
    für geht gelöscht gern gerne gib gilt guten habe hab hak hake hallo heißen heißt heute hilfe hinzu hinzufügen hohe
    hoch hoher ich ihn ihr im ist ja jede jeden jetzt kann kannst kaufen kein keine keinen klar könntest lass letzte
    letzten lieber lösch lösche löschen mach mache machen mal markier markiere mein meine meinen meiner meint meinte
    merk mich mir mit morgen moin muss nach nächste nächsten nächste nehmen nein neue neuen neuer nicht nichts niedrige
    noch nochmal notier notiere notiz nummer nur ob oder offen offene offenen öffne ohne plane priorität prio putzen
    rückgängig sag schieb schreib schreibe sehr setz setze sie sind so soll stell stelle streich streiche such suche
    termin todo tu trag trage über überfällig überfällige überfälligen übermorgen uhr um umbenennen und unwichtig
    vergiss verleg verlege verschieb verschiebe verschieben vielen vom von vor wann war was weg weil welche welcher
    welches wenn wer wichtig wie wieder will wir wird wo woche wochen zeig zeige zieh zu zum zur zurück zweite
"""
# Typed without their keys.
_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_OTHER_OPENINGS = """
    was wer wen wem wessen warum wieso weshalb wann wo wohin woher wie welche welcher welches ist sind war kann kannst
    könnte könntest wird würde soll sollte darf erklär erkläre übersetz übersetze berechne rechne sing spiel spiele
    erzähl erzähle sag schreib schreibe dichte male löse ignoriere definiere
"""
_ATTACHED = re.compile(
    r"\b(?:(?:hier|dar)aus|davon|angehängte\w?|anhang|anlage|(?:bild|foto|screenshot|datei|dokument|scan)\w{0,3})\b",
    re.IGNORECASE,
)
_WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
_MONTHS = ("Jan.", "Feb.", "März", "April", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez.")
_REMINDING = {
    "minute": "Minute", "minutes": "Minuten", "hour": "Stunde", "hours": "Stunden", "day": "Tag", "days": "Tage",
    "month": "Monat", "months": "Monate", "before": "vorher", "after": "danach", "and": "und", "at": "um", "on": "am",
    "the": "selben",
}  # fmt: skip
_FOR = {
    "today": "heute",
    "tomorrow": "morgen",
    "weekend": "dieses Wochenende",
    "week": "die nächsten 7 Tage",
    "next week": "nächste Woche",
}
_DATIVE = {"high": "hoher", "medium": "mittlerer", "low": "niedriger"}
_NOMINATIVE = {"high": "hohe", "medium": "mittlere", "low": "niedrige", "none": "keine"}
_FIELDS = {
    "title": "Der Titel",
    "description": "Die Beschreibung",
    "tags": "Ein Tag",
    "due_at": "Das Datum",
    "rhythm": "Der Rhythmus",
    "duration": "Die Dauer",
    "start": "Der Beginn",
}


def _quote(text: str) -> str:
    return f"„{text}“"


def _stop(sentence: str) -> str:
    """End a sentence, which may end with a month's own full stop."""
    return sentence if sentence.endswith(".") else f"{sentence}."


def _list(parts: Sequence[str]) -> str:
    return " und ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)


def _due(words: str) -> str:
    """Say a date as German writes it: "fällig Freitag, 27. Nov., 15:00"."""
    return f"fällig {_date(words)}"


def _date(words: str) -> str:
    if (parts := due_parts(words)) is None:
        return words
    year = f" {parts.year}" if parts.year else ""
    time = f", {parts.time}" if parts.time else ""
    return f"{_WEEKDAYS[parts.weekday]}, {parts.day}. {_MONTHS[parts.month - 1]}{year}{time}"


def _reminder(words: str) -> str:
    """Say a reminder: "Erinnerung 10 Minuten vorher", or at its moment."""
    if words == "when it is due":
        return "Erinnerung zur Fälligkeit"
    spoken = re.sub(r"[a-z]+", lambda word: _REMINDING.get(word[0], word[0]), words)
    return f"Erinnerung {spoken if spoken != words else _date(words)}"


def _tasks(asked: Mapping[str, Any], count: int, *, ending: str = "") -> str:
    """Describe tasks by their conditions: "offene Aufgaben für heute mit hoher Priorität".

    Adjectives end by what stands before them: "2 offene", but "keine offenen" and "diese 2 offenen".
    """
    ending = ending or ("e" if count else "en")
    status = {"done": "erledigt", "all": ""}.get(str(asked.get("status") or "open"), "offen")
    adjectives = [status, "überfällig" if asked.get("due") == "overdue" else ""]
    noun = "Aufgabe" if count == 1 else "Aufgaben"
    noun = f"Unter{noun.lower()}" if asked.get("parent") else noun
    words = [*(f"{adjective}{ending}" for adjective in adjectives if adjective), noun]
    words += [f"von {_quote(escape(str(asked['parent'])))}"] if is_named(asked.get("parent")) else []
    words += [f"für {_FOR[asked['due']]}"] if asked.get("due") in _FOR else []
    words += ["ohne Datum"] if asked.get("due") == "none" else []
    words += ["ohne Priorität"] if asked.get("priority") == "none" else []
    having = [f"{_DATIVE[asked['priority']]} Priorität"] if asked.get("priority") in _DATIVE else []
    having += [f"dem Tag \\#{escape(str(asked['tag']).lstrip('#'))}"] if asked.get("tag") else []
    having += [_quote(escape(str(asked["search"])))] if asked.get("search") else []
    return " ".join([*words, *([f"mit {_list(having)}"] if having else [])])


def _changed_tasks(asked: Mapping[str, Any], count: int, *, ending: str = "") -> str:
    """Describe the tasks that were changed, with their conditions where all that fit were meant."""
    conditions = {"status": "all", **asked} if asked.get("all") else {"status": "all"}
    return f"{count} {_tasks(conditions, count, ending=ending)}"


def _list_head(asked: Mapping[str, Any], count: int) -> str:
    return f"Du hast {count or 'keine'} {_tasks(asked, count)}{':' if count else '.'}"


def _search_head(asked: Mapping[str, Any], count: int) -> str:
    words = _quote(escape(str(asked.get("query", ""))))
    fitting = _tasks({"status": asked.get("status") or "all"}, count)
    return f"Ich finde {count or 'keine'} {fitting}, die zu {words} {'passt' if count == 1 else 'passen'}" + (
        ":" if count else "."
    )


def _proposed(count: int, left_out: int) -> str:
    rest = f" Für {left_out} weitere war kein Platz." if left_out else ""
    tasks = "eine Aufgabe" if count == 1 else f"{count} Aufgaben"
    return (
        f"Hier ist ein Plan für {tasks}.{rest} Nimm ihn in der Karte ganz oder zum Teil; vorher wird nichts geändert."
    )


def _confirm(action: str, asked: Mapping[str, Any], count: int) -> str:
    these = f"diese {_changed_tasks(asked, count, ending='en')}" if count > 1 else "diese Aufgabe"
    verb, done = {
        "complete": ("abhake", "abgehakt"),
        "reopen": ("wieder öffne", "wieder geöffnet"),
        "delete": ("lösche", "gelöscht"),
    }.get(action, ("ändere", "geändert"))
    return f"Bevor ich {these} {verb}, frage ich nach: Bitte bestätige es unten. Noch ist nichts davon {done}."


def _cannot_read(kinds: Sequence[str]) -> str:
    what = _list([{"picture": "Bilder", "file": "Dateien"}[kind] for kind in kinds])
    return (
        f"{what} kann ich hier nicht lesen. Schreib mir bitte, was zu tun ist, zum Beispiel *neue Aufgabe: Milch "
        "kaufen, morgen*."
    )


def _already(title: str, was: Was) -> str:
    state = {"complete": "ist schon erledigt", "open": "ist schon offen", "same": "war schon so"}[was]
    return f"{title} {state}."


def _no_such_position(count: int) -> str:
    tasks = {0: "keine Aufgaben", 1: "eine Aufgabe"}.get(count, f"{count} Aufgaben")
    return f"Die Liste hat {tasks}; diese Stelle gibt es darin nicht."


GERMAN = Wording(
    code="de",
    clues=frozenset([*_CLUES.split(), *_CLUES.translate(_SPELLED_OUT).split()]),
    other_openings=frozenset(_OTHER_OPENINGS.split()),
    attached=_ATTACHED,
    quote=_quote,
    greeting=f"Hallo! Ich kümmere mich um deine Aufgaben. Du kannst zum Beispiel sagen:\n\n{_EXAMPLES}",
    help="Ich kann deine Aufgaben **anlegen**, **zeigen**, **finden**, **ändern**, **erledigen** und **löschen**, sie "
    "**wiederkommen** lassen und dich **erinnern**, deine Woche **planen** und **rückgängig** machen, was geschehen "
    "ist. Du kannst zum Beispiel sagen:\n\n"
    "- *neue Aufgabe: Bank anrufen, Freitag um 10 Uhr, hohe Priorität, #privat*\n"
    "- *was ist überfällig?* oder *zeig mir alles mit hoher Priorität* oder *suche Milch*\n"
    "- *verschiebe Bank anrufen auf Montag* oder *benenne Milch in Hafermilch um*\n"
    "- *die erste Aufgabe ist erledigt* oder *hake 1, 2 und 3 ab*\n"
    "- *lösche die letzte Aufgabe* oder *lösche alle erledigten Aufgaben*\n"
    "- *neue Aufgabe: Standup werktags um 9 Uhr* oder *überspringe Standup* oder *was kommt nächsten Monat?*\n"
    "- *erinnere mich morgen um 8 an die Miete* oder *erinnere mich eine Stunde vorher*\n"
    "- *plane meine Woche* oder *plane meine überfälligen Aufgaben neu*\n"
    "- *was habe ich letzte Woche gemacht?* oder *rückgängig*; alle Änderungen stehen auf der Seite History",
    welcome="Gern geschehen!",
    never_mind="In Ordnung. Was möchtest du stattdessen tun?",
    other_subject="Das kann ich leider nicht: Ich kümmere mich nur um Aufgaben. Dabei kann ich dir helfen, zum "
    f"Beispiel so:\n\n{_EXAMPLES}",
    not_my_language=f"Hier verstehe ich leider nur Deutsch und Englisch. Du kannst zum Beispiel sagen:\n\n{_EXAMPLES}",
    what_to_do="Was möchtest du mit deinen Aufgaben tun?",
    what_to_do_with=lambda said: f"Was soll ich mit {said} tun?",
    cannot_read=_cannot_read,
    which_to_delete="Welche Aufgabe soll ich löschen? Nenn mir bitte ihren Namen, zum Beispiel *lösche Milch kaufen*.",
    which_to_complete="Welche Aufgabe ist erledigt? Nenn mir bitte ihren Namen, zum Beispiel *Milch kaufen ist "
    "erledigt*.",
    which_to_reopen="Welche Aufgabe soll ich wieder öffnen? Nenn mir bitte ihren Namen, zum Beispiel *öffne Milch "
    "kaufen wieder*.",
    which_to_change="Welche Aufgabe soll ich ändern? Nenn mir bitte ihren Namen, zum Beispiel *benenne Milch in "
    "Hafermilch um*.",
    which_parent="Zu welcher Aufgabe soll das gehören? Nenn mir bitte ihren Namen, zum Beispiel *füge Farbe kaufen als "
    "Unteraufgabe von Zaun streichen hinzu*.",
    which_tasks_to_delete="Welche Aufgaben soll ich löschen? Nenn sie mir bitte, zum Beispiel *lösche Aufgabe 1 und 2* "
    "oder *lösche alle erledigten Aufgaben*.",
    which_tasks_to_complete="Welche Aufgaben sind erledigt? Nenn sie mir bitte, zum Beispiel *hake 1 und 2 ab* oder "
    "*erledige alle Aufgaben*.",
    which_tasks_to_reopen="Welche Aufgaben soll ich wieder öffnen? Nenn sie mir bitte, zum Beispiel *öffne 1 und 2 "
    "wieder*.",
    which_tasks_to_change="Welche Aufgaben soll ich ändern? Nenn sie mir bitte, zum Beispiel *verschiebe alle "
    "überfälligen Aufgaben auf morgen*.",
    what_to_call="Wie soll die Aufgabe heißen? Zum Beispiel: *neue Aufgabe: Milch kaufen, morgen*.",
    when_to_move="Auf wann soll ich sie verschieben? Zum Beispiel: *verschiebe Milch kaufen auf Freitag*.",
    which_day="Ich kann zeigen, was **heute**, **morgen** oder **diese Woche** fällig oder was **überfällig** ist. Was "
    "davon soll es sein?",
    which_list="Ich kann nach einem Datum, einer Priorität, einem #Tag und nach Wörtern suchen, nicht nach dem einen "
    "oder dem anderen. Was soll ich zeigen? Zum Beispiel: *zeig alles mit hoher "
    "Priorität für heute*.",
    which_tags="Welche Tags soll ich entfernen? Zum Beispiel: *entferne die Tags privat und garten von Milch kaufen*.",
    name_them="Ich zähle von oben und lasse keine aus. Welche Aufgaben sind gemeint? Nenn sie bitte, zum Beispiel "
    "*Aufgabe 1, 2 und 4* oder *Milch und Brot*.",
    what_to_change="Was soll ich daran ändern? Zum Beispiel: *benenne Milch in Hafermilch um* oder *verschiebe Milch "
    "auf Freitag*.",
    which_of_these="Welche davon meinst du?",
    one_change_at_a_time="Ich nehme eine Änderung nach der anderen zurück, die neueste zuerst: Sag *rückgängig*, und "
    "noch einmal *rückgängig* für die davor.",
    press_the_button="Nimm bitte den Knopf in der Karte oben: Vorher wird nichts geändert, egal was hier geschrieben "
    "wird.",
    left_unconfirmed="In Ordnung. Es wird nichts geändert, solange du es nicht in der Karte oben bestätigst.",
    together=lambda titles: " und ".join(", ".join(titles).rsplit(", ", 1)),
    add=lambda line: f"Neue Aufgabe: {line}",
    add_it=lambda title: f"Füge „{title}“ hinzu",
    add_these_question=lambda count: f"Soll ich diese {count} Aufgaben anlegen?",
    add_these=lambda titles: "Neue Aufgaben: " + ", ".join(f"„{title}“" for title in titles),
    find_it=lambda words: f"Suche „{words}“",
    delete_it=lambda title: f"Lösche „{title}“",
    complete_it=lambda title: f"Erledige „{title}“",
    undo_it=lambda title: f"Nimm die letzte Änderung von „{title}“ zurück",
    undo_this="Soll ich zurücknehmen, was davor geändert wurde?",
    move_to_tomorrow=lambda tasks: f"Verschiebe {tasks} auf morgen",
    no_due_date="ohne Datum",
    is_open=lambda title: f"{title} ist offen.",
    is_done=lambda title: f"{title} ist erledigt.",
    move_to=lambda tasks, day: f"Verschiebe {tasks} auf {day}",
    make_high=lambda tasks: f"Setze {tasks} auf hohe Priorität",
    show_tasks="Zeige meine Aufgaben",
    show_week="Zeige meine Aufgaben für diese Woche",
    plan_week="Plane meine Woche",
    undo="Rückgängig",
    what_to_change_about=lambda tasks: f"Was soll ich an {tasks} ändern?",
    when_to_move_it=lambda tasks: f"Auf wann soll ich {tasks} verschieben?",
    unread_change=lambda piece, tasks: f"„{piece}“ verstehe ich nicht. Was soll ich an {tasks} ändern?",
    stays_open=lambda said: f"In Ordnung, {said} bleibt offen. Es wurde nichts geändert.",
    unread_date=lambda piece: (
        f"„{piece}“ kann ich nicht als Datum lesen. Soll ich die Aufgabe so, ohne Datum, anlegen?"
    ),
    several_orders=lambda piece: (
        f"Ich habe noch nichts getan, weil ich „{piece}“ nicht verstehe. Was soll ich damit tun?"
    ),
    which_one="Welche meinst du?",
    kept="In Ordnung, das bleibt so. Es wurde nichts geändert.",
    one_at_a_time="Ein Name oder eine Notiz gehört zu einer Aufgabe. Welche ist gemeint?",
    not_corrected="Ich weiß nicht, was das berichtigt. Was soll ich ändern?",
    not_reminded=lambda said: f"{said} ist nicht vermerkt: Eine Erinnerung vorher braucht ein Datum.",
    no_alarm="Ich erinnere dich, sobald sie ein Datum hat; sie steht auf deiner Liste.",
    nothing_done="Das Letzte hat nichts geändert, es gibt also nichts zurückzunehmen. *Rückgängig* nimmt die Änderung "
    "davor zurück.",
    no_alarms="Ich erinnere dich an Aufgaben. Soll ich eine dafür anlegen?",
    when_to_remind="Wann soll ich dich erinnern? Sag etwa *erinnere mich eine Stunde vorher*. Es wurde nichts "
    "geändert.",
    remind_of=lambda line: f"Erinnere mich an {line}",
    no_redo="Gerade habe ich nichts zurückgenommen. Bitte sag noch einmal, was zu tun ist.",
    no_plan="Ich kann deinen Tag, deine Woche oder deinen Monat planen. Soll ich deine Woche planen?",
    not_sorted="Ich kann nach Datum, Priorität, Titel, Alter oder deiner Reihenfolge sortieren. Zum Beispiel: *zeig "
    "meine Aufgaben sortiert nach Priorität*.",
    some_task="eine Aufgabe",
    due=_due,
    overdue="überfällig",
    priority=lambda level: f"{_NOMINATIVE.get(level, level)} Priorität",
    list_head=_list_head,
    search_head=_search_head,
    add_the_first="Leg die erste an: *neue Aufgabe: Milch kaufen, morgen*.",
    first_shown=lambda count: "Das ist die erste." if count == 1 else f"Das sind die ersten {count}.",
    more=lambda count: f"und {count} weitere",
    added=lambda title, details: _stop(f"Ich habe {title} angelegt{details}"),
    changed=lambda title, changes: _stop(f"Ich habe {title} geändert{': ' if changes else ''}{', '.join(changes)}"),
    was_called=lambda title: f"hieß vorher {title}",
    no_due="kein Datum mehr",
    tags=lambda tags: f"Tags {tags}",
    no_tags="keine Tags mehr",
    new_description="mit neuer Beschreibung",
    no_description="ohne Beschreibung",
    field=lambda name, value: f"{name} {value or 'entfernt'}",
    completed=lambda title: f"Gut gemacht! {title} ist erledigt.",
    reopened=lambda title: f"{title} ist wieder offen.",
    deleted=lambda title: f"Ich habe {title} gelöscht.",
    already=_already,
    all_already="Diese waren schon so:",
    completed_many=lambda asked, count: f"Gut gemacht! Ich habe {_changed_tasks(asked, count)} abgehakt:",
    reopened_many=lambda asked, count: f"Ich habe {_changed_tasks(asked, count)} wieder geöffnet:",
    deleted_many=lambda asked, count: f"Ich habe {_changed_tasks(asked, count)} gelöscht:",
    updated_many=lambda asked, count: f"Ich habe {_changed_tasks(asked, count)} geändert:",
    confirm=_confirm,
    proposed=_proposed,
    starts=lambda day: f"beginnt am {_date(day)}",
    no_start="ohne Beginn",
    takes=lambda length: f"dauert {length}",
    no_duration="ohne Dauer",
    subtask_of=lambda title: f"Unteraufgabe von {title}",
    no_parent="eine eigene Aufgabe",
    repeats=german_rhythm,
    reminder=_reminder,
    no_more_reminders="ohne Erinnerung",
    repeats_once="kommt nicht wieder",
    date=_date,
    comes_next=lambda due: _stop(f"Das nächste Mal: {due}"),
    skipped=lambda title, due: _stop(f"Ich habe {title} ausgelassen, {due}"),
    paused=lambda title: f"Ich habe {title} angehalten: Es kommt nicht wieder, bis du *setze fort* sagst.",
    resumed=lambda title, details: _stop(f"{title} kommt wieder{details}"),
    ended=lambda title: f"{title} kommt jetzt nicht mehr wieder.",
    coming="Das ist dann fällig:",
    coming_again="Und das kommt wieder:",
    nothing_comes="Dann kommt nichts.",
    undone=lambda line: f"Ich habe das zurückgenommen: {line}.",
    undone_many=lambda count: f"Ich habe zurückgenommen, was mit {count} Aufgaben geschehen war:",
    undone_created=lambda title: f"{title} war neu und ist wieder weg",
    undone_changed=lambda title: f"{title} ist wieder wie vorher",
    undone_completed=lambda title: f"{title} ist wieder offen",
    undone_reopened=lambda title: f"{title} ist wieder erledigt",
    undone_deleted=lambda title: f"{title} ist wieder da",
    not_undone=lambda title: f"Bei {title} konnte ich nichts zurücknehmen: Die Aufgabe wurde seitdem wieder geändert.",
    no_such_task=lambda title: f"Es gibt keine Aufgabe namens {title}.",
    several_tasks=lambda count, title: f"Es gibt {count} Aufgaben namens {title}.",
    no_such_position=_no_such_position,
    gone="Diese Aufgabe gibt es nicht mehr.",
    done_already_title=lambda title: f"{title} ist erledigt, also gibt es nichts zu erinnern.",
    which_occurrences=lambda title: f"{title} kommt wieder. Nur dieses Mal, ab jetzt oder die ganze Serie?",
    only_this=lambda order: f"{order}, nur dieses Mal",
    this_and_later=lambda order: f"{order}, ab jetzt",
    whole_series=lambda order: f"{order}, die ganze Serie",
    nothing_to_plan="Nichts ist überfällig, und nichts wartet auf einen Tag.",
    no_room="Kein Tag hat noch Platz dafür. Sag zum Beispiel *plane nächste Woche*.",
    days_passed="Diese Tage sind vorbei.",
    no_tasks_fit="Solche Aufgaben gibt es nicht.",
    none_found="Keine dieser Aufgaben war zu finden.",
    not_all_found="Ich habe nichts geändert, weil ich nicht alle gefunden habe.",
    ask_first="Das ist nicht geschehen: Mehr als drei Aufgaben ändere ich nur, wenn du es bestätigst. Bitte nenne sie "
    "zusammen.",
    not_due=lambda title: f"{title} hat kein Datum, das ich verschieben könnte.",
    no_date=lambda said: (
        f"{said} kann ich nicht als Datum lesen; schreib es etwa so: *Freitag 17 Uhr* oder *27. November*."
    ),
    no_rhythm=lambda said: (
        f"{said} kann ich nicht als Rhythmus lesen; schreib es etwa so: *jeden Montag um 9 Uhr* oder *alle 2 Wochen*."
    ),
    no_reminder=lambda said: (
        f"{said} ist keine Erinnerung, die ich lesen oder finden kann; schreib etwa *eine Stunde vorher*."
    ),
    no_date_to_remind="Eine Erinnerung vorher braucht ein Datum; bitte setze zuerst eines.",
    has_no_reminder=lambda title: f"{title} hat keine Erinnerung. Sag etwa *erinnere mich eine Stunde vorher*.",
    which_reminder=lambda title: f"{title} hat mehrere Erinnerungen. Welche davon ist gemeint?",
    not_repeating=lambda title: f"{title} kommt nicht wieder, also gibt es nichts auszulassen oder zu beenden.",
    not_then=lambda title, due: f"{title} ist {due}, nicht dann. Es wurde nichts ausgelassen.",
    none_open="Es ist keine offen, die ich auslassen oder verschieben könnte.",
    done_already="Diese Aufgabe ist erledigt; bitte öffne sie wieder, bevor sie wiederkommen soll.",
    no_subtask="Das kann dort keine Unteraufgabe sein: Unteraufgaben haben selbst keine und kommen nur mit ihrer "
    "Aufgabe wieder.",
    invalid=lambda field, limit: (
        _FIELDS.get(field, "Eine Angabe")
        + (f" hat höchstens {limit} Zeichen." if limit else " ist leer oder ungültig.")
    ),
    view_saved=lambda name: f"Ich habe die Ansicht {name} gespeichert; sie steht links bei deinen Listen.",
    replace_view=lambda name: f"Ersetze die Ansicht „{name}“",
    nothing_filtered="Es ist nichts gefiltert, also gibt es nichts zu speichern. Sag zum Beispiel *speichere hohe "
    "Priorität #zuhause als Dringendes*.",
    name_taken=lambda name: (
        f"Es gibt schon eine Ansicht {name}. Soll ich sie ersetzen? Sonst speichere dies unter einem anderen Namen."
    ),
    too_many_views=lambda count: f"Es gibt schon {count} gespeicherte Ansichten. Bitte lösche links zuerst eine.",
    nothing_to_undo="Es gibt keine Änderung mehr, die ich zurücknehmen könnte.",
    nothing_done_here="In dieser Unterhaltung gibt es keine Änderung mehr, die ich zurücknehmen könnte.",
    changed_since=lambda title: f"{title} wurde seitdem wieder geändert und bleibt, wie sie ist.",
    broken="Das ging bei uns schief; geändert wurde nichts.",
    unknown_task=lambda title: f"Ich weiß nicht, welche Aufgabe {title} ist.",
    failed="Das hat nicht geklappt; geändert wurde nichts.",
    unreadable="Bei einem Schritt kam eine Antwort, die ich nicht lesen kann; ob er geklappt hat, weiß ich nicht. Sieh "
    "bitte in deinen Aufgaben nach.",
    part_missing="Wenn hier etwas fehlt, worum du gebeten hast, sag diesen Teil bitte noch einmal.",
    first_reached=lambda reached, total: (
        f"Das waren die ersten {reached} von {total} Aufgaben; sag es noch einmal für die nächsten."
    ),
)
