"""Provisional title of a conversation: the first words of it, until a model writes a better one."""

import re

MAX_LENGTH = 60
_UNTITLED = "New chat"


def title_from(message: str) -> str:
    """Shorten a message to at most 60 characters of its first line with words, cut at a word; never empty."""
    lines = (re.sub(r"\s+", " ", line).strip(" #>*-_`|~") for line in message.splitlines())
    line = next(filter(None, lines), _UNTITLED)
    if len(line) <= MAX_LENGTH:
        return line
    cut = line[:MAX_LENGTH]
    words, _, _ = cut.rpartition(" ")
    return f"{(words or cut[:-1]).rstrip(' ,.;:-')}…"
