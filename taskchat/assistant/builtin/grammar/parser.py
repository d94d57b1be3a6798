"""Parser of a message into commands. It is pure: the tools find the tasks that the words mean."""

import re

from taskchat.assistant.builtin.commands import Call, Command, Rule, Say, first_match
from taskchat.assistant.builtin.grammar import change as changing
from taskchat.assistant.builtin.grammar import create as creating
from taskchat.assistant.builtin.grammar import finish as finishing
from taskchat.assistant.builtin.grammar import undo as undoing
from taskchat.assistant.builtin.grammar.list import list_command
from taskchat.assistant.builtin.grammar.split import MAX_PARTS, Part, split_message
from taskchat.assistant.builtin.wording import talk

_RULES: tuple[Rule, ...] = (
    *talk.RULES, *undoing.RULES, *finishing.RULES, *changing.RULES, *finishing.DELETE_RULES, *creating.RULES,
)  # fmt: skip
# Typographic quotes become plain ones, which the rules know.
_QUOTES = str.maketrans("\u201c\u201d\u201e\u00ab\u00bb\u2018\u2019\u201a", 5 * '"' + 3 * "'")
_POLITE = re.compile(
    r"^(?:(?:hey|hi|hello|ok|okay|so|now|then|and|also|taskchat|please|pls|kindly|just|actually|"
    r"(?:can|could|would|will) you(?: please)?(?: help me)?|i(?:'d| would) like (?:you )?to|i want you to|let'?s|"
    r"go ahead and|you should|i need you to|i(?: want|(?:'d| would) like| need) to (?:know|see(?= what)|"
    r"(?=(?:add|create|make|see|list|delete|remove|complete|mark|rename|change|move|set|undo|reopen)\b)))"
    r"\b[,:!]? *)+(?=\S)",
    re.IGNORECASE,
)
_EXCLAIMED = re.compile(r"^(?:(?:oops|oh|wait|sorry|no|yes|yeah|well|hmm|uh)[,.!]+ ){1,3}(?=\S)", re.IGNORECASE)
_THANKS = re.compile(
    r"(?<![ ,])(?:[ ,]+(?:please|pls|thanks|thank you|for me|ok|okay|would you|will you)){1,5}[.! ?]*$", re.IGNORECASE
)


def parse(text: str) -> list[Command]:
    """Parse the commands of a message in their order: at least one, and several only where each of them is clear."""
    # All spaces but line breaks, which separate: on a long run of spaces the rules take seconds.
    cleaned = re.sub(r"[^\S\n]+", " ", text.translate(_QUOTES)).strip()
    cleaned = _EXCLAIMED.sub("", cleaned) or cleaned
    pieces = split_message(cleaned)
    if 1 < len(pieces) <= MAX_PARTS and (several := _several(pieces)):
        return several
    return [_command(re.sub(r"\s+", " ", cleaned))]


def _several(pieces: list[Part]) -> list[Command]:
    """Parse a command from each piece, without greetings; return none where the message is one command."""
    found: list[tuple[str, Command]] = []
    rest_is_text = False
    for piece in pieces:
        command = _command(piece.text)
        if found and (rest_is_text or _continues(found[-1][1], piece, command)):
            # A line that is no command belongs to the task above it, and so do all lines behind it.
            rest_is_text = rest_is_text or piece.is_line
            text = f"{found[-1][0]}{piece.before}{piece.text}"
            found[-1] = (text, _command(re.sub(r"\s+", " ", text)))
        else:
            found.append((piece.text, command))
    commands = [command for _, command in found if not (isinstance(command, Say) and command.is_talk)]
    unclear = next((text for text, command in found if isinstance(command, Say) and not command.is_talk), None)
    if unclear and len(commands) > 1:
        return [talk.unclear_reply(unclear)] if any(isinstance(command, Call) for command in commands) else []
    return commands


def _continues(before: Command, piece: Part, command: Command) -> bool:
    """Whether a piece continues the command before it."""
    creates = isinstance(before, Call) and before.tool == "create_task"
    if isinstance(command, Call):
        return creates and piece.points_back
    return not command.is_talk and (creates or not piece.is_line)


def _command(text: str) -> Command:
    bare = _bare(text)
    return (
        first_match(talk.RULES, text.strip(" .!?"))
        or first_match(_RULES, bare.rstrip("?").rstrip())
        or list_command(bare)
        or talk.fallback_reply(bare)
    )


def _bare(text: str) -> str:
    """Strip courtesies and bullets; "hello" on its own is no courtesy."""
    stripped = re.sub(r"^(?:[-*•]|\d+[.)])\s+", "", text.strip())
    polite = _POLITE.sub("", _THANKS.sub("", stripped)) or stripped
    return polite.strip(" ,").rstrip(".! ").strip()
