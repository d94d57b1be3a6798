"""Names of tasks in sentences: what a person said is one, the id that "it" stands for is none."""

import re

_NO_NAME = re.compile(r"\d{1,3}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|last|first")


def is_named(words: object) -> bool:
    """Whether words for a task can be said again: neither an id nor a position."""
    return isinstance(words, str) and not _NO_NAME.fullmatch(words)
