"""Note below an answer that was cut off, which ends whatever Markdown is open there."""

import re
from dataclasses import dataclass

# The model came to its limit, or a filter ended what it said.
CUT_OFF = "*The answer was cut off here.*"
WITHHELD = "*Gemini's safety filter ended the answer here.*"

# Quotes and items of a list that a line stands in, or begins.
_LEAD = re.compile(r"(?:[ \t]|>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))*")
_FENCE = re.compile(r"(?P<fence>`{3,}(?=[^`]*$)|~{3,})(?P<info>.*)")
# HTML that a blank line does not end.
_HTML = re.compile(r"^ {0,3}<(?P<name>!--|pre\b|script\b|style\b|textarea\b)", re.IGNORECASE | re.MULTILINE)
_BEGUN = {sign: re.compile(rf"(?<![\w{sign[0]}]){re.escape(sign)}(?=[^\s{sign[0]}])") for sign in ("**", "~~")}


def cut_off_note(text: str, note: str = CUT_OFF) -> str:
    """Write the end of an answer that has this text so far: what closes its open block, and the note by itself.

    A blank line ends a paragraph, a list, a table and a formula; a block of code needs its fence again.
    """
    closing = _close_code(text) or _close_html(text) or _close_words(text.rpartition("\n")[2])
    return f"{closing}\n\n{note}"


@dataclass(frozen=True)
class _Code:
    """Open block of code: its fence, the beginning that each of its lines has, the columns of the item it is in."""

    fence: str
    lead: str
    item: int

    def is_left_by(self, line: str) -> bool:
        """Whether a line stands beside the quote or the item that the block is in, which ends with it."""
        if ">" in self.lead:
            return not line.lstrip().startswith(">")
        return bool(line.strip()) and _indentation(line) < self.item

    def is_ended_by(self, line: str) -> bool:
        mark = line.lstrip(" \t>").rstrip()
        return mark.startswith(self.fence) and not mark.strip(self.fence[0])


def _close_code(text: str) -> str:
    code: _Code | None = None
    item = 0
    for line in text.removesuffix("\n").split("\n"):
        if code is not None and code.is_left_by(line):
            code = None
        elif code is not None:
            code = None if code.is_ended_by(line) else code
            continue
        lead = _LEAD.match(line)
        begin = lead[0] if lead else ""
        has_marker = bool(begin.strip(" \t>"))
        item = len(begin) if has_marker else min(item, _indentation(line)) if line.strip() else item
        if fence := _FENCE.fullmatch(line[len(begin) :]):
            code = _Code(fence["fence"], re.sub(r"[^\s>]", " ", begin), item)
    if code is None:
        return ""
    line_break = "" if text.endswith("\n") else "\n"
    return f"{line_break}{code.lead}{code.fence}"


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))


def _close_html(text: str) -> str:
    for found in _HTML.finditer(text):
        name = found["name"].lower()
        end = "-->" if name == "!--" else f"</{name}>"
        if end not in text[found.end() :].lower():
            return f"\n{end}"
    return ""


def _close_words(line: str) -> str:
    """Close code and emphasis that the last line has begun, as far as that can be done behind its last word."""
    if line.count("`") % 2:
        return "`"
    words = re.sub(r"`[^`]*`", "", line)
    if not words or words[-1].isspace():
        return ""
    return "".join(sign for sign, begun in _BEGUN.items() if _is_open(words, sign, begun))


def _is_open(words: str, sign: str, begun: re.Pattern[str]) -> bool:
    *_, last = [None, *begun.finditer(words)]
    return last is not None and sign not in words[last.end() :]
