"""The tasks that a name may mean at most, by the rule of the house: its words, never likeness. Pure.

It is written apart from the product's own look-up, so that the two can disagree.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

from rapidfuzz.distance import OSA


def meant(name: str, titles: Sequence[str], *, typos: bool) -> set[str]:
    """Return the titles that a name may mean.

    That is the exact one, the only one that has all its words or, with `typos`, the only one that differs by a slip of
    the key. "salt and pepper" means both where nothing is called so.
    """
    wanted = Counter(_words(name))
    if found := _exact(name, titles) or _only(title for title in titles if wanted <= Counter(_words(title))):
        return found
    if " and " in name:
        return {title for half in name.split(" and ") for title in meant(half, titles, typos=typos)}
    return _only(title for title in titles if _is_slip(name, title)) if typos else set()


def mentioned(name: str, titles: Sequence[str]) -> set[str]:
    """Return every title that a name could mean, one or several."""
    wanted = set(_words(name))
    return {title for title in titles if wanted <= set(_words(title)) or _is_slip(name, title)}


def _exact(name: str, titles: Sequence[str]) -> set[str]:
    return {title for title in titles if _words(title) == _words(name)}


def _only(titles: Iterable[str]) -> set[str]:
    found = {*titles}
    return found if len(found) == 1 else set()


def _words(text: str) -> list[str]:
    letters = "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one))
    return re.findall(r"\w+", letters.casefold())


def _is_slip(name: str, title: str) -> bool:
    """Whether one word of four letters or more has one slip in it, and is neither a number nor a person's name."""
    said, written, spelt = _words(name), _words(title), re.findall(r"\w+", title)
    if len(said) != len(written):
        return False
    differ = [n for n, pair in enumerate(zip(said, written, strict=True)) if pair[0] != pair[1]]
    if len(differ) != 1:
        return False
    n = differ[0]
    is_name = n > 0 and spelt[n][0].isupper()
    is_number = any(letter.isdigit() for letter in said[n] + written[n])
    return len(written[n]) >= 4 and not is_name and not is_number and OSA.distance(said[n], written[n]) == 1
