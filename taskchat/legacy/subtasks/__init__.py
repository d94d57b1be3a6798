"""Subtasks of the older product: its `parent_task_id` as a task's parent, and back."""

from taskchat.legacy.subtasks.arriving import STEP, take_parents
from taskchat.legacy.subtasks.leaving import note_parents
from taskchat.legacy.subtasks.told import PARENT, keep_parents, noted_parents

__all__ = ["PARENT", "STEP", "keep_parents", "note_parents", "noted_parents", "take_parents"]
