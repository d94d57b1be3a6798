"""English sentences about subtasks, how long tasks take, and the day on which they start."""

from taskchat.assistant.builtin.grammar.language import Row

CLASSES = {
    "subtask": "subtask|sub-task|sub task|substep|step",
    "subtasks": "subtasks|sub-tasks|sub tasks|substeps|steps",
    "own": "[task|one] [of its own|on its own]|[own|separate|main|top-level|top level|normal|independent] task",
    "length": "duration|length|time estimate|estimate|estimated time",
    "taking": "(,) (and) (that|which|it) [takes|take|will take|should take|taking|lasts|lasting|with a duration of"
              "|duration]",
    "start_day": "start|start day|start date|starting day|starting date",
    "hidden": "(,) (and) (that|which) [hidden until|hidden till|hide until|hide it until|not before"
              "|(do) not show before|not shown before|don't show (it) before|with [start|start date]|start date]",
    "no_priority": "(with|has|have) no <priority>|without (a|any) <priority>|<priority> none|none",
}  # fmt: skip

SUBTASKS: tuple[Row, ...] = (
    ("add_subtasks", "[add|create|make] (a|an|the|another|new) (new) <subtask> (called|named|to|:) {line} "
                     "[to|for|under|of] {parent}"),
    ("add_subtasks", "[add|create|make] (the|these|new|some) <subtasks> (called|named|:) {titles} "
                     "[to|for|under|of] {parent}"),
    ("add_subtasks", "[add|create|make] (a|an|the|another|new) (new) [<subtask>|<subtasks>] [to|for|under|of] {parent} "
                     "[:|called|named] {titles}"),
    ("add_subtasks", "[add|create|put] {line} as (a|another|one|the) (new) <subtask> [to|for|under|of] {parent}"),
    ("add_subtasks", "[add|create|put] {titles} as (the|new) <subtasks> [to|for|under|of] {parent}"),
    ("add_subtasks", "[add|put] {line} under {parent}"),
    ("add_subtasks", "[break|split|divide] (up|down) {parent} (up|down) into (the|these) (<subtasks>|tasks) (:) "
                     "{titles}"),
    ("change", "[make|turn|set|move|put] {task} (in|into|as|to be|to) (a|an|the|another) <subtask> [of|under|for|to] "
               "{parent}"),
    ("change", "[move|put|nest] {task} under {parent}"),
    ("change", "{subject} [is|should be|becomes] (now) (a|an) <subtask> of {parent}"),
    ("change", "[make|turn] {task} (in|into|to) (a|an|its) <own> (again)", {"parent": "none"}),
    ("change", "{subject} [is|should be] [no|not a|no longer a|not any longer a] <subtask> (any more|anymore)",
     {"parent": "none"}),
)  # fmt: skip

DURATIONS: tuple[Row, ...] = (
    ("change", "<drop> (the) <length> [of|from|for|on] {task}", {"duration_minutes": 0}),
    ("change", "<drop> <its> <length>", {"duration_minutes": 0}),
    ("change", "<set> (the) <length> [of|for|on] {task} <to> {duration_minutes}"),
    ("change", "<set> {task} 's <length> <to> {duration_minutes}"),
    ("change", "<set> <its> <length> <to> {duration_minutes}"),
    ("change", "<set> {task} (to|to take|to be|at) {duration_minutes} (long)"),
    ("change", "estimate {task} [at|to take|with] {duration_minutes}"),
    ("change", "{subject} (now) [takes|take|will take|should take|needs|lasts] (about) {duration_minutes}"),
    ("change", "{subject} [is|are] {duration_minutes} long"),
)

STARTS: tuple[Row, ...] = (
    ("change", "<drop> (the) <start_day> [of|from|for|on] {task}", {"start": "none"}),
    ("change", "<drop> <its> <start_day>", {"start": "none"}),
    ("change", "unhide {task}", {"start": "none"}),
    ("change", "show (me) {task} again", {"start": "none"}),
    ("change", "hide {task} (until|till|for) {start}"),
    ("change", "keep {task} hidden (until|till) {start}"),
    ("change", "[don't|do not] show (me) {task} (again) [until|till|before] {start}"),
    ("change", "[start|begin] (with) {task} (on|from|at|not before) {start}"),
    ("change", "<set> (the) <start_day> [of|for] {task} <to> {start}"),
    ("change", "<set> <its> <start_day> <to> {start}"),
    ("change", "{subject} [starts|start|begins|should start|does not start before|doesn't start before"
               "|can't start before] (on|from) {start}"),
)  # fmt: skip

WORKING: tuple[Row, ...] = (*SUBTASKS, *DURATIONS, *STARTS)

LINE: tuple[Row, ...] = (
    ("parent", "{head} as (a|another) (new) <subtask> [of|to|for|under] {parent}"),
    ("duration", "{head} <taking> (about) {duration_minutes}"),
    ("duration", "{head} <taking> (about) {duration_minutes} {details}"),
    ("start", "{head} <hidden> {start}"),
    ("start", "{head} <hidden> {start} {details}"),
)

LEFT: tuple[Row, ...] = (
    ("subtasks", "[what's|what is|what] (still) [left|open|missing|undone] (to do|undone|open) [of|for|on|in|under] "
                 "{parent}", {"status": "open"}),
    ("subtasks", "[show|list|which are|what are|which] (me) (all) (the|its|my|open) [<subtask>|<subtasks>] "
                 "(are left|are open) [of|for|under|in|does] {parent} (have)"),
    ("subtasks", "[<subtask>|<subtasks>] [of|for|under] {parent}"),
    ("search", "how long [does|do|will|would|should] {search} [take|last]"),
    ("search", "when [does|do|will|should|can] {search} [start|begin]"),
)  # fmt: skip
