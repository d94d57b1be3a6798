"""View models of the page: rows, board, usage."""

from taskchat.ui.views.board import Board, Group, Highlight, Row, Tag
from taskchat.ui.views.board_reader import MOST, TAG, read_board
from taskchat.ui.views.draft import EMPTY, FORM_FIELDS, FormField, Words, draft_from, due_hint, errors_from, update_from
from taskchat.ui.views.plotting import sheet_of
from taskchat.ui.views.usage_view import RANGES, Bar, Line, Plot, Sheet

__all__ = [
    "EMPTY",
    "FORM_FIELDS",
    "MOST",
    "RANGES",
    "TAG",
    "Bar",
    "Board",
    "FormField",
    "Group",
    "Highlight",
    "Line",
    "Plot",
    "Row",
    "Sheet",
    "Tag",
    "Words",
    "draft_from",
    "due_hint",
    "errors_from",
    "read_board",
    "sheet_of",
    "update_from",
]
