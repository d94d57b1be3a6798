"""Rhythms in German, from the words that `recurrence_words` writes."""

import re

_WEEKDAYS = {
    "Monday": "Montag", "Tuesday": "Dienstag", "Wednesday": "Mittwoch", "Thursday": "Donnerstag", "Friday": "Freitag",
    "Saturday": "Samstag", "Sunday": "Sonntag",
}  # fmt: skip
_MONTHS = {
    "January": "Januar", "February": "Februar", "March": "März", "May": "Mai", "June": "Juni", "July": "Juli",
    "October": "Oktober", "December": "Dezember",
} | {name: name for name in ("April", "August", "September", "November")}  # fmt: skip
_SHORT = {
    "Jan": "Jan.", "Feb": "Feb.", "Mar": "März", "Apr": "April", "Jun": "Juni", "Jul": "Juli", "Aug": "Aug.",
    "Sep": "Sept.", "Oct": "Okt.", "Nov": "Nov.", "Dec": "Dez.",
}  # fmt: skip
_EACH = {
    "minute": "jede Minute", "hour": "jede Stunde", "day": "jeden Tag", "weekday": "jeden Werktag",
    "week": "jede Woche", "month": "jeden Monat", "year": "jedes Jahr",
}  # fmt: skip
_UNITS = {
    "minutes": "Minuten", "hours": "Stunden", "days": "Tage", "weeks": "Wochen", "months": "Monate", "years": "Jahre",
}  # fmt: skip
_WORDS = {
    **_WEEKDAYS, **_MONTHS, **_SHORT, "on": "am", "in": "im", "at": "um", "and": "und", "or": "oder", "the": "",
    "last": "letzten", "day": "Tag", "weekday": "Werktag", "until": "bis", "of": "im",
}  # fmt: skip
_BEGIN = re.compile(r"every (?:(?P<count>\d+) (?P<units>\w+)|(?P<unit>minute|hour|day|weekday|week|month|year)\b)?")
_DONE = " after it is done"
_TIMES = re.compile(r", (\d+) times?")
_TOKEN = re.compile(r"(?P<date>\d+)(?= [A-Z])|(?P<nth>\d+)(?:st|nd|rd|th)(?: day)?\b|(?P<word>[A-Za-z]+)|.")


def german_rhythm(words: str) -> str:
    """Say a rhythm in German: "jeden Montag", "alle 2 Wochen am Freitag"; in quotes where it has other words."""
    begin = _BEGIN.match(words)
    if begin is None:
        return f"„{words}“"
    head = "jeden " if not (begin["unit"] or begin["count"]) else _EACH.get(begin["unit"] or "", "")
    head = head or f"alle {begin['count']} {_UNITS.get(begin['units'], begin['units'])}"
    rest = words[begin.end() :].replace(_DONE, "")
    counted = _TIMES.search(rest)
    said = [_token(token) for token in _TOKEN.finditer(_TIMES.sub("", rest))]
    if None in said:
        return f"„{words}“"
    spoken = re.sub(r" {2,}", " ", f"{head}{''.join(map(str, said))}").strip()
    spoken += ", nachdem es erledigt ist" if _DONE in words else ""
    return spoken + (f", {counted[1]}-mal" if counted else "")


def _token(token: re.Match[str]) -> str | None:
    if token["word"]:
        return _WORDS.get(token["word"])
    return f"{token['date'] or token['nth']}." if token["date"] or token["nth"] else token[0]
