"""Answers questions from standard input by one library: its version, then a moment or null for each question.

Runs in an environment of its own, which has the libraries and not taskchat.
"""

# ruff: noqa: PLC0415 - only the one that is asked for is loaded
import json
import logging
import sys
import warnings
from collections.abc import Callable
from datetime import datetime
from importlib.metadata import version
from zoneinfo import ZoneInfo

Question = dict[str, str]
Answer = Callable[[Question, datetime], datetime | None]


def by_dateparser() -> Answer:
    """Ask dateparser, by its search where the date is a part of a line."""
    import dateparser  # pyright: ignore[reportMissingImports]
    from dateparser.search import search_dates  # pyright: ignore[reportMissingImports]

    def answer(question: Question, now: datetime) -> datetime | None:
        settings = {
            "RELATIVE_BASE": now.replace(tzinfo=None),
            "PREFER_DATES_FROM": "future",
            "DATE_ORDER": "DMY" if question["day_first"] else "MDY",
        }
        if not question["search"]:
            return dateparser.parse(question["text"], languages=[question["language"]], settings=settings)
        found = search_dates(question["text"], languages=[question["language"]], settings=settings)
        return found[0][1] if found else None

    return answer


def by_parsedatetime() -> Answer:
    """Ask parsedatetime, in the language of the row."""
    import parsedatetime  # pyright: ignore[reportMissingImports]

    calendars = {
        "en": parsedatetime.Calendar(parsedatetime.Constants("en_US", usePyICU=False)),
        "de": parsedatetime.Calendar(parsedatetime.Constants("de_DE", usePyICU=False)),
    }

    def answer(question: Question, now: datetime) -> datetime | None:
        moment, status = calendars[question["language"]].parseDT(question["text"], sourceTime=now.replace(tzinfo=None))
        return moment if status else None

    return answer


def by_ctparse() -> Answer:
    """Ask ctparse, which knows English and German at once; of a range its beginning."""
    from ctparse import ctparse  # pyright: ignore[reportMissingImports]

    def answer(question: Question, now: datetime) -> datetime | None:
        found = ctparse(question["text"], ts=now.replace(tzinfo=None), timeout=1)
        time = getattr(found.resolution, "t_from", found.resolution) if found and found.resolution else None
        return time.dt if time is not None and hasattr(time, "dt") else None

    return answer


def by_recurrent() -> Answer:
    """Ask recurrent; what comes again is no single moment."""
    from recurrent import RecurringEvent  # pyright: ignore[reportMissingImports]

    def answer(question: Question, now: datetime) -> datetime | None:
        found = RecurringEvent(now_date=now.replace(tzinfo=None)).parse(question["text"])
        return found if isinstance(found, datetime) else None

    return answer


LIBRARIES = {
    "dateparser": by_dateparser,
    "parsedatetime": by_parsedatetime,
    "ctparse": by_ctparse,
    "recurrent": by_recurrent,
}


def main(name: str) -> None:
    """Answer all questions; a library that raises has found nothing."""
    warnings.simplefilter("ignore")
    logging.disable()
    ask, found = LIBRARIES[name](), []
    for question in json.load(sys.stdin):
        now = datetime.fromisoformat(question["now"]).replace(tzinfo=ZoneInfo(question["zone"]))
        try:
            moment = ask(question, now)
        except Exception:
            moment = None
        found.append(moment.isoformat() if moment else None)
    print(json.dumps([version(name), *found]))


if __name__ == "__main__":
    main(sys.argv[1])
