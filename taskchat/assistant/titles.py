"""A conversation's first title, from the words that began it."""

import re

LONGEST = 60
_UNTITLED = "New chat"


def title_from(message: str) -> str:
    """At most 60 characters of the first line that says something, cut at a word; never empty."""
    lines = (re.sub(r"\s+", " ", line).strip(" #>*-_`|~") for line in message.splitlines())
    line = next(filter(None, lines), _UNTITLED)
    if len(line) <= LONGEST:
        return line
    cut = line[:LONGEST]
    words, _, _ = cut.rpartition(" ")
    return f"{(words or cut[:-1]).rstrip(' ,.;:-')}…"
