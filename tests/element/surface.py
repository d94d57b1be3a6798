"""The names that docs/element.md must have a row for, read from ChatKit's own types in both languages."""

import re
from typing import Annotated, Any, get_args, get_origin

from chatkit import types as chatkit_types
from chatkit import widgets as chatkit_widgets

from tests.element.declarations import body_of, closing, members, read_types, without_comments
from tools.javascript import ELEMENT

_PROTOCOL = ELEMENT / "src" / "protocol" / "types.d.ts"
# What an application gets and gives, not what it sets: entities and commands have rows where they are used.
_VALUES = {"Entity", "Command", "UserMessageContent"}


def options() -> list[str]:
    """Every option as a path to its leaf: `composer.attachments.maxSize`, `composer.tools[].id`."""
    source = read_types("index.d.ts")
    return _leaves(body_of(source, "type ChatKitOptions"), source, "")


def methods() -> list[str]:
    """Every method of the element, besides those that all elements have."""
    body = body_of(read_types("index.d.ts"), "interface OpenAIChatKit")
    return [name for name in members(body) if not name.endswith("EventListener")]


def events() -> list[str]:
    """Every event that the element tells its host."""
    return [name.strip("'") for name in members(body_of(read_types("index.d.ts"), "type ChatKitEvents"))]


def stream_events() -> set[str]:
    """List the events that a server may stream."""
    return _kinds(chatkit_types.ThreadStreamEvent) | _declared("ServerEvent")


def items() -> set[str]:
    """List the kinds of items of a thread."""
    return _kinds(chatkit_types.ThreadItem) | _declared("Item")


def updates() -> set[str]:
    """List the updates of an item while it is made."""
    return _kinds(chatkit_types.ThreadItemUpdate) | _declared("ItemUpdate")


def tasks() -> set[str]:
    """The steps of a workflow."""
    return _kinds(chatkit_types.Task)


def sources() -> set[str]:
    """List the kinds of sources of an annotation."""
    return _kinds(chatkit_types.Source)


def components() -> set[str]:
    """Every widget component, of the browser's types and of the server's."""
    declared = re.findall(r"^  type: '([\w.]+)';", read_types("widgets.d.ts"), re.MULTILINE)
    models = [one for one in vars(chatkit_widgets).values() if isinstance(one, type)]
    kinds = {*declared, *(kind for model in models for kind in _literal(model))}
    return {kind for kind in kinds if kind[0].isupper()}  # A chart's series are `line`, `bar`, `area`: no components.


def _leaves(body: str, source: str, prefix: str) -> list[str]:
    return [path for name, kind in members(body).items() for path in _under(f"{prefix}{name}", kind, source)]


def _under(path: str, kind: str, source: str) -> list[str]:
    if kind.startswith("{"):
        return _leaves(kind[1 : closing(kind, 0)], source, f"{path}.")
    if "=>" in kind:
        return [path]
    below: list[str] = []
    for name, many in re.findall(r"(?:^|\| *)(\w+)(\[\])?", kind):
        if name not in _VALUES and re.search(rf"type {name} = {{", source):
            below += _leaves(body_of(source, f"type {name}"), source, f"{path}{many}.")
    return below or [path]


def _kinds(union: Any) -> set[str]:
    """The values of `type` in a union of models."""
    if get_origin(union) is Annotated or get_args(union):
        return {kind for part in get_args(union) for kind in _kinds(part)}
    return set(_literal(union)) if isinstance(union, type) else set()


def _literal(model: type) -> list[str]:
    annotation = getattr(model, "model_fields", {}).get("type")
    return [kind for kind in get_args(annotation.annotation) if isinstance(kind, str)] if annotation else []


def _declared(name: str) -> set[str]:
    """The values of `type` that our own declaration of the protocol knows for a union."""
    source = without_comments(_PROTOCOL)
    text = re.search(rf"export type {name} =(.*?);\n\n", source, re.DOTALL)
    assert text, name
    found = set(re.findall(r"\{ type: ([^;}]+)", text[1]))
    named = [part for part in re.findall(r"\| (\w+)", text[1]) if f"export type {part} " in source]
    kinds = {kind for group in found for kind in re.findall(r'"([\w.]+)"', group)}
    return kinds.union(*(_own_kinds(source, part) for part in named))


def _own_kinds(source: str, name: str) -> set[str]:
    body = re.search(rf"export type {name} = (?:ItemBase & )?{{(.*?);", source, re.DOTALL)
    return set(re.findall(r'"([\w.]+)"', body[1])) if body else set()
