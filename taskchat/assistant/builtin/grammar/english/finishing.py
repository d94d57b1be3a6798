"""English sentences that complete, reopen, delete, or say that something is not done or shall stay."""

from taskchat.assistant.builtin.grammar.language import Row

FINISHING: tuple[Row, ...] = (
    ("keep", "[don't|do not|never] [<delete>|<complete>|<move>|<edit>|rename|mark|tick off|touch] {text}"),
    ("keep", "[keep|leave|spare] {tasks} (as [it is|they are]|alone|open|untouched|there)"),
    ("reopen", "<reopen> {tasks}"),
    ("reopen", "open {tasks} again"),
    ("reopen", "[mark|set|change|flag|make] {tasks} (to|as) (being) <not_done>"),
    ("reopen", "[mark|set|change|flag] {tasks} back to (being) <not_done>"),
    ("not_done", "{subject} <is_not> (yet|quite) <done> (yet)"),
    ("reopen", "{subject} [is|are] <not_done>"),
    ("not_done", "<did_not> [finish|complete|do|finished|completed|done|got done|get done|get through|manage] {tasks} "
               "(yet)"),
    ("not_done", "[i didn't|i did not|i haven't|i have not|i've not|i never] {tasks} (yet)"),
    ("not_done", "i still [have|need|want] to [finish|complete|do] {tasks}"),
    ("complete", "[mark|set|change|flag|make|move] {tasks} (to|as) (being) <done>"),
    ("complete", "mark (as) <done> {tasks}"),
    ("complete", "[check|tick|cross|strike] {tasks} off ([my|the] (task|to-do|todo|shopping) list)"),
    ("complete", "<complete> {tasks}"),
    ("complete", "<i_did> {tasks}"),
    ("complete", "[it's|that's|this is] <already> <done>", {"pointer": "it"}),
    ("complete", "[they're|they are|both are|all are] <already> <done>", {"pointer": "them"}),
    ("complete", "{subject} [is|are|has been|have been|got|was|were] <already> <done>"),
)  # fmt: skip

DELETION: tuple[Row, ...] = (
    ("delete_all", "[clear|empty|wipe|reset|delete|remove] (out) (my|the) (entire|whole) (task|to-do|todo) "
                   "[list|tasks|to-dos|todos]"),
    ("delete", "<delete> {tasks}"),
    ("delete", "{subject} can [go|be deleted|be removed]"),
)  # fmt: skip
