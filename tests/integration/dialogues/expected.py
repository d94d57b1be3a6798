"""Comparison of a turn with what its dialogue writes. Pure."""

from collections import Counter
from collections.abc import Iterator, Sequence

from tests.integration.dialogues.heard import Heard
from tests.integration.dialogues.script import Turn


def differences(
    turn: Turn, heard: Heard, before: Sequence[str], after: Sequence[str], told: Sequence[str] | None = None
) -> list[str]:
    """Say in a line each what is not as the turn writes it; `before` and `after` are the lists around it.

    `told` are the results of its tools that Gemini was told: its words and questions are its own, so the names are
    looked for there.
    """
    wrong = [*_in_list(_expected_list(turn, before), after), *(f"an error: {sentence}" for sentence in heard.errors)]
    if told is not None:
        asks = ["no card asks"] if turn.asks == "card" and heard.asks != "card" else []
        return [*wrong, *asks, *_not_said([*turn.names, *turn.offers], _plain([*heard.words, *told]))]
    return [*wrong, *_in_words(turn, _plain(heard.words), after), *_in_questions(turn, heard)]


def _expected_list(turn: Turn, before: Sequence[str]) -> Counter[str]:
    if turn.then is not None:
        return Counter(turn.then)
    lost = Counter(turn.drops)
    assert lost <= Counter(before), f"the dialogue drops what was never there: {lost - Counter(before)}"
    return Counter(before) - lost + Counter(turn.adds)


def _in_list(expected: Counter[str], after: Sequence[str]) -> Iterator[str]:
    yield from (f"not on the list: {line}" for line in (expected - Counter(after)).elements())
    yield from (f"but on the list: {line}" for line in (Counter(after) - expected).elements())


def _in_words(turn: Turn, said: str, after: Sequence[str]) -> Iterator[str]:
    yield from _not_said(turn.names, said)
    yield from (f"said, and should not be: {name}" for name in turn.lacks if _plain([name]) in said)
    if turn.shows is None:
        return
    yield from (f"not shown: {title}" for title in turn.shows if _plain([title]) not in said)
    others = {line.removeprefix("✓ ").split(" · ")[0] for line in after} - {*turn.shows}
    # A title that is part of one that is shown cannot be told apart from it.
    apart = [title for title in others if not any(title in shown for shown in turn.shows)]
    yield from (f"shown, and should not be: {title}" for title in apart if _plain([title]) in said)


def _not_said(names: Sequence[str], said: str) -> Iterator[str]:
    yield from (f"not said: {name}" for name in names if _plain([name]) not in said)


def _in_questions(turn: Turn, heard: Heard) -> Iterator[str]:
    asks = turn.asks or ("choice" if turn.offers else "")
    if asks and heard.asks != asks:
        yield f"asks by {heard.asks or 'nothing'}, not by a {asks}"
    if asks:
        yield from (f"a question is drawn as a failed step: {title}" for title in heard.failed_steps)
    offered = [_plain([text]) for text in heard.suggestions]
    yield from (f"not offered: {words}" for words in turn.offers if not any(_plain([words]) in one for one in offered))


def _plain(texts: Sequence[str]) -> str:
    """Make words comparable: small, without the signs of Markdown."""
    return "\n".join(texts).casefold().translate(str.maketrans("", "", "*\\~`"))
