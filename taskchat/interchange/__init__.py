"""In and out: tasks read from files of other products and written to files. The formats are pure functions."""

from taskchat.interchange.calendar import EventSource, write_events
from taskchat.interchange.cells import FIELDS
from taskchat.interchange.exporting import list_events, list_records
from taskchat.interchange.feeds import get_feed, make_feed, owner_of_feed, revoke_feed
from taskchat.interchange.formats import WRITERS, ExportFormat, Written, read_columns, read_file
from taskchat.interchange.models import NAME_MAX, CalendarFeed, Import, ImportRow
from taskchat.interchange.previewing import (
    KEPT_FOR,
    ImportNotFound,
    discard_import,
    first_rows,
    get_import,
    preview,
)
from taskchat.interchange.records import MAX_TASKS, Content, NotReadable, Product, Record, Repeat, Unread, product_name
from taskchat.interchange.row_fields import due_in
from taskchat.interchange.taking import Progress, take, take_step

# Bytes of a file; what an archive holds has a limit of its own.
MAX_FILE = 10_000_000

__all__ = [
    "FIELDS",
    "KEPT_FOR",
    "MAX_FILE",
    "MAX_TASKS",
    "NAME_MAX",
    "WRITERS",
    "CalendarFeed",
    "Content",
    "EventSource",
    "ExportFormat",
    "Import",
    "ImportNotFound",
    "ImportRow",
    "NotReadable",
    "Product",
    "Progress",
    "Record",
    "Repeat",
    "Unread",
    "Written",
    "discard_import",
    "due_in",
    "first_rows",
    "get_feed",
    "get_import",
    "list_events",
    "list_records",
    "make_feed",
    "owner_of_feed",
    "preview",
    "product_name",
    "read_columns",
    "read_file",
    "revoke_feed",
    "take",
    "take_step",
    "write_events",
]
