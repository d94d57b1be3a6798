"""Rows of the corpora, and the lines that they are put into."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from taskchat.tasks.when import ParsedLine, parse_line

DATA = Path(__file__).parents[2] / "data" / "when"
# What stands before and behind the words, in English and German.
FORMS = {
    "alone": {"en": ("", ""), "de": ("", "")},
    "at the end": {"en": ("Write the report ", ""), "de": ("Bericht schreiben ", "")},
    "in the middle": {"en": ("call Ann ", " about the plan"), "de": ("Anna anrufen ", " wegen der Miete")},
}

Row = dict[str, Any]


def load(name: str) -> list[Row]:
    """Read the rows of one file of the test data."""
    rows: list[Row] = json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))
    return rows


def fair_rows() -> list[Row]:
    """Read the rows that agree with the written conventions."""
    left = {(row["corpus"], row["text"], row["ref"], row.get("value")) for row in load("left_out")}
    return [row for row in load("rows") if (row["corpus"], row["text"], row["ref"], row["value"]) not in left]


def language(row: Row) -> str:
    """The language of a row's corpus."""
    return "de" if row["corpus"].endswith("-de") else "en"


def line(row: Row, form: str) -> str:
    """The row's words in a line."""
    before, behind = FORMS[form][language(row)]
    return f"{before}{row['text']}{behind}"


def present(row: Row) -> datetime:
    """The moment from which a row is seen, in its zone."""
    return datetime.fromisoformat(row["ref"]).replace(tzinfo=ZoneInfo(row.get("zone", "UTC")))


def parse(row: Row, text: str) -> ParsedLine:
    """Read a text as a person in the row's place would have it read."""
    now = present(row)
    return parse_line(text, now=now, zone=row.get("zone", "UTC"), day_first=row.get("day_first", False))
