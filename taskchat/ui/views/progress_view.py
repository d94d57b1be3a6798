"""Values that the page of progress draws."""

from dataclasses import dataclass, field

from taskchat.progress import Age
from taskchat.tasks import Priority
from taskchat.ui.views.usage_view import Plot

PROGRESS_RANGES = (7, 30, 90)
DONE = Plot("done", "Done", "tasks per day", ["Day", "Done"])
HOURS = Plot("hours", "Busiest hours", "tasks done in each hour of the day", ["Hour", "Done"])


@dataclass(frozen=True)
class Fact:
    """A number that says most: what it counts, and a sentence about it."""

    name: str
    number: str = ""
    words: str = ""


@dataclass(frozen=True)
class Share:
    """A row of a table with a bar: its name, its number, and the bar's width in CSS."""

    name: str
    number: str = ""
    width: str = "0%"


@dataclass(frozen=True)
class Shares:
    """A table of open tasks by something; `head` is what the rows are."""

    title: str
    head: str
    rows: list[Share] = field(default_factory=list)


AGE_NAMES = {
    Age.TODAY: "Made today",
    Age.WEEK: "Up to a week",
    Age.MONTH: "Up to a month",
    Age.QUARTER: "Up to three months",
    Age.OLDER: "Older",
}
AGES = Shares("Open by age", "Age", [Share(name) for name in AGE_NAMES.values()])
PRIORITIES = Shares("Open by priority", "Priority", [Share(name.value.capitalize()) for name in reversed(Priority)])
TAGS = Shares("Open by tag", "Tag")
_FACTS = (Fact("Done in 30 days"), Fact("Days in a row"), Fact("Open"))


@dataclass(frozen=True)
class ProgressView:
    """Everything that the page of progress shows; `loaded` is False until it was read once."""

    loaded: bool = False
    empty: bool = False
    facts: list[Fact] = field(default_factory=lambda: list(_FACTS))
    plots: list[Plot] = field(default_factory=lambda: [DONE, HOURS])
    shares: list[Shares] = field(default_factory=lambda: [AGES, PRIORITIES, TAGS])
