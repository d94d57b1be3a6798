"""English sentences about what comes again."""

from taskchat.assistant.builtin.grammar.language import Row

REPEATING: tuple[Row, ...] = (
    ("repeat", "[<set>|<move>] {tasks} (to) [repeat|recur|come again] (itself|again) {rhythm}"),
    ("repeat", "[<set>|<move>|repeat|<edit>] {tasks} (to be|to|for) {rhythm}"),
    ("repeat", "{subject} (should) [repeats|repeat|recurs|recur|comes again|come again] (now|again) {rhythm}"),
    ("skip", "<skip> {period} 's {task}"),
    ("skip", "<skip> {day} 's {task}"),
    ("skip", "<skip> {task} (for) {period}"),
    ("skip", "<skip> {task} (for|on) {day}"),
    ("skip", "<skip> (the) next {task}"),
    ("skip", "<skip> {task} (just) [once|this once|this time|this one time]"),
    ("skip", "<skip> {task}"),
    ("end", "[stop|quit|end] [repeating|the repetition of|the series of|the series] {task}"),
    ("end", "stop {task} from [repeating|recurring|coming again]"),
    ("end", "[don't|do not|never] repeat {task} [any more|anymore|any longer]"),
    ("end", "[don't|do not] repeat {task}"),
    ("end", "{subject} [does not|doesn't|do not|don't|should not|shouldn't] (have to) [repeat|recur|come again] "
            "(any more|anymore|any longer)"),
    ("end", "{subject} no longer [repeats|repeat|recurs|comes again]"),
    ("pause", "pause (repeating) {task}"),
    ("pause", "put {task} on [hold|pause]"),
    ("resume", "[resume|unpause|restart] (repeating) {task}"),
    ("list_done", "[done|finished|completed] (in|on|during|within) {period}"),
    ("coming", "[what's|what is|what] (all) coming (up) (in|on|during|within|over|for) {period}"),
    ("coming", "what (all) [comes|repeats|recurs] (up|back|again) (in|on|during|within|over|for) {period}"),
    ("coming", "what (all) [comes|repeats|recurs] (up|back|again) (on) {day}"),
)  # fmt: skip
