"""English sentences about saved views."""

from taskchat.assistant.builtin.grammar.language import Row

SAVING: tuple[Row, ...] = (
    ("save_view", "[save|keep|store] (me) [this|that|it|these] (view|list|filter|search|tasks|ones) [as|under] "
                  "(the name|a view called) {title}"),
    ("save_view", "[save|store] (me|my|the) {question} [as|under] (the name|a view called) {title}"),
    ("replace_view", "[replace|overwrite] (the|my) (saved) view {title}"),
)  # fmt: skip
