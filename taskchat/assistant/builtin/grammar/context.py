"""Reading of a text by rules: each part of a pattern is explained by its reader, or the pattern does not fit."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from taskchat.assistant.builtin.grammar.language import Language, Rule
from taskchat.tasks import LocalClock

_QUOTED = re.compile(r'"[^"\n]*"|(?<!\w)\'[^\'\n]+(?:\'\w[^\'\n]*)*\'(?!\w)')
# A longer text is a title or a note, which stands at the end of a pattern.
_MAX_SPLIT = 600


@dataclass
class Context:
    """Language and present of the person who is read, and the meanings of parts that were read so far."""

    language: Language
    clock: LocalClock
    readers: Mapping[str, "Reader"] = field(repr=False)
    _known: dict[tuple[str, str], Any] = field(default_factory=dict, repr=False)

    def explain(self, part: str, words: str) -> Any:
        """Return what the words mean as that part ("tasks", or "tasks2" for a second one); None where they don't."""
        name = part.rstrip("0123456789")
        key = (name, words)
        if key not in self._known:
            self._known[key] = self.readers[name](words, self)
        return self._known[key]


Reader = Callable[[str, Context], Any]


def readings(rules: Sequence[Rule], words: str, context: Context) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the kind of each rule that explains every word, with the values of its parts and their words (`said`)."""
    text = f" {words}"
    low = masked(text)
    for rule in rules:
        if len(rule.template.parts) > 1 and len(low) > _MAX_SPLIT:
            continue
        for spans in rule.template.splits(low):
            values = _values(rule, [text[start:end].strip(" ,") for start, end in spans], context)
            if values is not None:
                yield rule.kind, {**rule.values, **values}


def _values(rule: Rule, spans: list[str], context: Context) -> dict[str, Any] | None:
    found: dict[str, Any] = {}
    for part, words in zip(rule.template.parts, spans, strict=True):
        value = context.explain(part, words) if words else None
        if value is None:
            return None
        found[part] = value
    return {**found, "said": dict(zip(rule.template.parts, spans, strict=True))}


def masked(text: str) -> str:
    """Return the text in small letters, each at its place, without what stands in quotes."""
    hidden = _QUOTED.sub(lambda match: "\x00" * len(match[0]), text)
    low = hidden.lower()
    return low if len(low) == len(hidden) else "".join(c.lower() if len(c.lower()) == 1 else c for c in hidden)


def unquote(text: str) -> str | None:
    """Return the text between quotes; None where the text as a whole is not in quotes."""
    match = re.fullmatch(r"""(["'])(.+)\1""", text.strip(), re.DOTALL)
    return match[2].strip() if match and match[1] not in re.sub(r"(?<=\w)'(?=\w)", "", match[2]) else None
