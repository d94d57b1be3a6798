"""German sentences by intent; of two that explain the same words, the first is meant."""

from taskchat.assistant.builtin.grammar.german.changing import CHANGES, QUESTIONS_BACK
from taskchat.assistant.builtin.grammar.german.creating import CREATION
from taskchat.assistant.builtin.grammar.german.finishing import DELETION, FINISHING
from taskchat.assistant.builtin.grammar.german.reminding import ONE_REMINDER
from taskchat.assistant.builtin.grammar.german.repeating import REPEATING
from taskchat.assistant.builtin.grammar.german.saving import SAVING
from taskchat.assistant.builtin.grammar.german.talking import CORRECTIONS, TALK, UNDO
from taskchat.assistant.builtin.grammar.german.working import LEFT, WORKING
from taskchat.assistant.builtin.grammar.language import Row

LISTING: tuple[Row, ...] = (
    ("search", "[was ist|was sind|wie lautet|wie lauten|zeig|zeige|lies] (mir) (die|der|das) <notes> <of> {search}"),
    ("list", "{question} [sortiert|geordnet] (nach) {sort}"),
    ("list", "{question} (nach) {sort} [sortiert|geordnet]"),
    ("list", "[sortier|sortiere|ordne] {question} (nach) {sort}"),
    ("list", "{question} (die) [neueste|neuesten] zuerst", {"sort": "created"}),
    ("unable_sort", "{question} [sortiert|geordnet] (nach) {text}"),
    ("unable_sort", "[sortier|sortiere|ordne] {question} nach {text}"),
    ("list", "{question}"),
    *LEFT,
    ("search", "<find> {search} (heraus|raus)"),
    ("search", "[wann|wo] [ist|sind|war] {search} (fällig|geplant|dran)"),
    ("search", "wann muss ich {search}"),
    ("search", "[ist|sind|war|waren] {search} (schon) (noch) [erledigt|fertig|offen|abgehakt]", {"state": True}),
    ("search", "[ist|sind|war|waren] {search} (schon) (noch) [fällig|überfällig]"),
    ("search", "[ist|sind|war|waren] {search} (schon) {participle}", {"state": True}),
    ("search", "[habe|hab] ich {search} (schon) [erledigt|gemacht|geschafft|fertig|abgehakt]", {"state": True}),
    ("search", "[zeig|zeige] (mir) (mal) {search} (an)"),
    ("search", "[habe|hab] ich {search} (<on_list>)"),
    ("search", "was weißt du über {search}"),
    ("ask_list", "[zeig|zeige|liste|welche|was|finde|such|suche|habe ich|hab ich] {list_words}"),
)

# What is said with its courtesies and exclamations: "nein, die andere".
REMARKS: tuple[Row, ...] = (*TALK, *UNDO, *CORRECTIONS)

SENTENCES: tuple[Row, ...] = (
    *SAVING, *REPEATING, *FINISHING, *WORKING, *ONE_REMINDER, *CHANGES, *DELETION, *CREATION, *QUESTIONS_BACK, *LISTING,
)  # fmt: skip
