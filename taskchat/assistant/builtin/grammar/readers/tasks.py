"""Readers of tasks: "my first task", "milk and bread", "it", "all #home tasks except milk"."""

import re
from collections.abc import Callable
from typing import Any

from taskchat.assistant.builtin.commands import Pointer
from taskchat.assistant.builtin.grammar.context import Context, masked, readings, unquote
from taskchat.assistant.builtin.grammar.readers.fields import separated
from taskchat.assistant.builtin.grammar.values import Name, Selection

_MAX_LENGTH = 600
_MAX_NAMES = 100
_MAX_SEVERAL = 30
_RANGE = re.compile(r"#?(\d{1,3}) ?[-\u2013] ?#?(\d{1,3})")


def tasks(words: str, context: Context) -> Selection | None:
    """Read the tasks that the words of an order mean; None where they name none."""
    text = words.strip(" ,.:!")
    if not text or len(text) > _MAX_LENGTH:
        return None
    if quoted := unquote(text):
        return Selection(words, (quoted,))
    for kind, values in readings(context.language.reference_rules, text, context):
        if (found := _KINDS[kind](values, words, context)) is not None:
            return found
    return every(text, words, context) or _several(text, words, context) or _named(text, words, context)


def task(words: str, context: Context) -> Selection | None:
    """Read tasks by their names only, never all that fit a condition."""
    found = context.explain("tasks", words)
    return None if found is None or found.conditions is not None else found


def subject(words: str, context: Context) -> Selection | None:
    """Read tasks before a verb ("milk is done"), where a question or another verb is none."""
    text = f" {masked(words)}"
    return None if context.language.words("no_subject").match(text) else context.explain("tasks", words)


def nth(words: str, context: Context) -> str | None:
    """Read a position in words: "first", "last"."""
    return context.language.ordinals.get(words.lower())


def number(words: str, _: Context) -> str | None:
    """Read a position in figures: "2", "#2", "2nd"."""
    match = re.fullmatch(r"#?(\d{1,3})(?:st|nd|rd|th|\.)?", words.lower())
    return match[1] if match else None


def span(words: str, _: Context) -> tuple[int, int] | None:
    """Read positions from one to another: "2-4"."""
    match = _RANGE.fullmatch(words)
    return (int(match[1]), int(match[2])) if match else None


def name(words: str, context: Context) -> str | None:
    """Read the name of one task; a word that denies or leaves out is none, nor is one that names nothing."""
    text = f" {masked(words)}"
    if context.language.words("nameless").fullmatch(text) or context.language.words("denial").match(text):
        return None
    return unquote(words) or words.strip(" ,.:")


def _range(values: dict[str, Any], words: str, _: Context) -> Selection | None:
    first, last = values.get("span") or (int(values["number"]), int(values["number2"]))
    is_range = first < last <= first + _MAX_NAMES
    return Selection(words, tuple(str(place) for place in range(first, last + 1))) if is_range else None


def _but(values: dict[str, Any], words: str, _: Context) -> Selection | None:
    chosen, but = values["tasks"], values["tasks2"]
    if chosen.is_unclear or but.is_unclear or but.conditions is not None:
        return Selection(words, is_unclear=True)
    if chosen.conditions is not None or chosen.names == (Pointer.THEM,):
        return Selection(words, chosen.names, chosen.conditions, but.names)
    return None


def _but_not(values: dict[str, Any], words: str, context: Context) -> Selection | None:
    """Read "milk, but not bread": what is not named is left alone anyway."""
    chosen, but = values["tasks"], values["tasks2"]
    if chosen.conditions is not None or chosen.is_unclear or but.conditions is not None or but.is_unclear:
        return _but(values, words, context)
    return Selection(words, tuple(name for name in chosen.names if name not in but.names))


def every(text: str, words: str, context: Context) -> Selection | None:
    """Read "all my tasks", "all #home tasks", "my completed tasks"; None where a title begins like that."""
    language, low = context.language, f" {masked(text)}"
    is_all = language.words("all").match(low)
    if not (is_all or language.words("plural").search(low) or language.words("kind_alone").fullmatch(low)):
        return None
    found = context.explain("conditions", text)
    if found is None or not (is_all or found.keys() - {"noun", "all"} or language.words("my_list").fullmatch(low)):
        return None
    return Selection(words, conditions={key: value for key, value in found.items() if key not in ("noun", "all")})


def _several(text: str, words: str, context: Context) -> Selection | None:
    parts = separated(text, context)
    if not 2 <= len(parts) <= _MAX_SEVERAL:
        return None
    found: list[Name] = []
    for part in parts:
        one = context.explain("tasks", part)
        if one is None or len(one.names) != 1 or one.is_unclear or one.conditions is not None:
            return None
        found.append(one.names[0])
    return Selection(words, tuple(found))


def _named(text: str, words: str, context: Context) -> Selection | None:
    language = context.language
    bare = language.without("my", text)
    is_new = language.words("unborn").match(f" {masked(text)}")
    found = context.explain("name", bare) if bare and not is_new else None
    return Selection(words, (found,)) if found else None


def _pointer(pointer: Pointer) -> Callable[[dict[str, Any], str, Context], Selection]:
    return lambda _, words, __: Selection(words, (pointer,))


_KINDS: dict[str, Callable[[dict[str, Any], str, Context], Selection | None]] = {
    **{pointer.value: _pointer(pointer) for pointer in Pointer},
    # A title, where tasks are called so; else the tools take it for a position.
    "numbered": lambda values, words, _: Selection(words, (words.strip(" ,.:!"),)),
    "position": lambda values, words, _: Selection(words, (values.get("nth") or values["number"],)),
    "range": _range,
    "top": lambda values, words, _: Selection(words, tuple(str(place + 1) for place in range(values["count"]))),
    "named": lambda values, words, _: Selection(words, (values["name"],)),
    "again": lambda values, *_: values["tasks"],
    "several": lambda values, words, context: _several(values["names"], words, context),
    "except": _but,
    "but_not": _but_not,
    "unclear": lambda _, words, __: Selection(words, is_unclear=True),
}
