"""Reading of the declarations of ChatKit's browser types: bodies of types and their members."""

import re
from pathlib import Path

from tools.javascript import ELEMENT

_TYPES = ELEMENT / "node_modules" / "@openai" / "chatkit" / "types"
_COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL)


def read_types(name: str) -> str:
    """Read a file of ChatKit's types without its comments."""
    return without_comments(_TYPES / name)


def without_comments(path: Path) -> str:
    """Read a file of declarations without its comments."""
    return _COMMENT.sub("", path.read_text(encoding="utf-8"))


def body_of(source: str, head: str) -> str:
    """Return the text between the braces after `head`."""
    start = source.index("{", re.search(rf"{head}\b", source).end())  # type: ignore[union-attr]
    return source[start + 1 : closing(source, start)]


def closing(source: str, start: int) -> int:
    """Return where the brace at `start` is closed."""
    depth = 0
    for at in range(start, len(source)):
        depth += (source[at] in "{(") - (source[at] in "})")
        if depth == 0:
            return at
    raise AssertionError("a brace is never closed")


def members(body: str) -> dict[str, str]:
    """Names of an object type with what stands behind the colon."""
    found: dict[str, str] = {}
    depth, start = 0, 0
    for at, sign in enumerate(body):
        depth += (sign in "{(") - (sign in "})")
        if sign == ";" and depth == 0:
            if member := re.match(r"\s*([\w$]+|'[^']+')\??\s*[:(<]", body[start:at]):
                found[member[1]] = body[start + member.end() : at].strip()
            start = at + 1
    return found
