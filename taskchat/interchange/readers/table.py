"""Plain CSV: a table with one task a row, whose columns are named as fields here, or are mapped to them.

taskchat's own CSV export is one, whose cells were defused for spreadsheets.
"""

from collections.abc import Mapping

from taskchat.interchange.cells import FIELDS, Cells
from taskchat.interchange.collecting import Collector
from taskchat.interchange.families import Families
from taskchat.interchange.records import NotReadable, Product
from taskchat.interchange.rows import decode, read_rows, restored
from taskchat.tasks import LocalClock

# Names that columns have elsewhere, by the field that they stand for.
_KNOWN = {
    "title": ("task", "name", "summary", "subject", "task name", "content", "titel", "aufgabe", "betreff"),
    "notes": ("description", "note", "details", "body", "comment", "notizen", "beschreibung"),
    "due": ("due date", "date", "deadline", "due_date", "due at", "due_at", "fällig", "datum", "fällig am"),
    "priority": ("prio", "importance", "priorität"),
    "tags": ("labels", "tag", "label", "categories", "category", "project", "list", "schlagwörter", "kategorie"),
    "done": ("completed", "status", "complete", "completed at", "completed_at", "erledigt"),
    "repeat": ("recurrence", "rrule", "repeats", "wiederholung"),
    "reminders": ("reminder", "erinnerung"),
    "duration": ("duration_minutes", "minutes", "estimate", "dauer"),
    "start": ("start date", "start_on", "start_date", "beginn"),
    "created": ("created at", "created_at", "created time", "erstellt"),
    "parent": ("parent id", "parent_id"),
}
_BY_NAME = {name: field for field, names in _KNOWN.items() for name in (field, *names)} | {f: f for f in FIELDS}


def suggest_mapping(header: list[str]) -> dict[str, str]:
    """Suggest which column stands for which field: the first that has a name of it."""
    mapping: dict[str, str] = {}
    for name in header:
        field = _BY_NAME.get(name.strip().lower())
        if field and field not in mapping.values():
            mapping[name] = field
    return mapping


def read_table(data: bytes, clock: LocalClock, *, mapping: Mapping[str, str] | None = None) -> Collector:
    """Read a table; `mapping` says which column is which field, by default the names do. Raises `NotReadable`."""
    collector = Collector(Product.CSV, clock)
    rows = read_rows(decode(data))
    header = [name.strip() for name in next(rows, (0, []))[1]]
    chosen = suggest_mapping(header) if mapping is None else {name: mapping[name] for name in header if name in mapping}
    if "title" not in chosen.values():
        raise NotReadable("No column of this table is the title. Name one “title”, or choose which one it is.")
    _name_ignored(collector, header, chosen)
    cells, families = Cells(collector), Families(collector)
    for line, row in rows:
        told = {chosen[name]: restored(cell) for name, cell in zip(header, row, strict=False) if name in chosen}
        if any(told.values()):
            families.add(cells.found(line, told), own=told.get("id", ""), parent=told.get("parent", ""))
    return collector


def _name_ignored(collector: Collector, header: list[str], chosen: Mapping[str, str]) -> None:
    for name in header:
        if name and name not in chosen:
            collector.unread(1, name, "This column stands for no field of a task: it is left out.")
