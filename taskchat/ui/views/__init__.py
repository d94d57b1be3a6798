"""View models of the page: rows, board, usage."""

from taskchat.ui.views.board import Board, Group, Highlight, Row, Tag
from taskchat.ui.views.board_reader import MOST, TAG, read_board
from taskchat.ui.views.draft import Draft, FieldErrors, draft_of, errors_of, hint_of, update_of
from taskchat.ui.views.due import due_preview
from taskchat.ui.views.plotting import sheet_of
from taskchat.ui.views.usage_view import RANGES, Bar, Line, Plot, Sheet

__all__ = [
    "MOST",
    "RANGES",
    "TAG",
    "Bar",
    "Board",
    "Draft",
    "FieldErrors",
    "Group",
    "Highlight",
    "Line",
    "Plot",
    "Row",
    "Sheet",
    "Tag",
    "draft_of",
    "due_preview",
    "errors_of",
    "hint_of",
    "read_board",
    "sheet_of",
    "update_of",
]
