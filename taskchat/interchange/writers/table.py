"""CSV table of tasks, one a row; a cell that a spreadsheet would run is defused."""

from collections.abc import Iterable, Iterator

from taskchat.interchange.cells import FIELDS, to_cells
from taskchat.interchange.records import Record
from taskchat.interchange.rows import write_rows
from taskchat.tasks import LocalClock

# Spreadsheets take a file without it for one in the encoding of the machine (Unicode, byte order mark).
_BOM = "\ufeff"


def write_table(records: Iterable[Record], clock: LocalClock) -> Iterator[str]:
    """Yield the lines of a table; a subtask names its task by the number in the column `id`."""
    yield _BOM
    yield from write_rows(_rows(records, clock))


def _rows(records: Iterable[Record], clock: LocalClock) -> Iterator[list[str]]:
    yield list(FIELDS)
    for number, record in enumerate(records, 1):
        cells = to_cells(record, clock.zone) | {"id": str(number)}
        cells["parent"] = "" if record.parent is None else str(record.parent + 1)
        yield [cells.get(name, "") for name in FIELDS]
