"""Replies without any tool: greetings, help, other subjects, a question back."""

import re
from collections.abc import Sequence

from taskchat.assistant.builtin.commands import Ask, Command, Say
from taskchat.assistant.builtin.languages import DEFAULT, Wording, escape, is_foreign, language_of
from taskchat.text import shortened

GREETING = Say(lambda words: words.greeting, is_talk=True)
HELP = Say(lambda words: words.help)
WELCOME = Say(lambda words: words.welcome, is_talk=True)
NEVER_MIND = Say(lambda words: words.never_mind)
OTHER_SUBJECT = Say(lambda words: words.other_subject)
NOT_MY_LANGUAGE = Say(lambda words: words.not_my_language)
NOTHING = Say(lambda words: words.what_to_do)

_ELSEWHERE = re.compile(
    r"(?:what|who|whose|why|when|where|how|which|is|are|was|were|do|does|did|can|could|will|would|should|tell|write|"
    r"explain|translate|calculate|sing|draw|play|say|give|summari[sz]e|compute|solve|imagine|define|ignore|pretend)\b",
    re.IGNORECASE,
)


def fallback_reply(text: str) -> Command:
    """Reply to a text that no rule matches: another language, another subject, or a question back."""
    if not text:
        return NOTHING
    if is_foreign(text) or language_of([text]) is not DEFAULT:
        return NOT_MY_LANGUAGE
    if _ELSEWHERE.match(text) or text.endswith("?"):
        return OTHER_SUBJECT
    plain = text.replace('"', "")
    return Ask(
        lambda words: words.what_to_do_with(words.quote(shortened(text, 60))),
        (lambda words: words.add_it(plain), lambda words: words.find_it(plain)),
    )


def offer_to_add(titles: Sequence[str]) -> Ask:
    """Offer to add the lines of a pasted list."""
    named = [title.replace('"', "") for title in titles]
    return Ask(lambda words: words.add_these_question(len(named)), (lambda words: words.add_these(named),))


def _quote(text: str, words: Wording) -> str:
    return words.quote(escape(shortened(" ".join(text.split()), 60)))
