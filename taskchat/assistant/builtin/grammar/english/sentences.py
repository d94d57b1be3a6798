"""English sentences by intent; of two that explain the same words, the first is meant."""

from taskchat.assistant.builtin.grammar.english.changing import CHANGES, QUESTIONS_BACK
from taskchat.assistant.builtin.grammar.english.creating import CREATION
from taskchat.assistant.builtin.grammar.english.finishing import DELETION, FINISHING
from taskchat.assistant.builtin.grammar.english.reminding import ONE_REMINDER
from taskchat.assistant.builtin.grammar.english.repeating import REPEATING
from taskchat.assistant.builtin.grammar.english.saving import SAVING
from taskchat.assistant.builtin.grammar.english.talking import CORRECTIONS, TALK, UNDO
from taskchat.assistant.builtin.grammar.english.working import LEFT, WORKING
from taskchat.assistant.builtin.grammar.language import Row

LISTING: tuple[Row, ...] = (
    ("search", "[what is|what's|what are|show|read|tell] (me) (the) <notes> [of|for|on|to] {search}"),
    ("list", "{question} [sorted|sort|ordered|order] (by) {sort}"),
    ("list", "[sort|order] (my) {question} (by) {sort}"),
    ("list", "{question} by {sort}"),
    ("list", "{question} (in) [alphabetically|alphabetical order]", {"sort": "title"}),
    ("list", "{question} (with) (the) [newest|latest] first", {"sort": "created"}),
    ("unable_sort", "{question} [sorted|sort|ordered|order] (by) {text}"),
    ("unable_sort", "[sort|order] (my) {question} (by) {text}"),
    ("list", "{question}"),
    *LEFT,
    ("search", "<find> {search}"),
    ("search", "[when|where|what] [is|are|was] {search} (due|planned|scheduled)"),
    ("search", "[when|where] [do|did|must|should] i (have to) [do|have|finish] {search}"),
    ("search", "[is|are|was|were] {search} (already) (still) [done|finished|complete|completed|open]", {"state": True}),
    ("search", "[is|are|was|were] {search} (already) (still) [due|overdue]"),
    ("search", "[is|are|was|were] {search} (already) (still) {participle}", {"state": True}),
    (
        "search",
        "[did|have] i (already) [finish|do|complete|finished|done|completed] {search} (already|yet)",
        {"state": True},
    ),
    ("search", "[do|did] i have {search} (on my list)"),
    ("search", "what do i know about {search}"),
    ("ask_list", "[show|list|display|which|what|find|do i have|have i] {list_words}"),
    ("search", "show (me) {search}"),
)

REMARKS: tuple[Row, ...] = (*TALK, *UNDO, *CORRECTIONS)
SENTENCES: tuple[Row, ...] = (
    *SAVING,
    *REPEATING,
    *FINISHING,
    *WORKING,
    *ONE_REMINDER,
    *CHANGES,
    *DELETION,
    *CREATION,
    *QUESTIONS_BACK,
    *LISTING,
)
