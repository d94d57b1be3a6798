"""Splitter of a message into parts, each of which may be a command."""

import re
from dataclasses import dataclass

MAX_PARTS = 20

# Verbs that begin a command wherever they stand after a break.
_STRONG = (
    r"(?:add|create|remind me|mark|rename|show|list|undo|reopen|reschedule|postpone|what(?:'s|s)?|which|how many|"
    r"search for|tag|prioriti[sz]e|"
    r"an?(?:other)? (?:new )?(?:(?:high|low)[- ]priority )?(?:task|reminder|to-?do) (?:to|called|named|for))\b"
)
# Verbs that are as often part of a title: "wash and finish the dishes". After a comma they begin a command.
_WEAK = r"(?:delete|remove|complete|finish|move|change|set|make|update|edit|find|cancel|check off|tick off|cross off)"
_SURE = rf"{_WEAK} (?:my|the|its|priority|task|tasks|all|everything|it|them|that|those|both|#?\d|\")"
_BREAK = re.compile(
    r"(?P<line>\s*[\n;]+\s*)|(?P<end>[.!?]+\s+(?=[A-Za-z]))|"
    r"(?P<then>(?:,|\.)?\s+(?:and\s+)?(?:then|after that,?|afterwards,?)\s+)|"
    rf"(?P<comma>,\s*(?:and\s+|then\s+|also\s+|please\s+){{0,3}}(?=(?:{_STRONG}|{_WEAK}\s)))|"
    rf"(?P<and>\s+(?:and|&)\s+(?:also\s+|then\s+|please\s+){{0,3}}(?=(?:{_STRONG}|{_SURE})))|"
    rf"(?P<after>(?<=\blist)\s+and\s+(?={_WEAK}\s))",
    re.IGNORECASE,
)
# A message that begins with an order and creates no task goes on with an order: "complete milk and delete bread".
_ORDER = re.compile(r"(?:please )?(?:delete|remove|complete|finish|cancel|check off|tick off|reopen)\b", re.IGNORECASE)
_NEXT_ORDER = re.compile(r"(?P<order>\s+and\s+(?=(?:delete|remove|complete|finish|move|cancel)\s))", re.IGNORECASE)
_BACK = re.compile(rf"(?:(?:{_WEAK}|rename|add) (?:it|them|that|those|the rest)|list it)\b", re.IGNORECASE)
_QUOTED = re.compile(r'"[^"\n]*"')
_BULLET = re.compile(r"^\s*(?:[-*•]|\d{1,2}[.)])\s+(?:\[ ?\]\s*)?")
_HEADING = re.compile(
    r"(?:please )?(?:add|create|make|new|write down)(?: me)?"
    r"(?: (?:the|these|this|some|my|a few|two|three|four|five|\d{1,2}))?(?: following| new)?"
    r"(?: (?:tasks?|to-?dos?|items|things|list|reminders))?(?: (?:to|on) (?:my|the) list)?(?:[:,-]|$)",
    re.IGNORECASE,
)
_TITLES_IN_LINE = re.compile(
    r"(?:add|create|make)(?: me)?(?: (?:the|these|some|a few|two|three|four|five|\d{1,2}))?(?: following| new)? "
    r"(?:tasks|to-?dos|items|reminders)(?: (?:called|named|for|to))?:? (?P<what>[^\n]{1,600})",
    re.IGNORECASE,
)
_ITEMS = re.compile(r"\s*(?:,\s*and\s+|[,;]\s*|\s+and\s+)", re.IGNORECASE)


@dataclass(frozen=True)
class Part:
    """A piece of a message with what separated it from the piece before it."""

    text: str
    before: str = ""

    @property
    def points_back(self) -> bool:
        """Whether it is like the end of "add find old files and delete them"."""
        return bool(re.match(r"\s*(?:and|&)\b", self.before, re.IGNORECASE)) and bool(_BACK.match(self.text))

    @property
    def is_line(self) -> bool:
        """Whether it is a line or sentence of its own."""
        return bool(re.search(r"[\n;.!?]", self.before))


def split_message(text: str) -> list[Part]:
    """Split a message at each place where a command may begin, never inside quotes."""
    if spread := _task_titles(text):
        return [Part(f"add {piece}", "\n") for piece in spread]
    found: list[Part] = []
    start, before = 0, ""
    quotes = [match.span() for match in _QUOTED.finditer(text)]
    for match in _breaks(text):
        while quotes and quotes[0][1] <= match.start():
            quotes.pop(0)
        if quotes and quotes[0][0] < match.start():
            continue
        found.append(Part(text[start : match.start()], before))
        start, before = match.end(), match[0]
    found.append(Part(text[start:], before))
    return [part for part in found if part.text.strip(" -*•.,!?")]


def _breaks(text: str) -> list[re.Match[str]]:
    found = {match.start(): match for match in _BREAK.finditer(text)}
    if _ORDER.match(text):
        found = {match.start(): match for match in _NEXT_ORDER.finditer(text)} | found
    return [found[start] for start in sorted(found)]


def _task_titles(text: str) -> list[str]:
    """List the titles under "add these tasks:", one a line, or in "add tasks: a, b and c"; none in other messages."""
    heading, *lines = text.strip().split("\n")
    if lines and _HEADING.fullmatch(heading.strip()):
        return [title for line in lines if (title := _BULLET.sub("", line).strip())]
    if not lines and (found := _TITLES_IN_LINE.fullmatch(text.strip())):
        titles = [title for title in _ITEMS.split(found["what"]) if title]
        return titles if len(titles) > 1 and '"' not in found["what"] else []
    return []
