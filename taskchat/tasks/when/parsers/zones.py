"""Time zones beside a time: "9am GMT", "3pm EST", "10:00 UTC+2", "16:10 -0400", "noon Pacific time"."""

import re
from datetime import timedelta, timezone
from zoneinfo import ZoneInfo

from taskchat.tasks.when.parsers.parser import Parser, piece
from taskchat.tasks.when.pieces import Context, Piece

# Hours ahead of UTC, as the abbreviation says: EST is no EDT, also in summer.
_HOURS: dict[str, float] = {
    "utc": 0, "gmt": 0, "wet": 0, "bst": 1, "west": 1, "cet": 1, "cest": 2, "mez": 1, "mesz": 2, "eet": 2, "eest": 3,
    "msk": 3, "ist": 5.5, "sgt": 8, "hkt": 8, "awst": 8, "jst": 9, "kst": 9, "acst": 9.5, "aest": 10, "aedt": 11,
    "nzst": 12, "nzdt": 13, "brt": -3, "art": -3, "edt": -4, "est": -5, "cdt": -5, "cst": -6, "mdt": -6, "mst": -7,
    "pdt": -7, "pst": -8, "akdt": -8, "akst": -9, "hst": -10,
}  # fmt: skip
_REGIONS = {
    "eastern": "America/New_York", "et": "America/New_York", "central": "America/Chicago", "ct": "America/Chicago",
    "mountain": "America/Denver", "mt": "America/Denver", "pacific": "America/Los_Angeles", "pt": "America/Los_Angeles",
}  # fmt: skip
_MAX_HOURS = 14


def _zone(match: re.Match[str], context: Context) -> Piece | None:
    if match["region"]:
        return piece(match, "zone", ZoneInfo(_REGIONS[match["region"]]), weak=True)
    hours = _HOURS[match["name"]] if match["name"] else 0
    offset = (match["offset"] or "").strip()
    if offset:
        figures = re.sub(r"\D", "", offset)
        whole, minutes = (figures, 0) if len(figures) <= 2 else (figures[:-2], int(figures[-2:]))
        hours += (-1 if offset[0] == "-" else 1) * (int(whole) + minutes / 60)
    if abs(hours) > _MAX_HOURS:
        return None
    return piece(match, "zone", timezone(timedelta(hours=hours)), weak=True)


PARSERS = [
    Parser(
        r"(?P<name>%zone_name%)(?P<offset>\s?[+-]\d{1,2}(?::?\d\d)?)?(?:\s+time)?(?P<region>)",
        _zone,
        ("zone_name",),
    ),
    Parser(r"(?<=\d\s)(?P<offset>[+-]\d\d:?\d\d)(?P<name>)(?P<region>)", _zone, ("digit",)),
    Parser(
        r"(?P<region>%zone_region%)(?:\s+(?:standard|daylight))?(?:\s+time(?:\s?zone)?)?(?P<name>)(?P<offset>)",
        _zone,
        ("zone_region",),
    ),
]
