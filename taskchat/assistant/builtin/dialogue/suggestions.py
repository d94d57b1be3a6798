"""Suggestion that is meant by words of its title: "the oat one" among “buy oat milk” and “warm the milk”."""

import re
from collections.abc import Sequence

_QUOTED = re.compile('[“„"]([^”“"]*)[”“"]')
# Words that point at one of several and are no part of its title.
_POINTING = frozenset({"the", "one", "with", "der", "die", "das", "den", "mit"})


def suggestion_with(words: str, suggested: Sequence[str]) -> str | None:
    """Return the only suggestion in whose titles all these words stand; None where there is none, or several."""
    wanted = {*words.casefold().split()} - _POINTING
    found = [one for one in suggested if wanted and wanted <= _title_words(one)]
    return found[0] if len(found) == 1 else None


def _title_words(suggestion: str) -> set[str]:
    return {*" ".join(_QUOTED.findall(suggestion)).casefold().split()}
