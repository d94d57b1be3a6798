"""German word classes, which patterns write as `<name>`, and words that have a value."""

CLASSES: dict[str, str] = {
    # Tasks and what points at them.
    "one": "aufgabe|task|todo|to-do|to do|eintrag|erinnerung|punkt|sache",
    "tasks": "aufgaben|aufgabe|tasks|task|todos|todo|to-dos|to-do|einträge|eintrag|erinnerungen|erinnerung|punkte"
             "|punkt"
             "|sachen|dinge",
    "plural": "aufgaben|tasks|todos|to-dos|einträge|erinnerungen|punkte|sachen|dinge",
    "all": "[alles|alle|allen|sämtliche|jede|jeden]|[die|meine] [ganze|komplette|gesamte] <list>|[die|meine] <list>",
    "list": "liste|aufgabenliste|todo-liste|to-do-liste|todoliste|einkaufsliste",
    "kind_alone": "(die|meine) [erledigten|fertigen|abgehakten|überfälligen] (sachen|dinge)",
    "my_list": "(alle|all) [meine|die|unsere] <plural>",
    "my": "die|der|das|den|dem|des|mein|meine|meinen|meiner|meinem|meines|unser|unsere|unseren|ein|eine|einen|einem"
          "|einer",
    "on_list": "[von|auf|aus|in] [meiner|der|dieser|unserer] <list>",
    "nameless": "(die|eine|meine|irgendeine) (neue) [aufgabe|aufgaben|etwas|was|irgendwas|eine|einen|die|das|der|den"
                "|task|todo|eintrag|alle|alles|mein|meine]",
    "denial": "nicht|nie|niemals|kein|keine|keinen|nichts|weder|nur|außer|wenn|falls|bis|bevor|alle außer|alles außer"
              "|alle bis auf|alles bis auf|alles andere als",
    "we": "ich|du|wir",
    "unborn": "(eine) [neue|neuer|neues] <one>|mir",
    "new": "angelegt|erstellt|hinzugefügt|eingetragen|aufgeschrieben|notiert",
    "newest": "neueste|neuesten|neuste|neusten|neue|neuen|[zuletzt|gerade|eben] "
              "[angelegte|angelegten|erstellte|erstellten|hinzugefügte|hinzugefügten|eingetragene|eingetragenen]",
    "done_to": "geändert|umbenannt|verschoben|erledigt|abgehakt|wieder geöffnet|gezeigt|erwähnt|genannt",
    "except": "außer|bis auf|mit ausnahme von|abgesehen von",
    "field": "priorität|prio|fälligkeitsdatum|fälligkeit|datum|frist|deadline|tag|tags|schlagwort",
    "no_subject": "was|welche|welcher|welches|welchen|wie|wer|wann|wo|warum|wieso|ist|sind|war|waren|habe|hab|hast"
                  "|hat|hatte"
                  "|haben|ich|du|wir|zeig|zeige|such|suche|find|finde|<delete>|<tick>|<move>|<set>|füg|füge|leg|lege"
                  "|trag|trage|schreib|schreibe|erstell|erstelle|erinner|erinnere|benenn|benenne|öffne|nicht|nie|kein"
                  "|keine|nichts|nur|wenn|falls|ob|noch|kannst|kann|könntest|soll|sollte|muss|darf|neue aufgabe"
                  "|aufgabe :"
                  "|notiz|bitte|gestern",
    "and": "und (auch|dann|noch)|&|plus|sowie",
    # Done and not done.
    "done": "erledigt|fertig|abgehakt|abgeschlossen|geschafft|gemacht|getan|beendet|abgearbeitet|fertiggestellt"
            "|fertig gemacht|fertig geworden|done",
    "participle": "bezahlt|überwiesen|gekauft|geschickt|abgeschickt|geschrieben|gelesen|gegossen|gebucht|angerufen"
                  "|geputzt|bestellt|repariert|vorbei|weg|da",
    "not_done": "(noch|immer noch|doch|leider) (noch) nicht (ganz|mehr|wirklich) <done>"
                "|(noch|immer noch|wieder|doch|leider|als) (noch) [offen|unerledigt|unfertig]",
    "already": "(jetzt|nun|nämlich) (schon|bereits|endlich) (alle|alles|beide|beides)",
    "lately": "gerade|eben|jetzt|schon|bereits|endlich|auch|heute|gerade eben|soeben|inzwischen",
    "i_have": "ich habe|ich hab|ich hatte|habe|hab|wir haben",
    "not_yet": "(noch|immer noch|leider|heute) (noch|immer noch) nicht (ganz|wirklich|so richtig|rechtzeitig)",
    # Orders.
    "tick": "erledig|erledige|beende|erledigen sie",
    "ticking": "erledigen|abhaken|abschließen|beenden|fertigstellen",
    "delete": "lösch|lösche|löschen sie|entfern|entferne|streich|streiche|verwirf|storniere|tilge",
    "deleting": "löschen|entfernen|streichen|wegwerfen|rausschmeißen|verwerfen",
    "move": "verschieb|verschiebe|verschieben sie|verleg|verlege|schieb|schiebe|vertag|vertage|leg|lege",
    "moving": "verschieben|verlegen|schieben|legen|vertagen|setzen|planen",
    "set": "setz|setze|stell|stelle|änder|ändere|mach|mache|plan|plane|leg|lege|markier|markiere",
    "setting": "setzen|stellen|ändern|machen|planen|markieren",
    "skip": "überspring|überspringe",
    "edit": "änder|ändere|bearbeite|pass an|aktualisiere",
    "drop": "entfern|entferne|lösch|lösche|streich|streiche|nimm",
    "due_date": "fälligkeitsdatum|fälligkeit|datum|termin|frist|deadline",
    "priority": "priorität|prio|wichtigkeit|dringlichkeit",
    "notes": "notiz|notizen|beschreibung|kommentar|anmerkung|bemerkung",
    "tag": "tag|tags|schlagwort|schlagwörter|schlagworte|etikett|etiketten|label|labels",
    "to": "in|zu|auf|nach",
    "onto": "auf|für|zu|zum|an|am|in|bis",
    "of": "von|vom|bei|beim|für|der|des|von der|von dem|zu|zur|zum",
    "its": "das|die|den|sein|seine|seinen|ihr|ihre|ihren|dessen|deren",
    # Parts of fields.
    "priority_noise": "priorität|prio|auf|mit|sehr|höchst|als|eine|einer|die|der|ist|zu|wichtigkeit|stufe",
    "lead": "auf|mit|und|als|zu|zum|am|um|für|den|dem|der|die|das|eine|einer|ist|auch|mach|setz|dann|in|noch|bis",
    "glue": "mit|und|auf|am|um|zu|zum|für|den|dem|der|die|das|eine|fällig|ist|bis|als|aufgabe",
    "dangling": "mit|und|am|um|bis|auf|für",
    "tagging": "<tagged>|(mit dem) [tag|tags|schlagwort]",
    "tagged": "(und) [mit (dem|den|der) <tag>|getaggt (mit|als)|[tags:|tag:|schlagwort:|schlagwörter:]|markiert als]",
    "described": "(und) [(mit) (der|einer) [beschreibung:|notiz:|notizen:]"
                 "|mit (der|einer|den) [beschreibung|notiz|notizen|bemerkung]]",
    "further": "weitere|weiteren|noch|um|für|einen weiteren|eine weitere|noch mal|nochmal",
    "more": "(mehr|weiter|später|weiteren)",
    # Creating.
    "the": "die|den|das",
    "a": "eine|einen|ein|die|noch eine|noch einen",
    "new_one": "neue|neuen|neuer|neues",
    "create": "erstell|erstelle|mach|mache|notier|notiere|vermerk|vermerke|plan|plane|ich brauche|gib mir",
    "put": "schreib|schreibe|setz|setze|pack|packe|tu|stell|stelle",
    "called": "namens|genannt|mit dem [titel|namen]|die heißt|:|für|zu|zum",
    "scope_this": "nur [dieses mal|diesmal|dieses eine mal|dieser|diese|dieses|heute]|(nur) dieses eine mal",
    "scope_following": "ab [jetzt|sofort|diesem|dieser]|(für) (alle) [kommenden|folgenden|späteren]",
    "scope_all": "(für) die [ganze|gesamte] serie",
    "only_this": "nur [das heutige|die heutige|den heutigen|dieses|diese|diesen]",
    "remind": "erinner mich|erinnere mich|erinnern sie mich|erinner uns|erinnere uns",
    "dont_forget": "vergiss nicht|vergiss (bitte) nicht|nicht vergessen|ich darf nicht vergessen|denk daran|denk dran"
                   "|denke daran|merk dir|merke dir|hilf mir daran zu denken",
    "infinitive_mark": "zu",
    "separable": "ab|an|auf|aus|bei|durch|ein|fertig|fest|frei|heim|her|herunter|hin|hoch|los|mit|nach|nieder|rauf"
                 "|raus"
                 "|rein|rüber|runter|sauber|statt|teil|um|vor|vorbei|weg|weiter|wieder|zu|zurück|zusammen",
    "must": "ich muss|ich müsste|ich soll|ich sollte|wir müssen|ich habe vor",
    "please": "mir|noch|bitte|mal|doch|schnell|eben",
    "courtesy": "(<please>) (<please>) (<please>)",
    "to_list": "[auf|zu] [meine|die|meiner|der|unsere|unserer] <list>|zur <list>|als (neue) <one>",
    "no_title": "(die) [aufgaben|aufgabe] [aus|von|für jede|für jeden|in|auf] (.)",
    # Courtesies.
    # The verb of a wish stands at its end, so that the courtesy is taken off whatever follows.
    "wish": "ich will",
    "wished": "sehen|wissen",
    "polite": "hey|hallo|hi|ok|okay|also|so|dann|nun|und|auch|bitte|mal|taskchat|jetzt|ach|eigentlich|tatsächlich"
              "|[kannst|könntest|würdest|magst|willst] du (mir) (bitte) (mal) (bitte) (mir)"
              "|[können|könnten|würden] sie (mir) (bitte)"
              "|ich [möchte|will|würde|hätte] (gern|gerne) (bitte) (mal) (wissen)|du [sollst|kannst|könntest]|sag mir",
    "exclaimed": "ups|oh|halt|moment|sorry|entschuldigung|nein|ja|na ja|naja|hm|tja|mist|stopp|ach",
    "thanks": "bitte|danke|dankeschön|danke dir|vielen dank|danke schön|für mich|ok|okay|ja|mal|sofort|gleich",
    # Replies to a question, and the beginnings of messages that are none.
    "yes": "[ja|jo|jep|jawohl|klar|genau|richtig|stimmt|sicher|ok|okay|gern|gerne|mach das|mach es|tu das|bestätigt"
           "|ich bestätige|ich bin sicher] (<yes_please>) (<yes_please>)",
    "yes_please": "bitte|gern|gerne|genau|klar|mach das|mach es|lösche [sie|es|alle|alles]|ich bin sicher",
    "no": "[nein|nö|nee|ne|nicht|lieber nicht|doch nicht|abbrechen|stopp|halt|vergiss es|lass es|behalte sie] "
          "(<no_thanks>) (<no_thanks>)",
    "no_thanks": "danke|bitte|nicht|doch nicht|lieber nicht|sorry",
    "asking": "zeig|zeige|liste|was|welche|welcher|welches|wie viele|habe ich|hab ich",
    # Looking.
    "sort_due": "(der|dem) <due_date>",
    "sort_priority": "(der) <priority>|wichtigkeit",
    "sort_title": "(dem) [titel|namen|name|alphabet]|alphabetisch",
    "sort_created": "(die) neueste (zuerst)|neuesten (zuerst)|(dem) alter|(dem) [erstelldatum|anlegedatum]",
    "sort_position": "hand|meiner reihenfolge|(der) [position|reihenfolge]",
    "find": "such|suche|such nach|suche nach|such mir|suche mir|find|finde|finde mir|wo ist|wo sind|gibt es|gibt's",
    "article": "die|der|das|den|dem|ein|eine|einen|mein|meine|meinen|meiner|nach|alle|aufgabe|aufgaben|wort|wörter"
               "|etwas|was|mit",
    "unsearchable": "oder|und nicht|nicht|nach|vor|zwischen|außer|ohne|sortiert",
    "no_tag": "ein|eine|einen|der|die|das|den|dem|mit|ohne|kein|keine|welche|welcher|von|für|jeder|jeden|pro",
    "about": "über|zum thema|wegen|namens|mit (dem|den) [wort|wörtern|text]|rund um|zum|zur",
    "asks": "steht an|liegt an|ansteht|kommt als nächstes|ist als nächstes dran|habe ich|hab ich|muss ich|<list>"
            "|termine|fällig|fälligkeiten|agenda|übersicht|zu tun|zu erledigen",
    "filler": "zeig|zeige|zeigst|zeigen|mir|uns|bitte|mal|doch|liste|list|auf|an|die|der|das|den|dem|des|mein|meine"
              "|meinen|meiner|meinem|unsere|unser|was|welche|welcher|welches|welchen|wie|viel|viele|ist|sind|war"
              "|waren"
              "|steht|stehen|gibt|es|hab|habe|haben|hast|ich|du|wir|noch|denn|so|nun|jetzt|zu|tun|machen|erledigen"
              "|muss"
              "|müssen|soll|sollte|sollen|kann|können|vor|alles|alle|allen|etwas|irgendetwas|irgendwas|schon"
              "|eigentlich"
              "|wurde|wurden|worden|mit|von|bei|für|im|in|am|um|als|nächstes|nächste|aktuell|gerade|heutigen|gib"
              "|gibst"
              "|sag|such|suche|finde|schau|sieh|und|auch|nur|da|dran|davon|hinter|mich|bevor|ansehen|sehen|anzeigen"
              "|auflisten|will|möchte|gern|gerne|fällig|werden|wird|eine|einen|ein|überhaupt|insgesamt|komplette"
              "|ganze"
              "|gesamte|welchem|datum|termin|zeit|sonst|los|anstehen|bleibt|übrig|bis",
}  # fmt: skip

