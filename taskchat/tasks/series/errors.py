"""Refusals about series, each a sentence for people."""

from taskchat.tasks.series.models import Series


class SeriesNotFound(Exception):
    """Refusal: there is no such series, or it is somebody else's."""


class SeriesRefused(ValueError):
    """Refusal of what cannot be done to a series as it is; the reason is a sentence for people."""


class NoOpenOccurrence(SeriesRefused):
    """Refusal to skip where no occurrence is open."""

    def __init__(self) -> None:
        super().__init__("There is no open one to skip.")


class RepeatsAlready(SeriesRefused):
    """Refusal to make a series of a task that belongs to one."""

    def __init__(self) -> None:
        super().__init__("This task comes again already; change its series instead.")


class DoneAlready(SeriesRefused):
    """Refusal to make a series of a task that is done."""

    def __init__(self) -> None:
        super().__init__("This task is done; open it again before it is to come again.")


class SubtaskOfTask(SeriesRefused):
    """Refusal to make a series of a subtask."""

    def __init__(self) -> None:
        super().__init__("A subtask comes again with its task, not by itself.")


class SeriesChangedSince(Exception):
    """Refusal of a change that was made from another version than the series has now; it is in no session."""

    def __init__(self, series: Series) -> None:
        super().__init__(f"the series is at version {series.version}")
        self.series = series
