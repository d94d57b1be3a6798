"""Contents of the task column and the rail, as plain values that the page can draw."""

from dataclasses import dataclass, field

from taskchat.ui.views.calendar import Calendar
from taskchat.ui.views.saved import Saved
from taskchat.ui.views.view import TODAY


@dataclass(frozen=True)
class Tag:
    """Tag in its hue, the address of its list, its filter in an address, and the number of open tasks that have it."""

    name: str
    hue: str
    path: str = ""
    query: str = ""
    count: int = 0


@dataclass(frozen=True)
class Highlight:
    """Part of a title or of notes; `found` if somebody searched for it."""

    text: str
    found: bool = False


@dataclass(frozen=True)
class Row:
    """Task as one row; `stamp` changes whenever the task does. `highlights` is its title while one searches.

    `snippet` is the piece of its notes that has the words one searches for, if they do.
    `steps` says how many of its subtasks are done: "1/3". `repeats` says how it comes again, empty where it does not.
    One that is `coming` is a preview, and no task yet; `opens` is the open one of its series, if any.
    """

    id: str
    stamp: str
    title: str
    done: bool = False
    priority: str = "medium"
    due: str = ""
    due_at: str = ""
    tone: str = ""
    notes: bool = False
    repeats: str = ""
    steps: str = ""
    tags: list[Tag] = field(default_factory=list)
    details: list[str] = field(default_factory=list)
    highlights: list[Highlight] = field(default_factory=list)
    snippet: list[Highlight] = field(default_factory=list)
    coming: bool = False
    opens: str = ""


@dataclass(frozen=True)
class Group:
    """Rows under one heading; `count` is how many there are, drawn or not, and 0 where nobody counted.

    `drop` says what becomes of a task that is moved there ("day:2026-12-05", "tag:home"), empty where nothing can be.
    """

    name: str
    rows: list[Row]
    count: int
    drop: str = ""


@dataclass(frozen=True)
class Paused:
    """Series that is paused: it has no open task, and waits to go on."""

    id: str
    title: str
    repeats: str


@dataclass(frozen=True)
class Counts:
    """Numbers of tasks in each list."""

    today: int = 0
    upcoming: int = 0
    all: int = 0
    done: int = 0
    overdue: int = 0


@dataclass(frozen=True)
class Prompt:
    """Sentence that the chat offers to send; `icon` is one of ChatKit's."""

    label: str
    prompt: str
    icon: str


@dataclass(frozen=True)
class Remedy:
    """Filter that leaves an empty view if it is taken away: what is there then, and the address of that view."""

    words: str
    count: str
    leads: str


@dataclass(frozen=True)
class Board:
    """Everything the task column and the rail show.

    `loaded` is False until it was read once; `heading` is the title with how many they are; `more` offers the rows
    that are left out, `rest` says what became of those that are not even offered. `until` says how far previews reach,
    `further` whether one can look further, `paused` what does not come for now. Groups stand side by side as `columns`;
    `by_hand` says whether their order is one's own, `movable` whether anything can be moved by hand. `saved_here`
    is the id of the saved view that is shown, empty for none.
    """

    loaded: bool = False
    title: str = TODAY.title
    heading: str = TODAY.title
    count: str = ""
    empty: bool = False
    remedies: list[Remedy] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    more: str = ""
    rest: str = ""
    until: str = ""
    further: bool = False
    calendar: Calendar = field(default_factory=Calendar)
    columns: bool = False
    by_hand: bool = False
    movable: bool = False
    paused: list[Paused] = field(default_factory=list)
    counts: Counts = field(default_factory=Counts)
    tags: list[Tag] = field(default_factory=list)
    prompts: list[Prompt] = field(default_factory=list)
    saved: list[Saved] = field(default_factory=list)
    saved_here: str = ""
