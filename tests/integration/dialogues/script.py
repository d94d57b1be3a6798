"""Notation of a dialogue: what a person says, and what the list is afterwards. Read from `tests/data/dialogues/`."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal
from zoneinfo import ZoneInfo

FOLDER = Path(__file__).parents[2] / "data" / "dialogues"


@dataclass(frozen=True)
class Turn:
    """One thing that a person does, and what must come of it.

    They say something (`says`, `times` over where it is to be long), tap the suggestion that holds the words `taps`,
    press the newest card's button (`presses`: "yes", "no" or "undo"), or do something on the page (`elsewhere`:
    "complete tea", "delete tea", "add tea"). `anew` begins another conversation, `now` moves the clock first.

    Afterwards the list is `then`, or has lost the lines `drops` and won the lines `adds`; where none of the three is
    given, nothing has changed. The answer with its cards and questions holds each of `names` and none of `lacks`; of
    the titles on the list it holds `shows` and no other. It asks by a "card" with a button or by a "choice" of
    suggestions, among which one holds each of the words `offers`.

    `at` is where the page is, and `views` are all views that are saved afterwards, each as its name and address:
    "Urgent /all?priority=high".

    `gemini` are the calls that a scripted Gemini makes at this turn: a table of the arguments by the tool's name, or
    several of them. A dialogue that has them is played on both models.
    """

    says: str = ""
    taps: str = ""
    presses: Literal["", "yes", "no", "undo"] = ""
    elsewhere: str = ""
    times: int = 1
    anew: bool = False
    now: str = ""
    then: Sequence[str] | None = None
    adds: Sequence[str] = ()
    drops: Sequence[str] = ()
    names: Sequence[str] = ()
    lacks: Sequence[str] = ()
    shows: Sequence[str] | None = None
    asks: Literal["", "card", "choice"] = ""
    offers: Sequence[str] = ()
    at: str = ""
    views: Sequence[str] | None = None
    gemini: Mapping[str, Any] | Sequence[Mapping[str, Any]] | None = None

    @property
    def message(self) -> str:
        """The whole message."""
        return self.says * self.times

    @property
    def calls(self) -> list[tuple[str, dict[str, Any]]]:
        """Tools and arguments that Gemini calls with at this turn."""
        tables = [self.gemini] if isinstance(self.gemini, Mapping) else self.gemini or []
        return [(name, arguments) for table in tables for name, arguments in table.items()]


@dataclass(frozen=True)
class Dialogue:
    """A conversation with the list at its start.

    `reminders` says that the lines of the list tell them. `open` is what it still waits for on the built-in assistant,
    `open_gemini` what it waits for on Gemini.
    """

    kind: str
    name: str
    turns: Sequence[Turn]
    list: Sequence[str] = ()
    now: str = "2026-11-25T10:00"
    zone: str = "Europe/Berlin"
    reminders: bool = False
    open: str = ""
    open_gemini: str = ""

    def __str__(self) -> str:
        return f"{self.kind}: {self.name}"

    @property
    def on_gemini(self) -> bool:
        """Whether it is played on a scripted Gemini, too."""
        return any(turn.gemini is not None for turn in self.turns)

    def moment(self, text: str) -> datetime:
        """Return the moment that a clock on the person's wall shows."""
        return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(self.zone)).astimezone(UTC)


def read_dialogues(folder: Path = FOLDER) -> list[Dialogue]:
    """Read every dialogue; the name of its file is its kind."""
    return [
        Dialogue(path.stem, **{**table, "turns": [Turn(**turn) for turn in table["turns"]]})
        for path in sorted(folder.glob("*.toml"))
        for table in tomllib.loads(path.read_text(encoding="utf-8"))["dialogue"]
    ]
