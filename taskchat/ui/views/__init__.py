"""View models of the page: rows, board, usage."""

from taskchat.ui.views.board import Board, Group, Highlight, Paused, Row, Tag
from taskchat.ui.views.board_reader import MAX_ROWS, read_board
from taskchat.ui.views.coming import AHEAD, MAX_AHEAD
from taskchat.ui.views.draft import (
    EMPTY,
    FORM_FIELDS,
    FormField,
    Words,
    draft_from,
    errors_from,
    is_changed,
    said_meanwhile,
    update_from,
)
from taskchat.ui.views.due_field import due_hint
from taskchat.ui.views.edit_form import EditForm, SeenForm, edit_form, goes_on, names_of, read_seen, seen_form
from taskchat.ui.views.hints import HINTED, hints_for
from taskchat.ui.views.history import HistoryDay, HistoryRow, HistoryView, TrashRow, TrashView, step_words
from taskchat.ui.views.history_reader import read_history, read_trash
from taskchat.ui.views.notices import MAX_NOTICES, NOTICES, Inbox, Notice, make_inbox, read_inbox, snoozed_words
from taskchat.ui.views.preview import Preview, PreviewLine, preview
from taskchat.ui.views.repeat_field import CHOICES, read_repeat, repeat_hint
from taskchat.ui.views.usage_builder import build_usage_view
from taskchat.ui.views.usage_view import RANGES, Bar, Plot, TableRow, UsageView
from taskchat.ui.views.view import View, shown_view, tag_key, view_from

__all__ = [
    "AHEAD",
    "CHOICES",
    "EMPTY",
    "FORM_FIELDS",
    "HINTED",
    "MAX_AHEAD",
    "MAX_NOTICES",
    "MAX_ROWS",
    "NOTICES",
    "RANGES",
    "Bar",
    "Board",
    "EditForm",
    "FormField",
    "Group",
    "Highlight",
    "HistoryDay",
    "HistoryRow",
    "HistoryView",
    "Inbox",
    "Notice",
    "Paused",
    "Plot",
    "Preview",
    "PreviewLine",
    "Row",
    "SeenForm",
    "TableRow",
    "Tag",
    "TrashRow",
    "TrashView",
    "UsageView",
    "View",
    "Words",
    "build_usage_view",
    "draft_from",
    "due_hint",
    "edit_form",
    "errors_from",
    "goes_on",
    "hints_for",
    "is_changed",
    "make_inbox",
    "names_of",
    "preview",
    "read_board",
    "read_history",
    "read_inbox",
    "read_repeat",
    "read_seen",
    "read_trash",
    "repeat_hint",
    "said_meanwhile",
    "seen_form",
    "shown_view",
    "snoozed_words",
    "step_words",
    "tag_key",
    "update_from",
    "view_from",
]
