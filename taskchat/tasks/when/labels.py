"""Labels in a line: tags by `#`, priority by `p1`, `!!`, `!high` or in words."""

import re
from dataclasses import dataclass

from taskchat.tasks.models import Priority

# A tag ends at punctuation, and a number alone is a ticket's.
_TAG = re.compile(r"(?:^|(?<=[\s(]))#(?=[\w-]*[^\W\d_])(\w[\w/-]{0,48}\w|\w)")
_WORDS = r"(?:(high|medium|low|no|without|without an?y?)[ -]priority|priority:? ?(high|medium|low)|(urgent)(?:ly)?)"
_GERMAN = (
    r"(?:(hohe|mittlere|niedrige|keine|ohne)[nr]? priorität|priorität:? ?(hoch|mittel|niedrig)|(dringend|wichtig))"
)
_MARKS = (
    re.compile(r"(?:^|(?<=\s))!(high|medium|low|[123])(?=[\s,.;]|$)", re.IGNORECASE),
    re.compile(r"(?:^|(?<=\s))(p[1-4])(?=[\s,.;!]|$)", re.IGNORECASE),
    re.compile(r"(?:^|(?<=[\s\w]))(!!)!*(?=\s|$)"),
    re.compile(rf"^{_WORDS} ?[:,] ?", re.IGNORECASE),
    re.compile(rf"^{_GERMAN} ?[:,] ?", re.IGNORECASE),
)
_TRAILING = (
    re.compile(rf"(?:[, ]{{1,3}}(?:and|with|at))?[, ]{{1,3}}{_WORDS}[.!]?(?=[ ,]*$)", re.IGNORECASE),
    re.compile(rf"(?:[, ]{{1,3}}(?:und|mit))?[, ]{{1,3}}{_GERMAN}[.!]?(?=[ ,]*$)", re.IGNORECASE),
)
# After these words, priority is what the title speaks of.
_TITLE = re.compile(
    r"\b(?:(?:is|are|to|has|have|had|as|marked?|marks|called?|calls|named?|about|what|be|of|the|an?|most|ist|sind|als|auf|hat)"
    r"(?: (?:it|this|that|them|him|her))?|how|who|why|not|so|too|very|sehr|wie|nicht|zu)$",
    re.IGNORECASE,
)
_PRIORITIES = {
    "urgent": Priority.HIGH, "1": Priority.HIGH, "2": Priority.MEDIUM, "3": Priority.LOW, "!!": Priority.HIGH,
    "p1": Priority.HIGH, "p2": Priority.MEDIUM, "p3": Priority.LOW, "p4": Priority.NONE, "no": Priority.NONE,
    "without": Priority.NONE, "without a": Priority.NONE, "without any": Priority.NONE, "keine": Priority.NONE,
    "ohne": Priority.NONE, "hohe": Priority.HIGH,
    "hoch": Priority.HIGH, "dringend": Priority.HIGH, "wichtig": Priority.HIGH, "mittlere": Priority.MEDIUM,
    "mittel": Priority.MEDIUM, "niedrige": Priority.LOW, "niedrig": Priority.LOW,
}  # fmt: skip


@dataclass(frozen=True)
class Labels:
    """Tags and priority of a line, with the spans that say them."""

    tags: tuple[str, ...] = ()
    priority: Priority | None = None
    spans: tuple[tuple[int, int, str], ...] = ()


def read_labels(text: str) -> Labels:
    """Return the tags and the priority of a line."""
    tags = [(match.start(), match.end(), match[1].lower()) for match in _TAG.finditer(text)]
    spans = [(start, end, "tag") for start, end, _ in tags]
    rest = blank(text, spans)
    found = _priority(rest)
    if found:
        spans.append((found[0], found[1], "priority"))
    return Labels(tuple(dict.fromkeys(tag for _, _, tag in tags)), found[2] if found else None, tuple(spans))


def trailing_priority(text: str) -> tuple[int, int, Priority] | None:
    """Return the priority in words at the end of a text, unless the title speaks of it."""
    for pattern in _TRAILING:
        if (match := pattern.search(text)) and not _TITLE.search(text[: match.start()].rstrip(" ,")):
            # What is blank here may be a tag, which is its own span.
            blanks = len(match[0]) - len(match[0].lstrip(" "))
            return match.start() + blanks, match.end(), _value(match)
    return None


def _priority(text: str) -> tuple[int, int, Priority] | None:
    for pattern in _MARKS:
        if (match := pattern.search(text)) and not _TITLE.search(text[: match.start()].rstrip(" ")):
            return match.start(), match.end(), _value(match)
    return trailing_priority(text)


def _value(match: re.Match[str]) -> Priority:
    word = next(group for group in match.groups() if group).lower()
    return _PRIORITIES[word] if word in _PRIORITIES else Priority(word)


def stripped(text: str, start: int, end: int, without: str) -> tuple[int, int]:
    """Return a span without these characters at its ends."""
    left, right = text[start:end].lstrip(without), text[start:end].rstrip(without)
    return end - len(left), start + len(right)


def blank(text: str, spans: list[tuple[int, int, str]], by: str = " ") -> str:
    """Return the text with each span replaced by as many spaces, so that positions stay."""
    for start, end, _ in spans:
        text = text[:start] + by * (end - start) + text[end:]
    return text
