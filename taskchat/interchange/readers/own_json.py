"""taskchat's own JSON export: fields of tasks as texts, by the names of `cells.FIELDS`; tags are a list."""

from collections.abc import Mapping
from typing import Any

from taskchat.interchange.cells import FIELDS, Cells, join
from taskchat.interchange.collecting import Collector
from taskchat.interchange.families import Families
from taskchat.interchange.json_files import dict_of, list_of
from taskchat.interchange.records import JSON_MARK, Product
from taskchat.tasks import LocalClock


def is_own_json(data: Any) -> bool:
    """Whether a JSON file is an export of taskchat."""
    return JSON_MARK in dict_of(data) and "tasks" in dict_of(data)


def read_own_json(data: Any, clock: LocalClock) -> Collector:
    """Read an export."""
    collector = Collector(Product.TASKCHAT, clock)
    cells, families = Cells(collector), Families(collector)
    for number, task in enumerate(list_of(dict_of(data)["tasks"]), 1):
        told = _texts(dict_of(task))
        for name in sorted(set(dict_of(task)) - set(FIELDS)):
            collector.unread(number, str(name), "taskchat knows no such field.")
        families.add(cells.found(number, told), own=told.get("id", ""), parent=told.get("parent", ""))
    return collector


def _texts(task: Mapping[str, Any]) -> dict[str, str]:
    texts: dict[str, str] = {}
    for name in FIELDS:
        match value := task.get(name):
            case str():
                texts[name] = value
            case list():
                texts[name] = join(tuple(str(one) for one in value))
            case int() if value is not False:
                texts[name] = "yes" if value is True else str(value)
    return texts
