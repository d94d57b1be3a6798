"""Reader of a verb at the end of a clause, in languages that put it there."""

import re

from taskchat.assistant.builtin.grammar.context import Context


def infinitive(words: str, context: Context) -> str | None:
    """Read an infinitive with its particle as the verb alone: "zu kaufen" is "kaufen", "anzurufen" is "anrufen"."""
    classes = context.language.classes
    mark, prefixes = classes["infinitive_mark"], classes["separable"]
    match = re.fullmatch(rf"(?:{mark} |({prefixes}){mark})(\w+n)", words.lower())
    return f"{match[1] or ''}{match[2]}" if match else None
