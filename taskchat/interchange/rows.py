"""Rows of CSV files, within bounds: decoding, separator, header; a cell that a spreadsheet would run is defused."""

import csv
import io
import re
from collections.abc import Iterator, Sequence

from taskchat.interchange.records import NotReadable

_MAX_COLUMNS = 200
# The csv module refuses longer cells; a task could not keep a tenth of it.
_MAX_CELL = 131_072
# What a spreadsheet takes for a formula (OWASP, CSV injection).
_FORMULA = re.compile(r"'*[=+\-@\t\r]")


def decode(data: bytes) -> str:
    """Decode a text file: UTF-8, or UTF-16 where it says so; raises `NotReadable` for anything else."""
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise NotReadable("This file is no text in UTF-8. Save it as UTF-8, and choose it again.") from None


def read_rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of a table with the line that each ends on; raises `NotReadable`."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))
    try:
        for row in reader:
            if len(row) > _MAX_COLUMNS:
                raise NotReadable(f"Line {reader.line_num} has more than {_MAX_COLUMNS} columns.")
            yield reader.line_num, row
    except csv.Error:
        where = f"Line {reader.line_num + 1} cannot be read:"
        raise NotReadable(f"{where} a cell has more than {_MAX_CELL:,} characters, or a quote is missing.") from None


def _separator(text: str) -> str:
    head = text[:2_000].partition("\n")[0]
    return max(",;\t", key=head.count)


def write_rows(rows: Iterator[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a table, each cell defused."""
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    for row in rows:
        writer.writerow([defused(cell) for cell in row])
        yield written.getvalue()
        written.seek(0)
        written.truncate()


def defused(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: an apostrophe stands before what looks like one."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def restored(cell: str) -> str:
    """Return a cell as it was before it was defused."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
