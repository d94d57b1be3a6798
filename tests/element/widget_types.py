"""Props of every widget component with the kinds of value each may have, read from ChatKit's `widgets.d.ts`."""

import re

from tests.element.declarations import body_of, members, read_types

# A prop's type as its alternatives: `number`, `'sm'`, `Spacing`, `{…}`.
Props = dict[str, list[str]]
_PLAIN = ("number", "string", "boolean", "false")


def components() -> dict[str, Props]:
    """Return the props of each component, by the value of its `type`."""
    text = read_types("widgets.d.ts")
    found = {}
    for name in re.findall(r"type (\w+) = \{\s+type: '", text):
        props = _props(text, name)
        kind = props.pop("type")[0].strip("'")
        found[kind] = props
    return found


def _props(text: str, name: str) -> Props:
    declared = text[re.search(rf"type {name}\b", text).end() :]  # type: ignore[union-attr]
    own = members(body_of(text, f"type {name}"))
    rest = declared[declared.index("{") + len(body_of(text, f"type {name}")) + 1 :]
    tail = rest[1 : rest.index(";")]
    shared: dict[str, str] = {}
    if picked := re.search(r"Pick<(\w+), (.*)>", tail):
        base = _typed(text, picked[1])
        shared = {prop: base[prop] for prop in re.findall(r"'(\w+)'", picked[2])}
    elif "&" in tail:
        shared = _typed(text, tail.strip(" &\n"))
    return {prop: _alternatives(text, kind) for prop, kind in {**own, **shared}.items()}


def _typed(text: str, name: str) -> dict[str, str]:
    """Members of an object type and of the one it is joined with."""
    found = members(body_of(text, f"type {name}"))
    if joined := re.search(rf"type {name} = {{[^{{}}]*}} & (\w+)", text):
        found |= _typed(text, joined[1])
    return found


def _alternatives(text: str, kind: str) -> list[str]:
    """Split a union, and read the unions of words that it names."""
    found: list[str] = []
    for part in _split(kind):
        named = re.search(rf"type {part} =([^{{;]*);", text) if re.fullmatch(r"\w+", part) else None
        found += _alternatives(text, named[1]) if named and part not in _PLAIN else [part]
    return found


def _split(kind: str) -> list[str]:
    parts, depth = [""], 0
    for sign in kind:
        depth += (sign in "{([<") - (sign in "})]>")
        if sign == "|" and depth == 0:
            parts.append("")
        else:
            parts[-1] += sign
    return [part.strip() for part in parts if part.strip()]
