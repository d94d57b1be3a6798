"""View models of the page: rows, board, usage."""

from taskchat.ui.views.board import Board, Group, Highlight, Row, Tag
from taskchat.ui.views.board_reader import MAX_ROWS, read_board
from taskchat.ui.views.draft import (
    EMPTY,
    FORM_FIELDS,
    FormField,
    Words,
    draft_from,
    errors_from,
    fields_of,
    said_meanwhile,
    update_from,
)
from taskchat.ui.views.due_field import due_hint
from taskchat.ui.views.new_tasks import MAX_TEXT, NewTask, new_tasks
from taskchat.ui.views.preview import Preview, PreviewLine, preview
from taskchat.ui.views.usage_builder import build_usage_view
from taskchat.ui.views.usage_view import RANGES, Bar, Plot, TableRow, UsageView
from taskchat.ui.views.view import View, shown_view, tag_key, view_from

__all__ = [
    "EMPTY",
    "FORM_FIELDS",
    "MAX_ROWS",
    "MAX_TEXT",
    "RANGES",
    "Bar",
    "Board",
    "FormField",
    "Group",
    "Highlight",
    "NewTask",
    "Plot",
    "Preview",
    "PreviewLine",
    "Row",
    "TableRow",
    "Tag",
    "UsageView",
    "View",
    "Words",
    "build_usage_view",
    "draft_from",
    "due_hint",
    "errors_from",
    "fields_of",
    "new_tasks",
    "preview",
    "read_board",
    "said_meanwhile",
    "shown_view",
    "tag_key",
    "update_from",
    "view_from",
]
