"""Replies without any tool: greetings, help, other subjects, a question back."""

import re
from collections.abc import Collection

from taskchat.assistant.builtin.commands import Rule, Say, rule
from taskchat.assistant.builtin.languages import is_foreign
from taskchat.text import shortened

EXAMPLES = (
    "- *add buy milk tomorrow at 5pm*\n"
    "- *what do I have to do today?*\n"
    "- *complete buy milk*"
)  # fmt: skip
GREETING = Say(f"Hello! I look after your tasks. You can say, for example:\n\n{EXAMPLES}", is_talk=True)
HELP = Say(
    "I can **add**, **list**, **find**, **change**, **complete** and **delete** your tasks, and **undo** what was "
    "done. You can say, for example:\n\n"
    "- *add a task to call the bank, due Friday at 10am, high priority, #home*\n"
    "- *what is overdue?* or *show my high priority tasks* or *find tasks about milk*\n"
    "- *move call the bank to Monday* or *rename milk to oat milk*\n"
    "- *mark my first task as complete* or *complete tasks 1, 2 and 3*\n"
    "- *delete my last task* or *delete all done tasks*\n"
    "- *undo*"
)
WELCOME = Say("You're welcome!", is_talk=True)
NEVER_MIND = Say("All right. What would you like to do instead?")
OTHER_SUBJECT = Say(f"That's beyond me: I only look after tasks. I can help with things like these:\n\n{EXAMPLES}")
ENGLISH_ONLY = Say(f"I'm sorry, here I understand plain English only. You can say, for example:\n\n{EXAMPLES}")
NOTHING = Say("What would you like to do with your tasks?")

RULES: tuple[Rule, ...] = (
    rule(r"(?:hi|hello|hey|hiya|howdy|yo|greetings|good (?:morning|afternoon|evening|day))(?: there| taskchat| again)?",
         lambda _: GREETING),
    rule(r"(?:help|help me|\?+|commands|examples|(?:what|how) (?:can|could|do|does|should) "
         r"(?:you|i|this|it|taskchat)"
        r"(?: (?:do|help(?: me)?(?: with)?|work|use(?: this| it| you)?|say|ask))+(?: here| for me)?)",
         lambda _: HELP),
    rule(r"how (?:do|can|could|should) (?:i|you|we|one) (?:add|create|make|delete|remove|complete|finish|change|edit|"
         r"rename|move|undo|find|search|list|reopen|tag)\b.{0,80}", lambda _: HELP),
    rule(r"(?:thanks|thank you|thx|cheers|ta|great|ok|okay|cool|nice|perfect|good|super|awesome)"
         r"(?: (?:a lot|so much|very much|you|job|work|thanks|thank you))*", lambda _: WELCOME),
    rule(r"(?:no|nope|never ?mind|forget (?:it|that)|cancel|stop|nothing|sorry)(?: thanks| thank you)?",
         lambda _: NEVER_MIND),
    rule(r"(?:yes|yeah|yep|yup|sure)(?: please)?", lambda _: NOTHING),
)  # fmt: skip

_ELSEWHERE = re.compile(
    r"(?:what|who|whose|why|when|where|how|which|is|are|was|were|do|does|did|can|could|will|would|should|tell|write|"
    r"explain|translate|calculate|sing|draw|play|say|give|summari[sz]e|compute|solve|imagine|define|ignore|pretend)\b",
    re.IGNORECASE,
)


def fallback_reply(text: str) -> Say:
    """Reply to a text that no rule matches: another language, another subject, or a question back."""
    if not text:
        return NOTHING
    if is_foreign(text):
        return ENGLISH_ONLY
    if _ELSEWHERE.match(text) or text.endswith("?"):
        return OTHER_SUBJECT
    return Say(f"What shall I do with {_quote(text)}? If it is a new task, say *add* before it.")


def unreadable_reply(kinds: Collection[str]) -> str:
    """Reply to a message with pictures or files."""
    what = "pictures" if "picture" in kinds else "files"
    what = "pictures and files" if {"picture", "file"} <= set(kinds) else what
    return f"I cannot read {what} here. Please write me what is to be done, for example *add buy milk tomorrow*."


def unclear_reply(unclear: str) -> Say:
    """Reply that nothing was done, because a part of the message is not understood."""
    return Say(
        f"I did nothing yet, because I don't understand {_quote(unclear)}. Please say it in other words, "
        "or leave it out: for example *add buy milk; show my tasks*."
    )


def _quote(text: str) -> str:
    return f"“{escape(shortened(' '.join(text.split()), 60))}”"


def escape(text: str) -> str:
    """Escape a text for Markdown."""
    return re.sub(r"([\\`*_{}\[\]<>#|~&])", r"\\\1", text)
