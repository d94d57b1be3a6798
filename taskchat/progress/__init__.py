"""Progress of a person's own work: what was done by day and hour, and what is open by age, priority and tag."""

from taskchat.progress.report import Age, DayDone, ProgressReport, load_progress
from taskchat.progress.streaks import Streaks, find_streaks

__all__ = ["Age", "DayDone", "ProgressReport", "Streaks", "find_streaks", "load_progress"]
