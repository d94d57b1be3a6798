"""Recurrence and reminders of the older product: its columns as series and reminders, and back."""

from taskchat.legacy.recurrence.arriving import STEP, take_recurrence
from taskchat.legacy.recurrence.leaving import note_recurrence
from taskchat.legacy.recurrence.told import COLUMNS, columns_of, keep_told

__all__ = ["COLUMNS", "STEP", "columns_of", "keep_told", "note_recurrence", "take_recurrence"]
