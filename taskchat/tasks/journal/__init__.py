"""The undo journal as people see it: history, trash, steps back and forth through it."""

from taskchat.tasks.journal.entries import Author, HistoryEntry, describe_change
from taskchat.tasks.journal.pruning import MAX_CHANGES, prune_journal, pruned_daily
from taskchat.tasks.journal.reading import (
    ChangeNotFound,
    Standing,
    count_standing,
    list_history,
    list_known_batches,
    newest_standing,
)
from taskchat.tasks.journal.steps import ChangeRefused, NothingToRedo, redo_latest, take_change_back, undo_to
from taskchat.tasks.journal.trash import TRASH_DAYS, NotInTrash, TrashedTask, forget_task, list_trash, restore_task

__all__ = [
    "MAX_CHANGES",
    "TRASH_DAYS",
    "Author",
    "ChangeNotFound",
    "ChangeRefused",
    "HistoryEntry",
    "NotInTrash",
    "NothingToRedo",
    "Standing",
    "TrashedTask",
    "count_standing",
    "describe_change",
    "forget_task",
    "list_history",
    "list_known_batches",
    "list_trash",
    "newest_standing",
    "prune_journal",
    "pruned_daily",
    "redo_latest",
    "restore_task",
    "take_change_back",
    "undo_to",
]
