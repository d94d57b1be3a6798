"""View models of the page: rows, board, usage."""

from taskchat.ui.views.address import START, VIEW_PATTERN, Address, is_view, local_path, read_address, tag_path
from taskchat.ui.views.board import Board, Group, Highlight, Paused, Remedy, Row, Tag
from taskchat.ui.views.board_reader import MAX_ROWS, read_board
from taskchat.ui.views.calendar import Calendar
from taskchat.ui.views.chosen import MAX_CHOSEN, SentDeed, outcome
from taskchat.ui.views.coming import AHEAD, MAX_AHEAD
from taskchat.ui.views.draft import (
    EMPTY,
    FORM_FIELDS,
    FormField,
    Words,
    draft_from,
    field_of,
    is_changed,
    said_meanwhile,
    update_from,
)
from taskchat.ui.views.due_field import due_hint
from taskchat.ui.views.edit_form import (
    EditForm,
    SeenForm,
    SentForm,
    Subtask,
    edit_form,
    goes_on,
    names_of,
    read_sent,
    seen_form,
)
from taskchat.ui.views.facts import Piece, QuickFact, read_spans
from taskchat.ui.views.filter_bar import Chip, Choice, Choices, FilterBar, Range, filter_bar
from taskchat.ui.views.filters import NO_FILTERS, Filters
from taskchat.ui.views.hints import HINTED, hints_for
from taskchat.ui.views.history import HistoryDay, HistoryRow, HistoryView, TrashRow, TrashView, step_words
from taskchat.ui.views.history_reader import (
    HistoryParts,
    TrashParts,
    history_reader,
    history_view,
    trash_reader,
    trash_view,
)
from taskchat.ui.views.notices import (
    MAX_NOTICES,
    NOTICES,
    Inbox,
    InboxReader,
    Notice,
    NoticeParts,
    inbox_view,
    snoozed_words,
)
from taskchat.ui.views.parts import Parts, Reader, all_rows, read_anew, read_older
from taskchat.ui.views.period import Period
from taskchat.ui.views.preview import Preview, PreviewLine, offered_as_one, preview, with_plain
from taskchat.ui.views.progress_builder import build_progress_view
from taskchat.ui.views.progress_view import PROGRESS_RANGES, Fact, ProgressView, Share, Shares
from taskchat.ui.views.repeat_field import CHOICES, read_repeat, repeat_hint
from taskchat.ui.views.saved import Saved, name_for
from taskchat.ui.views.usage_builder import build_usage_view
from taskchat.ui.views.usage_view import RANGES, Bar, Plot, TableRow, UsageView
from taskchat.ui.views.view import TODAY, View, shown_view, tag_key, view_from

__all__ = [
    "AHEAD",
    "CHOICES",
    "EMPTY",
    "FORM_FIELDS",
    "HINTED",
    "MAX_AHEAD",
    "MAX_CHOSEN",
    "MAX_NOTICES",
    "MAX_ROWS",
    "NOTICES",
    "NO_FILTERS",
    "PROGRESS_RANGES",
    "RANGES",
    "START",
    "TODAY",
    "VIEW_PATTERN",
    "Address",
    "Bar",
    "Board",
    "Calendar",
    "Chip",
    "Choice",
    "Choices",
    "EditForm",
    "Fact",
    "FilterBar",
    "Filters",
    "FormField",
    "Group",
    "Highlight",
    "HistoryDay",
    "HistoryParts",
    "HistoryRow",
    "HistoryView",
    "Inbox",
    "InboxReader",
    "Notice",
    "NoticeParts",
    "Parts",
    "Paused",
    "Period",
    "Piece",
    "Plot",
    "Preview",
    "PreviewLine",
    "ProgressView",
    "QuickFact",
    "Range",
    "Reader",
    "Remedy",
    "Row",
    "Saved",
    "SeenForm",
    "SentDeed",
    "SentForm",
    "Share",
    "Shares",
    "Subtask",
    "TableRow",
    "Tag",
    "TrashParts",
    "TrashRow",
    "TrashView",
    "UsageView",
    "View",
    "Words",
    "all_rows",
    "build_progress_view",
    "build_usage_view",
    "draft_from",
    "due_hint",
    "edit_form",
    "field_of",
    "filter_bar",
    "goes_on",
    "hints_for",
    "history_reader",
    "history_view",
    "inbox_view",
    "is_changed",
    "is_view",
    "local_path",
    "name_for",
    "names_of",
    "offered_as_one",
    "outcome",
    "preview",
    "read_address",
    "read_anew",
    "read_board",
    "read_older",
    "read_repeat",
    "read_sent",
    "read_spans",
    "repeat_hint",
    "said_meanwhile",
    "seen_form",
    "shown_view",
    "snoozed_words",
    "step_words",
    "tag_key",
    "tag_path",
    "trash_reader",
    "trash_view",
    "update_from",
    "view_from",
    "with_plain",
]
