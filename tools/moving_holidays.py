"""Write `taskchat/tasks/when/holidays/moving.json`: the days of holidays that follow the moon.

Run it where the library `holidays` (MIT) is installed: `python -m tools.moving_holidays`. It is no dependency of the
application: its countries know more names than one person means, and these days change once in many years.
"""

import json
import warnings
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path

import holidays  # pyright: ignore[reportMissingImports]

TARGET = Path(__file__).parents[1] / "taskchat" / "tasks" / "when" / "holidays" / "moving.json"
YEARS = range(2012, 2041)
# From 2033 on a year may have two of an Islamic holiday, and nobody knows yet when the moon will be seen.
SIGHTED, LAST_SIGHTED_YEAR = ("TR", "ID", "NE", "PS"), 2032
# Before those years a day is only known where the calculated calendar of another country has it, too.
FAR_YEARS, OTHER_CALENDAR = range(1936, YEARS.start), ("JO", "en_US")
FAR = ("eid al fitr", "eid al adha")
# By our key: the country whose calendar counts, and the name there.
SOURCES = {
    "chinese new year": ("CN", "en_US", "Chinese New Year (Spring Festival)"),
    "dragon boat": ("CN", "en_US", "Dragon Boat Festival"), "mid autumn": ("CN", "en_US", "Mid-Autumn Festival"),
    "vesak": ("SG", "en_SG", "Vesak Day"),
    "eid al fitr": ("TR", "en_US", "Eid al-Fitr"), "eid al adha": ("TR", "en_US", "Eid al-Adha"),
    "islamic new year": ("ID", "en_US", "Islamic New Year"), "night of power": ("NE", "en_US", "Laylat al-Qadr"),
    "mawlid": ("PS", "en_US", "Prophet's Birthday"),
    "purim": ("IL", "en_US", "Purim"), "passover": ("IL", "en_US", "Pesach"), "shavuot": ("IL", "en_US", "Shavuot"),
    "rosh hashanah": ("IL", "en_US", "Rosh Hashanah"), "yom kippur": ("IL", "en_US", "Yom Kippur"),
    "sukkot": ("IL", "en_US", "Sukkot"), "hanukkah": ("IL", "en_US", "Hanukkah"),
    "diwali": ("IN", "en_IN", "Diwali (Deepavali)"), "holi": ("IN", "en_IN", "Holi"),
    "holika dahan": ("IN", "en_IN", "Holika Dahan"), "dussehra": ("IN", "en_IN", "Dussehra"),
    "raksha bandhan": ("IN", "en_IN", "Raksha Bandhan"),
    "ganesh chaturthi": ("IN", "en_IN", "Ganesh Chaturthi / Vinayak Chaturthi"),
    "ram navami": ("IN", "en_IN", "Ram Navami"), "maha shivaratri": ("IN", "en_IN", "Maha Shivaratri"),
    "ugadi": ("IN", "en_IN", "Ugadi"), "onam": ("IN", "en_IN", "Onam"),
    "bhai dooj": ("IN", "en_IN", "Bhai Duj"),
    "govardhan": ("IN", "en_IN", "Govardhan Puja"),
    "chhath": ("IN", "en_IN", "Pratihar Shashthi or Surya Shashthi (Chhath Puja)"),
    "karva chauth": ("IN", "en_IN", "Karaka Chaturthi (Karwa Chouth)"), "rath yatra": ("IN", "en_IN", "Rath Yatra"),
    "guru nanak": ("IN", "en_IN", "Guru Nanak's Jayanti"), "ravidas": ("IN", "en_IN", "Guru Ravi Das's Jayanti"),
    "valmiki": ("IN", "en_IN", "Maharshi Valmiki's Jayanti"), "mahavir": ("IN", "en_IN", "Mahavir Jayanti"),
    "parsi new year": ("IN", "en_IN", "Parsi New Year"), "makar sankranti": ("IN", "en_IN", "Makar Sankranti"),
    "maha saptami": ("IN", "en_IN", "Dussehra (Saptami)"),
    "maha navami": ("IN", "en_IN", "Dussehra (Mahanavami)"),
}  # fmt: skip


def days_of(country: str, language: str, name: str, years: range = YEARS) -> dict[int, list[date]]:
    """Return the first days of a holiday in each year that the library knows."""
    categories = getattr(holidays, country).supported_categories
    found = holidays.country_holidays(country, years=years, categories=categories, language=language)
    named = {day for day, names in found.items() if name in _plain(names)}
    first = (day for day in sorted(named) if day - timedelta(days=1) not in named)
    return {year: list(days) for year, days in groupby(first, key=lambda day: day.year)}


def near_days(country: str, language: str, name: str) -> dict[int, date]:
    """Return a holiday's day in the years around ours, the first where there are two."""
    last = LAST_SIGHTED_YEAR if country in SIGHTED else YEARS[-1]
    return {year: days[0] for year, days in days_of(country, language, name).items() if year <= last}


def far_days(country: str, language: str, name: str) -> dict[int, date]:
    """Return a holiday's day in the years that have one, on which two calendars agree."""
    other = days_of(*OTHER_CALENDAR, name, FAR_YEARS)
    days = days_of(country, language, name, FAR_YEARS)
    return {year: found[0] for year, found in days.items() if len(found) == 1 and found == other.get(year)}


def _plain(names: str) -> list[str]:
    return [name.removesuffix(" (estimated)") for name in names.split("; ")]


def main() -> None:
    """Write the file."""
    warnings.simplefilter("ignore")
    table = {key: (far_days(*source) if key in FAR else {}) | near_days(*source) for key, source in SOURCES.items()}
    written = {key: {str(year): f"{day:%m-%d}" for year, day in sorted(days.items())} for key, days in table.items()}
    lines = ",\n".join(f"{json.dumps(key)}: {json.dumps(days)}" for key, days in written.items())
    TARGET.write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
