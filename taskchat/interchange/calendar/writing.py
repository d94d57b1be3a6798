"""Parts of a calendar that to-dos and events share: its head, zones, and dates left out of a rule."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Parameters, Timezone

_ESCAPED = re.compile(r"[\\;,]")
FOOT = "END:VCALENDAR\r\n"


def header(name: str) -> str:
    """Return the head of a calendar of that name."""
    return (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//taskchat//taskchat//EN\r\nCALSCALE:GREGORIAN\r\n"
        f"NAME:{name}\r\nX-WR-CALNAME:{name}\r\n"
    )


class Texts:
    """Value of a property that is a TEXT, or a list of them (RFC 5545, 3.3.11)."""

    # icalendar's own takes "C:\New" for the end of a line, when it writes.

    def __init__(self, *texts: str) -> None:
        self._texts = texts
        self.params = Parameters()

    def to_ical(self) -> bytes:
        """Return the texts as a calendar has them."""
        return ",".join(map(_escaped, self._texts)).encode()


def _escaped(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _ESCAPED.sub(lambda match: f"\\{match[0]}", text).replace("\n", "\\n")


class Zones:
    """Time zones of one calendar: each is described once, before it is used."""

    def __init__(self) -> None:
        self._known: set[str] = set()

    def described(self, zone: str) -> str:
        """Return the description of a zone that has none yet; "" for others, and for UTC."""
        if zone in self._known or zone == "UTC":
            return ""
        self._known.add(zone)
        return _description(zone)


@lru_cache(maxsize=512)
def _description(zone: str) -> str:
    return Timezone.from_tzid(zone).to_ical().decode()


def exceptions(slots: Iterable[str], zone: str | None) -> Iterator[date]:
    """Yield slots of a series as dates of a calendar."""
    for slot in slots:
        if "T" in slot:
            yield datetime.fromisoformat(slot).replace(tzinfo=ZoneInfo(zone or "UTC"))
        else:
            yield date.fromisoformat(slot)
