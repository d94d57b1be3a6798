"""Matching of words with titles: which task is meant by its words, and which ones only come close. Pure.

A likeness is never enough: words mean a title that they are, or one that has all of them, or that differs by a single
slip of the pen where that is allowed.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import cached_property

from rapidfuzz import fuzz, process

from taskchat.assistant.tools.lookup.typos import is_typo
from taskchat.assistant.tools.lookup.vocabulary import NEGATIONS, TASK_NOUNS
from taskchat.assistant.tools.lookup.words import Spelling, fold, spell
from taskchat.tasks import TaskTitle

# How alike titles must be (of 100) to stand in the way of a typo, and to be offered as what was meant.
_MIN_SAME = 88
_MIN_CLOSE = 60
_MAX_CLOSE = 3

Fits = Callable[[Spelling, Spelling], bool]


class Titles:
    """Titles of a person's tasks, in the order of the list, open ones first."""

    def __init__(self, titles: Sequence[TaskTitle]) -> None:
        self.titles = titles

    def exact(self, words: str) -> list[TaskTitle]:
        """Return the tasks that are called so: to the letter, else but for punctuation, else accents and articles."""
        if same := self._by_fold.get(fold(words)):
            return same
        wanted = spell(words)
        return self._all(wanted, _has_same_words) or self._all(wanted, _has_same_plain_words)

    def with_words(self, words: str) -> list[TaskTitle]:
        """Return the tasks whose titles have all these words as whole words; those with all of them in a row first.

        Where any has them in a row, the others are not meant. A negation that was not said makes another title.
        """
        wanted = _without_noun(spell(words))
        if not wanted.names_something:
            return []
        return self._all(wanted, _has_in_a_row) or self._all(wanted, _has_all)

    def typo_of(self, words: str, *, done: bool) -> TaskTitle | None:
        """Return the task in this state whose title differs by one slip of the pen, if no other comes near."""
        wanted = spell(words)
        found = [task for task in self._all(wanted, is_typo) if task.done == done]
        if len(found) != 1:
            return None
        rivals = {number: joined for number, joined in self._joined.items() if self._is_rival(number, found[0])}
        alike = process.extractOne(_joined(wanted), rivals, scorer=fuzz.ratio, score_cutoff=_MIN_SAME)
        return None if alike else found[0]

    def _is_rival(self, number: int, found: TaskTitle) -> bool:
        return self.titles[number].done == found.done and self.titles[number] != found

    def close(self, words: str) -> list[TaskTitle]:
        """Return the tasks that may have been meant, the most similar first."""
        wanted = _joined(spell(words))
        close = process.extract(wanted, self._joined, scorer=fuzz.WRatio, score_cutoff=_MIN_CLOSE, limit=_MAX_CLOSE)
        return [self.titles[number] for _, _, number in close]

    @cached_property
    def _by_fold(self) -> dict[str, list[TaskTitle]]:
        by_fold: dict[str, list[TaskTitle]] = {}
        for task in self.titles:
            by_fold.setdefault(fold(task.title), []).append(task)
        return by_fold

    @cached_property
    def _spellings(self) -> list[Spelling]:
        return [spell(task.title) for task in self.titles]

    @cached_property
    def _joined(self) -> dict[int, str]:
        return {number: _joined(one) for number, one in enumerate(self._spellings)}

    def _all(self, wanted: Spelling, fits: Fits) -> list[TaskTitle]:
        return [one for one, spelled in zip(self.titles, self._spellings, strict=True) if fits(wanted, spelled)]


def _joined(spelled: Spelling) -> str:
    return " ".join(spelled.plain)


def _without_noun(wanted: Spelling) -> Spelling:
    """Leave out "task" before or after a title: "the rent task"."""
    plain = wanted.plain
    if len(plain) > 1 and plain[0] in TASK_NOUNS:
        plain = plain[1:]
    if len(plain) > 1 and plain[-1] in TASK_NOUNS:
        plain = plain[:-1]
    return Spelling(wanted.words, plain, frozenset())


def _has_same_words(wanted: Spelling, title: Spelling) -> bool:
    return wanted.words == title.words != ()


def _has_same_plain_words(wanted: Spelling, title: Spelling) -> bool:
    return wanted.plain == title.plain != ()


def _has_all(wanted: Spelling, title: Spelling) -> bool:
    # A word that is said twice must be there twice: version 2.2 is not version 2.1.
    said, written = Counter(wanted.plain), Counter(title.plain)
    return said <= written and not set(written - said) & NEGATIONS


def _has_in_a_row(wanted: Spelling, title: Spelling) -> bool:
    count = len(wanted.plain)
    starts = range(len(title.plain) - count + 1)
    return any(title.plain[n : n + count] == wanted.plain for n in starts) and _has_all(wanted, title)
