"""JSON of tasks, one object each, by the names of `cells.FIELDS`."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from taskchat.interchange.cells import to_cells
from taskchat.interchange.records import JSON_MARK, Record
from taskchat.tasks import LocalClock

VERSION = 1


def write_json(records: Iterable[Record], clock: LocalClock) -> Iterator[str]:
    """Yield the pieces of an export; a subtask names its task by its `id`."""
    yield f'{{"{JSON_MARK}": {VERSION}, "exported_at": {json.dumps(clock.now.isoformat())}, "tasks": ['
    for number, record in enumerate(records, 1):
        yield ("" if number == 1 else ",") + "\n" + json.dumps(_task(number, record, clock), ensure_ascii=False)
    yield "\n]}\n"


def _task(number: int, record: Record, clock: LocalClock) -> dict[str, Any]:
    told: dict[str, Any] = {"id": str(number), **to_cells(record, clock.zone)}
    if record.parent is not None:
        told["parent"] = str(record.parent + 1)
    for name in ("tags", "reminders", "skipped"):
        if name in told:
            told[name] = list(getattr(record, name, ()) or (record.repeat.skipped if record.repeat else ()))
    return told
