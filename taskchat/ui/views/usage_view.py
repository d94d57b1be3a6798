"""What the page of usage shows, as plain values that it can draw."""

from dataclasses import dataclass, field

RANGES = (7, 30)


@dataclass(frozen=True)
class Bar:
    """A day in a plot: its parts as CSS heights, the lower and the upper one, and its values in words.

    `label` is written under the plot, for the first day and the last; `cells` are its line in the table.
    """

    words: str = ""
    low: str = "0%"
    high: str = "0%"
    label: str = ""
    cells: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Plot:
    """One thing by day. `top` is what the highest line stands for, `summary` what a screen reader says of the bars;
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
class Left:
    """How many messages somebody used, and what that means; `tone` is `near` or `none` when it matters."""

    used: int = 0
    allowed: int = 1
    width: str = "0%"
    title: str = ""
    words: str = ""
    tone: str = ""


@dataclass(frozen=True)
class Line:
    """A line of a table."""

    name: str
    cells: list[str]


TOKENS = Plot("tokens", "Tokens", "per day", ["Day", "Input", "Output"], ["input", "output"])
COST = Plot("cost", "Cost", "US dollars per day", ["Day", "Cost"])
MESSAGES = Plot("messages", "Messages", "answered per day", ["Day", "Messages"])
TOOL_CALLS = Plot("tool-calls", "Tool calls", "per day", ["Day", "Tool calls"])
ERRORS = Plot("errors", "Error rate", "share of messages that Gemini left without an answer", ["Day", "Error rate"])
PLOTS = (TOKENS, COST, MESSAGES, TOOL_CALLS, ERRORS)


@dataclass(frozen=True)
class Sheet:
    """Everything the page of usage shows; `loaded` is False until it was read once."""

    loaded: bool = False
    empty: bool = False
    left: Left = field(default_factory=Left)
    plots: list[Plot] = field(default_factory=lambda: list(PLOTS))
    models: list[Line] = field(default_factory=list)
    tools: list[Line] = field(default_factory=list)
