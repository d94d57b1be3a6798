"""Calendar as plain values: days with the first of their tasks, and what comes again.

The browser draws the grid (`page/calendar.jsx`), since it knows on which day weeks begin and how days are called there.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Mark:
    """Task on its day; one that is `coming` is a preview, `opens` is then the open task of its series, if any."""

    id: str
    title: str
    time: str = ""
    priority: str = "medium"
    done: bool = False
    tone: str = ""
    coming: bool = False
    opens: str = ""


@dataclass(frozen=True)
class CalendarDay:
    """Day with the first of its marks, and how many there are; a day is written as in ISO 8601."""

    day: str
    marks: list[Mark]
    total: int


@dataclass(frozen=True)
class Calendar:
    """Month or week; it is `shown` in the calendar's view alone. Days without anything are left out.

    `day` is the one whose tasks stand beside, `opened` whether somebody chose it. `rest` says what is not drawn.
    """

    shown: bool = False
    kind: str = "month"
    begins: str = ""
    today: str = ""
    day: str = ""
    opened: bool = False
    days: list[CalendarDay] = field(default_factory=list)
    rest: str = ""
