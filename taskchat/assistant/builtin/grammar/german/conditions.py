"""German conditions of lists, and stretches of days."""

from taskchat.assistant.builtin.grammar.language import Row

CONDITIONS: tuple[Row, ...] = (
    ("due", "überfällig|überfällige|überfälligen|überfälliges|verspätet|zu spät|im verzug", {"due": "overdue"}),
    ("due", "ohne [datum|termin|fälligkeit|fälligkeitsdatum|frist|deadline]|[undatiert|undatierte|undatierten]"
            "|(die|haben) kein [datum|fälligkeitsdatum|termin] (haben|hat)", {"due": "none"}),
    ("window", "(für|von|am) [heute|heutige|heutigen|heutiges] (abend) (noch)", {"window": "today"}),
    ("window", "[heute fällig|fällig heute|heute fällige|heute fälligen|für heute fällig]",
     {"window": "today", "said_due": True}),
    ("window", "(für|von) [morgen|morgige|morgigen]", {"window": "tomorrow"}),
    ("window", "[morgen fällig|fällig morgen|morgen fällige|morgen fälligen]",
     {"window": "tomorrow", "said_due": True}),
    ("window", "(für|an) [dieses wochenende|diesem wochenende|am wochenende|das wochenende|dem wochenende|wochenende]",
     {"window": "weekend"}),
    ("window", "(für|in) (der|die) [nächste|nächster|nächsten|kommende|kommenden|kommender] woche",
     {"window": "next week"}),
    ("window", "(für|in) [diese woche|dieser woche|der woche|die woche|den nächsten (7|sieben|paar) tagen"
               "|die nächsten (7|sieben|paar) tage]", {"window": "week"}),
    ("window", "[diese woche fällig|diese woche fällige|diese woche fälligen|fällig diese woche]",
     {"window": "week", "said_due": True}),
    ("window", "bald|demnächst|in kürze|anstehend|anstehende|anstehenden", {"window": "week"}),
    ("status", "offen|offene|offenen|offenes|unerledigt|unerledigte|unerledigten|ausstehend|ausstehende|ausstehenden"
               "|übrig", {"status": "open"}),
    ("status", "(noch) nicht (ganz) [erledigt|fertig|gemacht|geschafft|abgehakt|getan]"
               "|nicht [erledigte|erledigten]", {"status": "open"}),
    ("status", "erledigt|erledigte|erledigten|erledigtes|fertig|fertige|fertigen|abgehakt|abgehakte|abgehakten"
               "|geschafft|abgeschlossen|abgeschlossene|abgeschlossenen|gemacht|getan|fertig gemacht|abgearbeitet",
     {"status": "done"}),
    ("created", "(neu) (worden) [hinzugefügt|hinzugefügte|hinzugefügten|angelegt|angelegte|angelegten|erstellt"
                "|erstellte|erstellten|eingetragen|eingetragene|eingetragenen] (wurden|habe|worden sind)",
     {"created": True}),
    ("before", "(fällig) [vor|vor dem|vor der] {day}"),
    ("until", "(fällig) [überfällig|überfälliges] [und|oder] (von|für|am) {day}"),
    ("until", "(fällig) [bis|bis zum|bis zu|spätestens|bis spätestens|bis einschließlich] {day}"),
    ("after", "(fällig) [nach|nach dem|später als] {day}"),
    ("since", "(fällig) [ab|ab dem|seit|seit dem] {day}"),
    ("between", "(fällig) [zwischen|zwischen dem|von|vom] {day} [und|bis|bis zum|und dem|-] {day2}"),
    ("between", "(fällig) {day} [bis|bis zum|-] {day2}"),
    ("before_period", "(fällig) vor {period}"),
    ("after_period", "(fällig) nach {period}"),
    ("since_period", "(schon) seit {period}"),
    ("from_period", "(fällig) ab {period}"),
    ("between_periods", "(fällig) [zwischen|von] {period} [und|bis] {period2}"),
    ("overdue_for", "[überfällig|verspätet] seit [mehr als|über] {shift}"),
    ("overdue_at_least", "[überfällig|verspätet] (schon) seit {shift}"),
    ("either", "(am) {day} [oder|und] (am) {day2}"),
    ("period", "(in|für|im) {period}"),
    ("on", "{day}"),
    ("on", "[am|an|für|vom|für den|an dem] {day}"),
    ("on", "[am|für den] {day} [fällig|fällige|fälligen]"),
    ("on", "fällig (am) {day}"),
    ("tag", "(mit|unter|in|bei) {hashtag}"),
    ("tag", "mit (dem|den) <tag> {tag}"),
    ("tag", "(<tag>) [tag|tags] {tag}"),
    ("tag", "getaggt (mit|als) {tag}"),
    ("priority", "(die) ohne <priority> (sind)|(mit) [keine|keiner] <priority> (haben|hat)", {"priority": "none"}),
    ("priority", "(mit|von) (einer|der) {level} <priority>"),
    ("priority", "(mit) <priority> (ist) {level}"),
    ("priority", "(am) (sehr|besonders) [wichtig|wichtigste|wichtigsten|wichtige|wichtigen|dringend|dringende"
                 "|dringenden|dringendste|dringendsten|wichtiges|dringendes]", {"priority": "high"}),
    ("priority", "{level} <priority>"),
    ("about", "<about> {search}"),
    ("all", "(wirklich|absolut) [alles|alle|allen|sämtliche|jede|komplette liste|ganze liste]", {"all": True}),
    ("asked", "<asks>", {"asked": True}),
)  # fmt: skip

_LAST = "[letzte|letzten|letzter|vergangene|vergangenen|vergangener|vorige|vorigen|voriger]"
_NEXT = "[nächste|nächsten|nächster|kommende|kommenden|kommender]"

PERIODS: tuple[Row, ...] = (
    ("day", "heute", {"offset": 0}),
    ("day", "gestern", {"offset": -1}),
    ("day", "vorgestern", {"offset": -2}),
    ("week", "[diese|dieser|in dieser|die laufende] woche", {"offset": 0}),
    ("week", f"(der|die|in der) {_LAST} woche", {"offset": -1}),
    ("week", f"(der|die|in der) {_NEXT} woche", {"offset": 1}),
    ("week", "(der|die|in der) [vorletzte|vorletzten] woche", {"offset": -2}),
    ("week", "(der|die|in der) [übernächste|übernächsten] woche", {"offset": 2}),
    ("month", "[diesen|diesem|in diesem|im laufenden] monat", {"offset": 0}),
    ("month", f"(im|den) {_LAST} monat", {"offset": -1}),
    ("month", f"(im|den) {_NEXT} monat", {"offset": 1}),
    ("year", "[dieses|diesem|in diesem] jahr", {"offset": 0}),
    ("year", "(im) [letztes|letzten|vergangenes|vergangenen] jahr", {"offset": -1}),
    ("year", "(im) [nächstes|nächsten|kommendes|kommenden] jahr", {"offset": 1}),
    ("named_month", "(im) [letzten|vergangenen] {month}", {"past": True}),
    ("named_month", "(im|diesen|nächsten) {month}"),
    ("past_days", "(den|die|in den) [letzten|vergangenen] {count} [tagen|tage]"),
    ("past_weeks", "(den|die|in den) [letzten|vergangenen] {count} [wochen]"),
    ("coming_days", "(den|die|in den) [nächsten|kommenden] {count} [tagen|tage]"),
    ("coming_weeks", "(den|die|in den) [nächsten|kommenden] {count} wochen"),
)  # fmt: skip
