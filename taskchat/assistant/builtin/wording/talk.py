"""Replies without any tool: greetings, help, other subjects, a question back."""

import re
from collections.abc import Sequence

from taskchat.assistant.builtin.commands import Ask, Command, Say
from taskchat.assistant.builtin.languages import LANGUAGES, Wording, escape, is_foreign
from taskchat.text import shortened

GREETING = Say(lambda words: words.greeting, is_talk=True)
HELP = Say(lambda words: words.help)
WELCOME = Say(lambda words: words.welcome, is_talk=True)
NEVER_MIND = Say(lambda words: words.never_mind)
OTHER_SUBJECT = Say(lambda words: words.other_subject)
NOT_MY_LANGUAGE = Say(lambda words: words.not_my_language)
NOTHING = Say(lambda words: words.what_to_do)


def fallback_reply(text: str) -> Command:
    """Reply to a text that no rule matches: another language, another subject, or a question back."""
    if not text:
        return NOTHING
    if is_foreign(text):
        return NOT_MY_LANGUAGE
    first = re.split(r"\W", text.lower(), maxsplit=1)[0]
    if text.endswith("?") or any(first in language.other_openings for language in LANGUAGES):
        return OTHER_SUBJECT
    plain = text.replace('"', "")
    return Ask(
        lambda words: words.what_to_do_with(words.quote(shortened(text, 60))),
        (lambda words: words.add_it(plain), lambda words: words.find_it(plain)),
    )


def offer_line(line: str) -> Ask:
    """Offer to add a line with all that it says of when."""
    return Ask(
        lambda words: words.what_to_do_with(words.quote(shortened(line, 60))),
        (lambda words: words.add(line), lambda words: words.find_it(line.replace('"', ""))),
    )


def offer_to_add(titles: Sequence[str]) -> Ask:
    """Offer to add the lines of a pasted list."""
    named = [title.replace('"', "") for title in titles]
    return Ask(lambda words: words.add_these_question(len(named)), (lambda words: words.add_these(named),))


def _quote(text: str, words: Wording) -> str:
    return words.quote(escape(shortened(" ".join(text.split()), 60)))
