"""Words of English and German that carry no title by themselves, or turn one into its opposite."""

ARTICLES = frozenset({
    "the", "a", "an", "my",
    "der", "die", "das", "den", "dem", "ein", "eine", "einen", "mein", "meine", "meinen",
})  # fmt: skip
NEGATIONS = frozenset({
    "not", "no", "never", "none", "without", "dont", "doesnt", "didnt", "cant", "cannot", "wont", "isnt", "arent",
    "nicht", "nichts", "nie", "niemals", "kein", "keine", "keinen", "keinem", "keiner", "keines", "ohne",
})  # fmt: skip
# Before or after a title: "the rent task".
TASK_NOUNS = frozenset({"task", "aufgabe"})
_POINTERS = frozenset({
    "it", "this", "that", "these", "those", "them", "one", "ones", "other", "others", "another", "all", "everything",
    "anything", "something", "both", "each", "every", "i", "me", "you", "tasks", "item", "items", "thing", "things",
    "todo", "todos",
    "es", "dies", "diese", "dieser", "dieses", "alle", "alles", "aufgaben",
})  # fmt: skip
_SMALL = frozenset({
    "to", "for", "of", "in", "on", "at", "by", "with", "from", "into", "up", "and", "or", "is", "be", "do",
    "und", "oder", "zu", "für", "von", "im", "am", "bei", "mit", "aus", "auf",
})  # fmt: skip
# A reference of nothing else names no task.
EMPTY = ARTICLES | NEGATIONS | TASK_NOUNS | _POINTERS | _SMALL
