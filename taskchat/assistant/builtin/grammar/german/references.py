"""German ways to name tasks, and to give a new task's tags and notes."""

from taskchat.assistant.builtin.grammar.language import Row

REFERENCES: tuple[Row, ...] = (
    ("it", "es|das|dies|dieses|ihn|diesen|den|[diese|dieser|die gleiche|dieselbe|die] <one>"),
    ("it", "(die) (letzte) (<one>) die <we> (gerade|eben|zuletzt) <done_to> [habe|hast|haben]"),
    ("other", "[die|den|das] [andere|anderen] (<one>) (davon)"),
    # "Sie" and "die" are one task as well as several: the newest that were spoken of.
    ("them", "sie|die|ihnen|beide|beides|die beiden|alle beide|alle drei|die drei|sie alle|alle davon|alle diese|diese"
             "|[diese|die gleichen|dieselben] (zwei|drei|vier|fünf|beiden) <plural>"),
    ("them", "alles was <we> [gezeigt|gefunden|aufgelistet] [hast|habe|haben]|alle (gezeigten|gefundenen) davon"),
    ("added", "(die|meine) (<newest>|letzte) (<one>) die <we> (gerade|eben|zuletzt) <new> [habe|hast|haben]"),
    ("added", "[die|meine] <newest> <one>"),
    ("numbered", "aufgabe {number}"),
    ("position", "(die|den|das|der|meine|nummer) {nth} (<tasks>) (<on_list>)"),
    ("position", "(die) (<tasks>) (nummer|nr|nr.) {number} (<tasks>) (<on_list>)"),
    ("range", "(die) (<tasks>|nummern) {number} [-|\u2013|bis] {number2}"),
    ("range", "(die) (<tasks>|nummern) {span}"),
    ("top", "(die|meine) [ersten|obersten] {count} (<tasks>) (<on_list>)"),
    ("unclear", "(die|meine) [letzten|untersten] {count} (<tasks>) (<on_list>)"),
    ("unclear", "(die|meine) [letzten|untersten] (paar|beiden|drei) (<tasks>) (<on_list>)"),
    ("except", "{tasks} <except> {tasks2}"),
    ("but_not", "{tasks} [aber nicht|und nicht|nur nicht] {tasks2}"),
    ("several", "[beide|beides|sowohl] {names}"),
    ("several", "(die|meine|diese|folgende|folgenden) <plural> (nummer|nr.|namens|:) {names}"),
    ("named", "(die|der|den|meine|eine) <one> [namens|mit dem [titel|namen]|genannt|zu|über|:] {name}"),
    ("named", "(die|der|den|meine) [aufgabe|task|todo|eintrag] {name}"),
    ("again", "{tasks} <on_list>"),
)  # fmt: skip

LINE: tuple[Row, ...] = (
    ("description", "{head} <described> {description}"),
    ("tags", "{head} <tagged> {tags}"),
    ("tags", "{head} <tagged> {tags} {details}"),
)
