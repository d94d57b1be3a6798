"""What is said where there is nothing to do: greetings, help, other subjects, a question back."""

import re

from taskchat.assistant.builtin.commands import Rule, Say, rule

EXAMPLES = (
    "- *add buy milk tomorrow at 5pm*\n"
    "- *what do I have to do today?*\n"
    "- *complete buy milk*"
)  # fmt: skip
GREETING = Say(f"Hello! I look after your tasks. You can say, for example:\n\n{EXAMPLES}")
HELP = Say(
    "I can **add**, **list**, **change**, **complete** and **delete** your tasks. You can say, for example:\n\n"
    "- *add a task to call the bank, due Friday at 10am, high priority, #home*\n"
    "- *what is overdue?* or *show my high priority tasks*\n"
    "- *move call the bank to Monday* or *rename milk to oat milk*\n"
    "- *mark my first task as complete* or *delete my last task*"
)
WELCOME = Say("You're welcome!")
OTHER_SUBJECT = Say(f"That's beyond me: I only look after tasks. I can help with things like these:\n\n{EXAMPLES}")
NO_UNDO = Say("I cannot undo from here yet. What shall I change instead? For example: *reopen buy milk*.")
NOTHING = Say("What would you like to do with your tasks?")

RULES: tuple[Rule, ...] = (
    rule(r"(?:hi|hello|hey|hiya|howdy|yo|greetings|good (?:morning|afternoon|evening|day))(?: there| taskchat| again)?",
         lambda _: GREETING),
    rule(r"(?:help|help me|\?+|commands|examples|(?:what|how) (?:can|could|do|does|should) "
         r"(?:you|i|this|it|taskchat)"
        r"(?: (?:do|help(?: me)?(?: with)?|work|use(?: this| it| you)?|say|ask))+(?: here| for me)?)",
         lambda _: HELP),
    rule(r"(?:thanks|thank you|thx|cheers|ta|great|ok|okay|cool|nice|perfect|good|super|awesome)"
         r"(?: (?:a lot|so much|very much|you|job|work|thanks|thank you))*", lambda _: WELCOME),
    rule(r"undo(?: (?:that|it|this|the last (?:change|one)|my last change))?", lambda _: NO_UNDO),
)  # fmt: skip

_ELSEWHERE = re.compile(
    r"(?:what|who|whose|why|when|where|how|which|is|are|was|were|do|does|did|can|could|will|would|should|tell|write|"
    r"explain|translate|calculate|sing|draw|play|say|give|summari[sz]e|compute|solve|imagine|define|ignore|pretend)\b",
    re.IGNORECASE,
)


def otherwise(text: str) -> Say:
    """What to say to a text that no rule fits: another subject, or a question back."""
    if not text:
        return NOTHING
    if _ELSEWHERE.match(text) or text.endswith("?"):
        return OTHER_SUBJECT
    shown = " ".join(text.split())
    shown = shown if len(shown) <= 60 else f"{shown[:59]}…"
    return Say(f"What shall I do with “{plain(shown)}”? If it is a new task, say *add* before it.")


def plain(text: str) -> str:
    """Somebody's text inside Markdown, so that it looks as it was written and does nothing."""
    return re.sub(r"([\\`*_{}\[\]<>#|~&])", r"\\\1", text)
