"""Title of a conversation before a model gives a better one: the words that began it."""

import re

MAX_LENGTH = 60
_UNTITLED = "New chat"


def title_from(message: str) -> str:
    """At most 60 characters of the first line that says something, cut at a word; never empty."""
    lines = (re.sub(r"\s+", " ", line).strip(" #>*-_`|~") for line in message.splitlines())
    line = next(filter(None, lines), _UNTITLED)
    if len(line) <= MAX_LENGTH:
        return line
    cut = line[:MAX_LENGTH]
    words, _, _ = cut.rpartition(" ")
    return f"{(words or cut[:-1]).rstrip(' ,.;:-')}…"
