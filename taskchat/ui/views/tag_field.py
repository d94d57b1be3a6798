"""Field of the tags: `#home #"home office"`, so that a tag of several words stays one. Pure."""

import re
from collections.abc import Iterable

_TAG = re.compile(r'#?(?:"(?P<quoted>(?:[^"]|"")*)"|(?P<bare>[^\s,]+))')
_PLAIN = re.compile(r'[^\s,"]+')


def write_tags(tags: Iterable[str]) -> str:
    """Write tags as one types them: in quotes where they have blanks, a quote in them twice."""
    return " ".join(f"#{tag}" if _PLAIN.fullmatch(tag) else f'#"{_doubled(tag)}"' for tag in tags)


def read_tags(words: str) -> list[str]:
    """Return the tags of the field, with or without `#`, between blanks or commas."""
    found = (match["bare"] or (match["quoted"] or "").replace('""', '"') for match in _TAG.finditer(words))
    return [tag for tag in found if tag.strip()]


def _doubled(tag: str) -> str:
    return tag.replace('"', '""')
