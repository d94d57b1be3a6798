"""From a message to commands. Pure: what the words mean for whose tasks is the tools' affair."""

import re

from taskchat.assistant.builtin import changing, creating, finishing, talk
from taskchat.assistant.builtin.commands import Call, Command, Rule, first_match
from taskchat.assistant.builtin.listing import look

_RULES: tuple[Rule, ...] = (
    *talk.RULES, *finishing.RULES, *changing.RULES, *finishing.DELETE_RULES, *creating.RULES,
)  # fmt: skip
# Typographic quotes, double and single, as the plain ones that the rules know.
_QUOTES = str.maketrans("\u201c\u201d\u201e\u00ab\u00bb\u2018\u2019\u201a", 5 * '"' + 3 * "'")
_POLITE = re.compile(
    r"^(?:(?:hey|hi|hello|ok|okay|so|now|then|and|also|taskchat|please|pls|kindly|just|actually|"
    r"(?:can|could|would|will) you(?: please)?(?: help me)?|i(?:'d| would) like (?:you )?to|i want you to|let'?s|"
    r"go ahead and|you should|i need you to|i(?: want|(?:'d| would) like| need) to (?:know|see(?= what)|"
    r"(?=(?:add|create|make|see|list|delete|remove|complete|mark|rename|change|move|set)\b)))\b[,:!]? *)+(?=\S)",
    re.IGNORECASE,
)
_THANKS = re.compile(
    r"(?<![ ,])(?:[ ,]+(?:please|pls|thanks|thank you|for me|ok|okay|would you|will you)){1,5}[.! ?]*$", re.IGNORECASE
)
_BREAK = re.compile(
    r"\s*[\n;]+\s*|[,.]?\s+(?:and )?then\s+|\.\s+(?=[A-Za-z])|,?\s+and\s+(?:also\s+)?(?="
    r"(?:add|create|remind me|mark|rename|show|list)\b|(?:delete|remove|complete|finish|move|change) "
    r"(?:my|the|task)\b|(?:delete|remove|complete) \")",
    re.IGNORECASE,
)
_MOST = 20


def parse(text: str) -> list[Command]:
    """The commands of a message in their order, never none; several only where each of them is clear."""
    # Every kind of space but the line break, which separates: the rules would take seconds over a long run of it.
    cleaned = re.sub(r"[^\S\n]+", " ", text.translate(_QUOTES)).strip()
    parts = [part for part in _BREAK.split(cleaned) if part.strip(" -*•.")]
    if 1 < len(parts) <= _MOST:
        several = [_command(part) for part in parts]
        if all(isinstance(command, Call) and not command.each for command in several):
            return several
    return [_command(re.sub(r"\s+", " ", cleaned))]


def _command(text: str) -> Command:
    bare = _bare(text)
    return (
        first_match(talk.RULES, text.strip(" .!?"))
        or first_match(_RULES, bare.rstrip("?").rstrip())
        or look(bare)
        or talk.otherwise(bare)
    )


def _bare(text: str) -> str:
    """The text without courtesies and bullets; "hello" on its own is no courtesy."""
    stripped = re.sub(r"^(?:[-*•]|\d+[.)])\s+", "", text.strip())
    polite = _POLITE.sub("", _THANKS.sub("", stripped)) or stripped
    return polite.strip().rstrip(".! ").strip()
