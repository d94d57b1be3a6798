"""Values that the page of usage draws."""

from dataclasses import dataclass, field

RANGES = (7, 30)


@dataclass(frozen=True)
class Bar:
    """A day in a plot: its lower and upper part as CSS heights, and its values in words.

    `label` stands under the plot, for the first day and the last; `cells` are the day's row in the table.
    """

    words: str = ""
    low: str = "0%"
    high: str = "0%"
    label: str = ""
    cells: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Plot:
    """A quantity by day. `top` is the value of the highest line, `summary` a screen reader's text for the bars.

    `parts` name the lower and the upper part of the bars where they have two.
    """

    name: str
    title: str
    unit: str
    heads: list[str]
    parts: list[str] = field(default_factory=list)
    total: str = ""
    top: str = ""
    summary: str = ""
    bars: list[Bar] = field(default_factory=list)


@dataclass(frozen=True)
class Remaining:
    """Messages that somebody used and has left; `tone` is `near` or `none` when few or none are left."""

    used: int = 0
    allowed: int = 1
    width: str = "0%"
    title: str = ""
    words: str = ""
    tone: str = ""


@dataclass(frozen=True)
class TableRow:
    """A row of a table."""

    name: str
    cells: list[str]


TOKENS = Plot("tokens", "Tokens", "per day", ["Day", "Input", "Output"], ["input", "output"])
COST = Plot("cost", "Cost", "US dollars per day", ["Day", "Cost"])
MESSAGES = Plot("messages", "Messages", "answered per day", ["Day", "Messages"])
TOOL_CALLS = Plot("tool-calls", "Tool calls", "per day", ["Day", "Tool calls"])
ERRORS = Plot("errors", "Error rate", "share of messages that Gemini left without an answer", ["Day", "Error rate"])
PLOTS = (TOKENS, COST, MESSAGES, TOOL_CALLS, ERRORS)


@dataclass(frozen=True)
class UsageView:
    """Everything that the page of usage shows; `loaded` is False until it was read once."""

    loaded: bool = False
    empty: bool = False
    remaining: Remaining = field(default_factory=Remaining)
    plots: list[Plot] = field(default_factory=lambda: list(PLOTS))
    models: list[TableRow] = field(default_factory=list)
    tools: list[TableRow] = field(default_factory=list)
