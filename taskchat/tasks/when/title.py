"""Title of a line: what is left of it without dates, labels and quotes."""

import re

from taskchat.tasks.when.languages import ENGLISH, Language
from taskchat.tasks.when.quotes import QUOTED, mask

_WHEN = ("date", "time", "datetime", "recurrence", "reminder")
Spans = list[tuple[int, int, str]]


def title_of(text: str, spans: Spans, quotes: Spans, language: Language) -> str:
    """Return a line without some spans of it, and without the words that only led to them; it may be empty."""
    taken = [*spans, *quotes]
    rest = "".join(char for at, char in enumerate(text) if not any(start <= at < end for start, end, _ in taken))
    rest = tidy(rest)
    if any(kind in _WHEN for _, _, kind in spans):
        dangling = language.compile(r"(?i:,?\s+(?:and )?(?:%dangling%)|[,:\u2013-])$")
        rest = dangling.sub("", rest.rstrip(" ,;"))
        opening = language.compile(r"^(?i:(?:%remind_opening%)\s+|[,;:.\u2013-]\s*)")
        rest = opening.sub("", rest)
    rest = tidy(rest)
    # Around all of it they say no more than that the words are meant as they are.
    whole = QUOTED.fullmatch(rest)
    return tidy(whole[1]) if whole else rest


def title_without(text: str, spans: Spans) -> str:
    """Return the title of a line without some of its spans; the whole line where nothing else is left."""
    return title_of(text, spans, mask(text)[1], ENGLISH) or tidy(text)


def tidy(text: str) -> str:
    """Return the text with single spaces, none before punctuation, and no comma at its ends."""
    text = re.sub(r"\s+([,;.!?])", r"\1", re.sub(r"\s+", " ", re.sub(r"\(\s*\)", "", text)))
    return re.sub(r",(?=\s*(?:,|$))", "", text).strip(" ,")
