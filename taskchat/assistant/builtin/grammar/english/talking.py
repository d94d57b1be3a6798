"""English small talk, undo, and corrections of what was just done."""

from taskchat.assistant.builtin.grammar.language import Row

_PLAN = "[plan|plan out|organise|organize|schedule|help me (to) plan]"

TALK: tuple[Row, ...] = (
    ("greeting", "[hi|hello|hey|hiya|howdy|yo|greetings|good [morning|afternoon|evening|day]] (there|taskchat|again)"),
    ("help", "help (me)|commands|examples|?|??|???"),
    ("help", "[what|how] [can|could|do|does|did|should] [you|i|this|it|taskchat] "
             "[do|help (me) (with)|work|use (this|it|you)|say|ask] (here|for me)"),
    ("help", "what [can|could] i do (here|with (this|it|you))"),
    ("help", "how [do|can|could|should] [i|you|we|one] [add|create|make|delete|remove|complete|finish|change|edit"
             "|rename|move|undo|find|search|list|reopen|tag] {text}"),
    ("welcome", "[thanks|thank you|thx|cheers|ta|great|ok|okay|cool|nice|perfect|good|super|awesome|fine|all good] "
                "(a lot|so much|very much|you|job|work|thanks|thank you) (thanks|thank you)"),
    ("never_mind", "[no|nope|never mind|nevermind|forget [it|that]|cancel|stop|nothing|sorry] "
                   "(thanks|thank you|sorry|please|don't|stop)"),
    ("never_mind", "none (of [them|these|those])|neither (of [them|these|those])|not [any|one] of [them|these|those]"),
    ("keep", "[never mind|forget about] {text}"),
    ("nothing", "[yes|yeah|yep|yup|sure] (please)"),
    ("plan", f"{_PLAN} [my|the|our|this] (whole|entire) [week|tasks|to-dos|task list]"),
    ("plan", f"{_PLAN} [my|the|our] (whole|entire) day", {"days": 1}),
    ("plan", f"{_PLAN} [my|the|our] (whole|entire) month", {"days": 28}),
    ("plan", f"{_PLAN} [my|the|our|this] weekend", {"weekend": True}),
    ("plan", f"{_PLAN} (my|for) {{period}}"),
    ("plan", f"{_PLAN} (my|for) {{day}}"),
    ("plan", "[clear (up|out|off)|plan|replan|reschedule|spread (out)|sort out|catch up (on|with)|deal with"
             "|distribute] (all|all of) (my|the) [overdue|late] (<tasks>|stuff)", {"plan": "overdue"}),
    ("unable_plan", f"{_PLAN} [my|the|our|this|next] [year|morning|afternoon|evening]"),
)  # fmt: skip

_LAST = "(the|my|your) [(very) last|latest|most recent|previous] (change|one|action|step|thing|command)"
_WHAT = f"[that|it|this|them|those|{_LAST}|[the|my|your|that] [change|changes|action|deletion]]"
_GONE = (
    "(the|my) [(last) [deleted|removed] [task|tasks|one|ones]|[task|tasks|one|ones] [you|i] (just) [deleted|removed]]"
)
_UNDO = "undo|revert|take back|roll back|rollback|reverse"

UNDO: tuple[Row, ...] = (
    ("undo", f"[{_UNDO}] (the|my) last change [of|to] {{task}}"),
    ("undo_all", f"[{_UNDO}] [everything|all (of) (it|that|them|[(the|my|your) changes])]"),
    ("undo", f"[{_UNDO}] (the|my|your) (last) {{count}} [changes|things|actions|steps|times]"),
    ("undo_last", f"[{_UNDO}|cancel] [that|it|this|them|those|what [you|i] (just) did (last)]"),
    ("undo", f"[{_UNDO}|cancel] {_WHAT} (again|back)"),
    ("undo", f"[{_UNDO}|ctrl z|ctrl-z|ctrl+z] (again|once more)"),
    ("undo_last", "[take|put|change|turn] [that|it|this|them|those] back"),
    ("undo", f"[take|put|change|turn|bring|get] [{_WHAT}|{_GONE}] back"),
    ("undo", f"[[bring|get] back|restore|undelete|recover] [{_WHAT}|{_GONE}]"),
    ("undo", "undo (the|my|your) (last) [delete|deletion|completion|creation|edit|rename|update|change|move|changes]"),
    ("redo", "redo (again)"),
    ("redo", "redo ((the|my|your) last (change|one)|it|that|this)|do [it|that] again after all"),
)

_NO = "[no|nope|sorry|oops|wait|not that (one)|wrong (one|task)] (no|not that (one)|wrong (one|task)|sorry)"
_WELL = f"[{_NO}|hmm|oh|well|ah|uh|actually]"

CORRECTIONS: tuple[Row, ...] = (
    ("correct", "(and|but|rather) [no <priority>|without (a|any) <priority>]", {"details": {"priority": "none"}}),
    ("correct", f"{_NO} (with) [no <priority>|without (a|any) <priority>]", {"details": {"priority": "none"}}),
    ("correct", f"({_NO}) (i meant) [the other (one)|the other (one) of them|the other task]"),
    (
        "correct",
        f"[{_NO}|hmm|oh|well|ah|uh|actually] (i meant|i mean|make it|rather|better) (on|at|to) {{details}} "
        "(instead|rather|please)",
    ),
    ("correct", "[i meant|i mean|rather|better|instead] {details} (instead|rather)"),
    ("correct", "{details} [instead|rather]"),
    ("correct", f"({_NO}) (i meant|i mean|rather|better) [make [it|that]|at] {{hour}} (instead|o'clock)"),
    ("correct", f"{_NO} (i meant|i mean|rather|better) {{hour}} (instead|o'clock)"),
    ("correct", f"{_NO} (i meant|i mean) {{task}}"),
    ("correct", "[i meant|i mean|i said] {task}"),
    ("correct", "(no) not {day} (but|rather) {details}"),
    ("correct", "(no) not (at) {hour2} (but|rather) (at) {hour}"),
    ("correct", "not {text} but {task}"),
)
