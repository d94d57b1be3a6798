"""The time of day in the words of a date: "at 5pm", "from 3 to 4pm", "tomorrow evening at 8". Pure."""

import re
from datetime import time

_PARTS = {"morning": time(9), "afternoon": time(15), "evening": time(18), "tonight": time(20), "night": time(20)}
_NAMED_TIMES = {"noon": time(12), "midday": time(12), "midnight": time(0), **_PARTS}
_AT = r"(?:at|by|@|before|until|till|after|around|from)"
_CLOCK = re.compile(
    rf"(?:^|\b{_AT} ?|(?<= ))(?P<hour>\d{{1,2}})(?:[:.h](?P<minute>\d{{2}}))? ?(?P<half>[ap])\.?m\.?(?: |$)"
    rf"|(?:^|\b{_AT} ?|(?<= ))(?P<hour24>\d{{1,2}}):(?P<minute24>\d{{2}})(?: |$)"
    r"|(?:\b(?:at|@) ?|(?<=\w )(?:by|before|until|till|after|around) )(?P<bare>\d{1,2})(?: o'?clock)?(?: |$)"
)
_NAMED = re.compile(rf"(?:^| )(?:(?:in the|{_AT}) )?(?P<named>{'|'.join(_NAMED_TIMES)})$")
# Alone at the beginning such a word is part of a name: "movie night at 9".
_PART = re.compile(rf"(?:(?:^| )(?:in the|at) |(?<=\w) |^(?=tonight))(?P<part>{'|'.join(_PARTS)})(?= |$)")
_PART_FIRST = re.compile(r"^in the (?P<part>morning|afternoon|evening) ")
_RANGE = re.compile(
    r"(?P<from>\b(?:from|between) )?\b(?P<hour>\d{1,2})(?P<minute>:\d{2})? ?(?:(?P<half>[ap])\.?m\.?)? ?"
    r"(?:-|\u2013|to|until|till|and) ?"
    r"(?P<end>\d{1,2})(?P<end_minute>:\d{2})? ?(?:(?P<end_half>[ap])\.?m\.?)?(?= |$)"
)


def take_time(words: str) -> tuple[str, time | None]:
    """Split the words of a date into day and time of day; of "from 3 to 4pm" the time is the beginning."""
    words = _RANGE.sub(_start, words)
    if clock := _CLOCK.search(words):
        rest, part = _take_part(_without(words, clock))
        at = _clock_time(clock, part)
        return (words, None) if at is None else (rest, at)
    if (named := _NAMED.search(words)) and (named["named"] != "night" or named.start()):
        return _named_time(_without(words, named), named["named"])
    if part := _PART_FIRST.match(words):
        return _without(words, part), _PARTS[part["part"]]
    return words, None


def _start(span: re.Match[str]) -> str:
    """Replace a span by its beginning as a time of its own; only two numbers stay."""
    if not (span["end_half"] or span["end_minute"] or (span["from"] and span.start())):
        return span[0]
    half = span["half"] or span["end_half"]
    if not span["half"] and half and int(span["hour"]) % 12 > int(span["end"]) % 12:
        half = "a" if half == "p" else "p"
    return f"at {span['hour']}{span['minute'] or ''}{half + 'm' if half else ''}"


def _take_part(words: str) -> tuple[str, str | None]:
    """Split "in the evening" off the day, as "evening"."""
    part = _PART.search(words)
    return (_day_words(_without(words, part), part["part"]), part["part"]) if part else (words, None)


def _named_time(rest: str, name: str) -> tuple[str, time]:
    if name == "midnight" and rest in ("today", "tonight"):
        # The midnight that ends this day.
        return "tomorrow", _NAMED_TIMES[name]
    return _day_words(rest, name), _NAMED_TIMES[name]


def _day_words(rest: str, part: str) -> str:
    return "today" if rest == "this" or (part == "tonight" and not rest) else rest


def _without(words: str, match: re.Match[str]) -> str:
    kept = f"{words[: match.start()]} {words[match.end() :]}"
    return re.sub(r"\s+", " ", re.sub(r"\b(?:at|by|@)$|^(?:on|at) ", "", kept.strip(" ,"))).strip(" ,")


def _clock_time(match: re.Match[str], part: str | None) -> time | None:
    hour = int(match["hour"] or match["hour24"] or match["bare"])
    minute = int(match["minute"] or match["minute24"] or 0)
    if match["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match["half"] == "p" else 0)
    elif part:
        hour = _hour_in(part, hour)
    elif match["bare"] and 1 <= hour <= 7:
        # "at 5" is an afternoon to nearly everybody.
        hour += 12
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _hour_in(part: str, hour: int) -> int:
    """Return the hour of the day that "at 8" is in the evening; 24, which is none, where it can't be told."""
    if part == "morning":
        return hour if hour < 12 else 24
    if hour >= 12:
        return 24 if hour == 12 and part != "afternoon" else hour
    # "Tonight at 2" belongs to the next day, or is a slip.
    return hour + 12 if hour >= (1 if part == "afternoon" else 5) else 24
