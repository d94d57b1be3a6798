"""Replies without any tool: greetings, help, other subjects, a question back."""

import re

from taskchat.assistant.builtin.commands import Rule, Say, rule
from taskchat.assistant.builtin.languages import DEFAULT, Wording, escape, is_foreign, language_of
from taskchat.text import shortened

GREETING = Say(lambda words: words.greeting, is_talk=True)
HELP = Say(lambda words: words.help)
WELCOME = Say(lambda words: words.welcome, is_talk=True)
NEVER_MIND = Say(lambda words: words.never_mind)
OTHER_SUBJECT = Say(lambda words: words.other_subject)
NOT_MY_LANGUAGE = Say(lambda words: words.not_my_language)
NOTHING = Say(lambda words: words.what_to_do)

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
    if is_foreign(text) or language_of([text]) is not DEFAULT:
        return NOT_MY_LANGUAGE
    if _ELSEWHERE.match(text) or text.endswith("?"):
        return OTHER_SUBJECT
    return Say(lambda words: words.what_to_do_with(_quote(text, words)))


def unclear_reply(unclear: str) -> Say:
    """Reply that nothing was done, because a part of the message is not understood."""
    return Say(lambda words: words.not_understood(_quote(unclear, words)))


def _quote(text: str, words: Wording) -> str:
    return words.quote(escape(shortened(" ".join(text.split()), 60)))
