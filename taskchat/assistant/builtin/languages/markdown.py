"""Text in Markdown, drawn as it was written."""

import re

# An opening bracket stays as it is: behind a backslash it would begin a formula.
_SPECIAL = re.compile(r"[\\`*_{}\]<>#|~&$]")
# A number, a dash or a line that would begin a list, a rule or a heading.
_BEGIN = re.compile(r"(?P<number>\d{1,9}(?=[.)])|(?=[-+=]))")
_ADDRESS = re.compile(r"(?:(?:https?|ftp)://|www\.)\S+", re.IGNORECASE)
# Signs that an address keeps as they are; with others it is no link.
_IN_LINK = re.compile(r"(?:[^\\`*{}\[\]<>|$&]|&(?!\w+;))+")


def escape(text: str) -> str:
    """Escape a line of text, so that nothing in it is Markdown but plain addresses, which are links."""
    line = " ".join(text.split())
    parts: list[str] = []
    at = 0
    for address in _ADDRESS.finditer(line):
        parts += [_escape_words(line[at : address.start()]), _escape_address(address[0])]
        at = address.end()
    escaped = "".join([*parts, _escape_words(line[at:])])
    begin = _BEGIN.match(escaped)
    return f"{begin[0]}\\{escaped[begin.end() :]}" if begin else escaped


def plain(markdown: str) -> str:
    """Write a sentence in Markdown as it is read where none is drawn: without escapes and asterisks."""
    return re.sub(r"\\(.)|\*", lambda found: found[1] or "", markdown)


def _escape_words(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text)


def _escape_address(text: str) -> str:
    if _IN_LINK.fullmatch(text):
        return text
    # Inside a link the backslashes would be seen.
    return re.sub(r"(?<=:)/|(?<=^www)\.", r"\\\g<0>", _escape_words(text), flags=re.IGNORECASE)
