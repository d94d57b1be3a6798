"""Rules for undoing changes."""

from taskchat.assistant.builtin.commands import Call, Rule, rule
from taskchat.assistant.builtin.wording import ONE_AT_A_TIME

_LAST = (
    r"(?:(?:the|my|your) )?(?:(?:very )?last|latest|most recent|previous)(?: (?:change|one|action|step|thing|command))?"
)
_WHAT = rf"(?:that|it|this|them|those|{_LAST}|(?:the|my|your|that) (?:change|changes|action|deletion))"
_DID = r"what (?:you|i) (?:just )?did(?: last)?"
_GONE = (
    r"(?:(?:the|my) )?(?:(?:last )?(?:deleted|removed) (?:tasks?|ones?)|"
    r"(?:tasks?|ones?) (?:you|i) (?:just )?(?:deleted|removed))"
)

RULES: tuple[Rule, ...] = (
    rule(r"(?:undo|revert|take back|roll back) (?:everything|"
         r"all(?: (?:of )?(?:it|that|them|(?:the |my |your )?changes))?|"
         r"(?:the |my )?(?:last )?(?:two|three|four|five|\d{1,2}) (?:changes|things|actions|steps))",
         lambda _: ONE_AT_A_TIME),
    rule(rf"(?:oops|no|wait|sorry)?[,.!]? ?(?:undo|revert|roll ?back|take back|reverse|cancel)(?: (?:{_WHAT}|{_DID}))"
         r"(?: again| back)?",
         lambda _: Call("undo")),
    rule(r"(?:oops|no|wait|sorry)?[,.!]? ?(?:undo|revert|roll ?back|ctrl[- +]z)(?: again| once more)?",
         lambda _: Call("undo")),
    rule(rf"(?:take|put|change|turn|bring|get) (?:{_WHAT}|{_GONE}) back", lambda _: Call("undo")),
    rule(rf"(?:bring|get) back (?:{_WHAT}|{_GONE})|(?:restore|undelete|recover) (?:{_WHAT}|{_GONE})",
         lambda _: Call("undo")),
    rule(r"undo (?:the |my |your )?(?:last )?(?:delete|deletion|completion|creation|edit|rename|update|change)s?",
         lambda _: Call("undo")),
)  # fmt: skip
