"""English words at which a message falls into several orders."""

CLASSES: dict[str, str] = {
    "both": "and|&",
    "also": "also|then|please",
    "then": "(and) [then|after that|afterwards]",
    # Verbs that begin a command wherever they stand after a break.
    "strong": "add|create|remind me|mark|rename|show|list|undo|reopen|reschedule|postpone|what|what's|whats|which"
              "|how many|search for|prioritise|prioritize|(a|an|another) (new) ([high|low] priority|high-priority"
              "|low-priority) [task|reminder|to-do|todo] [to|called|named|for]",
    # Verbs that are as often part of a title: "wash and finish the dishes". After a comma they begin a command.
    "weak": "delete|remove|complete|finish|move|change|set|make|update|edit|find|cancel|check off|tick off|cross off"
            "|push|snooze|give|tag",
    "sure": "my|the|its|priority|task|tasks|all|everything|it|them|that|those|both",
    "order": "(please) [delete|remove|complete|finish|cancel|check off|tick off|reopen|move|keep|leave|don't|do not"
             "|mark|tag|push|postpone|snooze|reschedule|untag|skip|pause|resume]",
    "back": "[<weak>|rename|add] [it|them|that|those|the rest]|list it",
    "list_heading": "(please) [add|create|make|new|write down] (me) "
                    "(the|these|this|some|my|a few|two|three|four|five|six|seven|eight|nine|ten) (following|new) "
                    "(task|tasks|to-do|to-dos|todo|todos|items|things|list|reminders) ([to|on] [my|the] list)",
    "list_opening": "[add|create|make] (me) (the|these|some|a few|two|three|four|five|six|seven|eight|nine|ten) "
                    "(following|new) [tasks|to-dos|todos|items|reminders] (called|named|for|to)",
}  # fmt: skip
