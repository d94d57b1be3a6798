"""Lengths of time from plain words: "half an hour", "1 h 30", "anderthalb Stunden". Pure."""

import re

from taskchat.tasks.when.languages import detect
from taskchat.tasks.when.parsers import SPAN, span_of

_DAY_MINUTES, _MINUTE_SECONDS = 24 * 60, 60
# What has no unit of its own, in units.
_SPELT = (
    (re.compile(r"(\d)\s?h\s?([0-5]\d)(?!\s?\w)"), r"\1 h \2 min"),
    (re.compile(r"\b(?:einer? )?dreiviertelstunde\b|\bthree[ -]quarters of an hour\b"), "45 min"),
    (re.compile(r"\b(?:einer? )?viertelstunde\b|\b(?:a )?quarter of an hour\b"), "15 min"),
    (re.compile(r"\b(?:hrs?|std\.)(?!\w)"), "h"),
    (re.compile(r"\bmins?\.?(?!\w)"), "min"),
)


def parse_length(text: str, language: str | None = None) -> int | None:
    """Return the minutes that a text names as a whole; None where it names none, or months, which have no length."""
    low = re.sub(r"\s+", " ", text.strip().lower())
    spoken = detect(low, language)
    for pattern, units in _SPELT:
        low = pattern.sub(units, low)
    if not re.fullmatch(spoken.compile(SPAN), low) or (span := span_of(low, spoken)) is None:
        return None
    minutes = span.days * _DAY_MINUTES + span.seconds / _MINUTE_SECONDS
    return int(minutes) if not (span.months or span.workdays) and minutes == int(minutes) >= 1 else None
