"""English sentences that change tasks, and those that leave out what shall change."""

from taskchat.assistant.builtin.grammar.language import Row

NOTES: tuple[Row, ...] = (
    ("change", "(please) [add|put|write] (a|an|the|another) <notes> [to|on|for|about] {task} : {add_description}"),
    ("change", "(please) [note|notes|comment] [to|on|for|about] {task} : {add_description}"),
    ("change", "(please) add to (the) <notes> of {task} : {add_description}"),
    ("change", "(please) [add|put|write] (a|an|the|another) <notes> : {add_description}"),
)

CHANGES: tuple[Row, ...] = (
    # What is not possible yet.
    ("unable_repeat", "[<set>|<move>|repeat|<edit>] {tasks} (to|to be|for) {rhythm}"),
    ("unable_repeat", "repeat {tasks} {rhythm}"),
    ("unable_repeat", "[<set>|<move>] {tasks} (to) [repeat|recur|come again] {rhythm}"),
    ("unable_reminder", "{reminder}"),
    ("unable_reminder", "<remind> (of it|of that) {shift} [before|earlier|ahead|in advance|beforehand] (it|that)"),
    ("unable_reminder", "<remind> [of|about] {text} {shift} [before|earlier|ahead|in advance|beforehand] (it|that)"),
    ("unable_reminder", "<remind> [of|about] {text} the [day|night|evening|week|hour|morning] before (it|that)"),
    ("unable_reminder", "<remind> (of it|of that) the [day|night|evening|week|hour|morning] before (it|that)"),
    ("unable_reminder", "[set|add] (a) reminder for {text} before (it|that)"),
    # Taking away.
    ("change", "<drop> (the) <due_date> [of|from|for|on] {tasks}", {"due": "none"}),
    ("change", "<drop> {tasks} 's <due_date>", {"due": "none"}),
    ("change", "<drop> <its> <due_date>", {"due": "none"}),
    ("change", "<drop> <its> <notes>", {"description": "none"}),
    ("change", "<drop> <its> <priority>", {"priority": "medium"}),
    ("change", "<drop> (the) <priority> [of|from|for|on] {tasks}", {"priority": "medium"}),
    ("ask_tags", "<drop> (all|the|its|my|every) (all|the|its|my|every) tags ([of|from|on] [it|that|this])"),
    ("ask_tags", "<drop> (all|the|its|my|every) (all|the|its|my|every) [tag|tags] [of|from|on] {text}"),
    ("change", "<drop> (the) [tag|tags] {remove_tags} [of|from|on] {tasks}"),
    ("change", "<drop> (the) {remove_tags} tag [of|from|on] {tasks}"),
    ("change", "<drop> {hashtags} [of|from|on] {tasks}", {"removes": True}),
    ("change", "untag {tasks} [from|as|with] {remove_tags}"),
    ("change", "<drop> (the) <notes> [of|from|on] {tasks}", {"description": "none"}),
    # Names and notes.
    ("change", "[rename|retitle] {task} <to> {title}"),
    ("change", "call [it|that|this] {title}"),
    ("change", "<set> (the) [title|name] of {task} <to> {title}"),
    ("change", "<set> {task} 's [title|name] <to> {title}"),
    ("change", "<set> <its> [title|name] <to> {title}"),
    ("change", "<set> (the) <notes> of {task} <to> {description}"),
    ("change", "<set> <its> <notes> <to> {description}"),
    ("change", "[add|put|write] (a|an|the|another) <notes> [to|on|for] {task} [saying|that says|that] "
               "{add_description}"),
    ("change", "add (a|an|the|another) <notes> : {add_description} to {task}"),
    ("change", "add (a|an|the|another) <notes> {add_description} to {task}"),
    # Priority.
    ("change", "<set> (the|its|their) <priority> (to|as) {priority}"),
    ("change", "<set> (the) <priority> [of|for|on] {tasks} [to|as] {details}"),
    ("change", "<set> {tasks} 's <priority> (to|as) {priority}"),
    ("change", "<set> {tasks} <priority> [to|as] {priority}"),
    ("change", "[raise|increase|bump (up)] (the) <priority> [of|for] {tasks}", {"priority": "high"}),
    ("change", "[lower|reduce|decrease] (the) <priority> [of|for] {tasks}", {"priority": "low"}),
    ("change", "[prioritise|prioritize] {tasks}", {"priority": "high"}),
    ("change", "add (a|an) {priority} to {tasks}"),
    # Due dates.
    ("change", "<set> (the|its|their) <due_date> [to|as|at|for|on] {details}"),
    ("move_from", "<set> (the) <due_date> [of|for|on] {tasks} from {day} to {due}"),
    ("change", "<set> (the) <due_date> [of|for|on] {tasks} [to|as|at|for|until|on] {details}"),
    ("change", "<set> {tasks} 's <due_date> (to) {due}"),
    ("change", "<set> {tasks} <due_date> to {due}"),
    ("change", "add (a|an|the) [due date|deadline] (of) {due} to {tasks}"),
    ("change", "{subject} [is|are] (now) due {due}"),
    ("change", "{subject} [is|are|has|have|gets|get|should be|should have] (now) {priority}"),
    ("change", "{subject} [has|have] no <due_date> (any more|anymore)", {"due": "none"}),
    ("change", "{subject} [does not|doesn't|do not|don't] have a <due_date> (any more|anymore)", {"due": "none"}),
    ("change", "<set> (the) [time|hour] (of day) [of|for|on] {tasks} to {due}"),
    ("shift", "<later> {tasks} (back) (by|for) {shift} (later|back|more)"),
    ("shift", "[move|bring|pull] {tasks} (forward|earlier) (by|for) {shift} (forward|earlier)", {"earlier": True}),
    ("move_from", "[<move>|<set>] {tasks} from {day} [to|until|on] {due}"),
    ("change", "<move> {tasks} (to|until|till|by|for|on) {due}"),
    ("change", "<move> {tasks} (to|until|till|by|for|on) {details}"),
    # Tags.
    ("change", "[tag|label] {tasks} [with|as] {add_tags}"),
    ("change", "[tag|label] {tasks} {add_tags}"),
    ("change", "add (the) [tag|tags] {add_tags} to {tasks}"),
    ("change", "add (the|a|an) {add_tags} tag to {tasks}"),
    ("change", "add {hashtags} to {tasks}"),
    # Several fields at once, or only one.
    ("change", "<edit> {task} : {details}"),
    ("change", "<set> {tasks} [for|on] {due}"),
    ("change", "<set> {tasks} [to|as|into|to be|with|a] {details}"),
    ("change", "<assign> {tasks} (a|an) {priority}"),
    ("change", "<assign> {task} {details}"),
    ("change", "<edit> {task} <to> {new_name}"),
    ("ask_details", "<edit> {tasks} [<to>|:] {text}"),
    ("ask_details", "<set> {tasks} [<to>|:] {text}"),
)  # fmt: skip

QUESTIONS_BACK: tuple[Row, ...] = (
    ("ask_which_complete", "[complete|finish|tick off|check off] (a|one|another|some|the) <tasks>"),
    ("ask_which_delete", "[delete|remove] (a|one|another|some|the) <tasks>"),
    ("ask_which_change", "[<edit>|rename|move|reschedule] (a|one|another|some|the) <tasks>"),
    ("ask_which_complete", "complete|finish|done|mark (as) [done|complete|completed]"),
    ("ask_which_delete", "delete|remove"),
    ("ask_which_change", "rename|change|update|edit"),
    ("ask_change", "[<edit>|rename|set] {tasks}"),
    ("ask_date", "<move> {tasks}"),
    ("offer_complete", "[i|we|i've|i have|we've|we have|got|just] {participle} {name}"),
    ("offer_move", "[i'll|i will|i'm going to|i am going to|i want to] [finish|complete|do] {tasks} {due}"),
    ("nameless", "[add|create|make|new] (a|an|another|the) (new) (<one>)|<remind>"),
)