NUMBERS = {
    word: number
    for number, word in enumerate(
        ("eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"), start=1
    )
} | {"ein": 1, "eine": 1, "einen": 1, "einer": 1, "einem": 1, "ein paar": 3, "paar": 3}
_ORDINALS = {
    "erst": "first", "zweit": "second", "dritt": "third", "viert": "fourth", "fünft": "fifth", "sechst": "sixth",
    "siebt": "seventh", "acht": "eighth", "neunt": "ninth", "zehnt": "tenth", "letzt": "last", "oberst": "first",
    "unterst": "last",
}  # fmt: skip
ORDINALS = {f"{stem}{end}": word for stem, word in _ORDINALS.items() for end in ("e", "en", "er", "es")}
MONTHS = {
    word: number
    for number, word in enumerate(
        ("januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november",
         "dezember"), start=1,
    )
}  # fmt: skip
_LEVELS = {
    "hoch": "high", "hoh": "high", "höchst": "high", "wichtig": "high", "dringend": "high", "kritisch": "high",
    "mittel": "medium", "mittler": "medium", "normal": "medium", "niedrig": "low", "gering": "low", "unwichtig": "low",
}  # fmt: skip
PRIORITIES = {
    **{f"{stem}{end}": level for stem, level in _LEVELS.items() for end in ("", "e", "en", "er", "es")},
    "p1": "high", "p2": "medium", "p3": "low",
}  # fmt: skip
UNITS = {
    "minute": "minutes", "minuten": "minutes", "stunde": "hours", "stunden": "hours", "monat": "months",
    "monate": "months", "monaten": "months", "tag": "days", "tage": "days", "tagen": "days", "woche": "weeks",
    "wochen": "weeks",
}  # fmt: skip
