"""Super Productivity's backup: one JSON file.

By its models: entities by id in `task`, `tag`, `project` and `taskRepeatCfg`, moments as JavaScript timestamps, a day
as `dueDay`, a time as `dueWithTime` (before: `plannedAt`), estimates in milliseconds; done ones lie in archives, too.
"""

from datetime import UTC
from typing import Any

from taskchat.interchange.collecting import Collector, Found
from taskchat.interchange.json_files import dict_of, list_of, milliseconds, number_of, text_of
from taskchat.interchange.parents import parents_first
from taskchat.interchange.records import Product, Repeat
from taskchat.tasks import Due, LocalClock

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_CYCLES = frozenset({"DAILY", "WEEKLY", "MONTHLY", "YEARLY"})
_ARCHIVES = ("task", "taskArchive", "archiveYoung", "archiveOld")
# Marks of its own, not the person's.
_OWN_TAGS = frozenset({"TODAY"})
_INBOX = frozenset({"inbox", ""})


def is_super_productivity(data: Any) -> bool:
    """Whether a JSON file is a backup."""
    return "entities" in dict_of(_state(data).get("task"))


def read_super_productivity(data: Any, clock: LocalClock) -> Collector:
    """Read a backup."""
    collector = Collector(Product.SUPER_PRODUCTIVITY, clock)
    _Backup(collector, _state(data)).read()
    return collector


def _state(data: Any) -> dict[str, Any]:
    whole = dict_of(data)
    return dict_of(whole["data"]) if "data" in whole else whole


def _entities(state: dict[str, Any]) -> dict[str, dict[str, Any]]:
    held = dict_of(state.get("entities"))
    order = [name for name in list_of(state.get("ids")) if isinstance(name, str)]
    return {name: dict_of(held[name]) for name in dict.fromkeys([*order, *held]) if name in held}


class _Backup:
    """Reader of a backup; tasks are numbered in the order of the file."""

    def __init__(self, collector: Collector, state: dict[str, Any]) -> None:
        self._to, self._state, self._number = collector, state, 0
        self._tags = _entities(dict_of(state.get("tag")))
        self._projects = _entities(dict_of(state.get("project")))
        self._repeats = _entities(dict_of(state.get("taskRepeatCfg")))
        self._repeated: set[str] = set()

    def read(self) -> None:
        for name in _ARCHIVES:
            held = dict_of(self._state.get(name))
            self._read(_entities(held if "entities" in held else dict_of(held.get("task"))))

    def _read(self, tasks: dict[str, dict[str, Any]]) -> None:
        places: dict[str, int | None] = {}
        for own, task in parents_first(
            [*tasks.items()], lambda item: item[0], lambda item: text_of(item[1].get("parentId"))
        ):
            self._number += 1
            parent = text_of(task.get("parentId"))
            places[own] = self._to.add(self._found(self._number, task), places.get(parent))

    def _found(self, line: int, task: dict[str, Any]) -> Found:
        title = text_of(task.get("title"))
        if list_of(task.get("attachments")):
            self._to.unread(line, title, "Its attachments are left out.")
        done = (milliseconds(task.get("doneOn")) or self._to.clock.now) if task.get("isDone") is True else None
        minutes = number_of(task.get("timeEstimate")) // 60_000
        return Found(
            line=line,
            title=title,
            notes=text_of(task.get("notes")),
            due=self._due(line, task),
            tags=self._tag_names(task),
            duration_minutes=minutes or None,
            repeat=None if done else self._repeat(line, text_of(task.get("repeatCfgId"))),
            done_at=done,
            created_at=milliseconds(task.get("created")),
        )

    def _due(self, line: int, task: dict[str, Any]) -> Due | None:
        if moment := milliseconds(task.get("dueWithTime")) or milliseconds(task.get("plannedAt")):
            return Due(moment.replace(second=0, microsecond=0).astimezone(UTC), all_day=False)
        return self._to.words.when(line, text_of(task.get("dueDay"))).due

    def _tag_names(self, task: dict[str, Any]) -> list[str]:
        ids = [one for one in list_of(task.get("tagIds")) if isinstance(one, str) and one not in _OWN_TAGS]
        names = [text_of(self._tags.get(one, {}).get("title")) for one in ids]
        project = text_of(self._projects.get(text_of(task.get("projectId")), {}).get("title"))
        if project.strip().lower() in _INBOX:
            return names
        self._to.content.remark("Projects became tags.")
        return [*names, project]

    def _repeat(self, line: int, name: str) -> Repeat | None:
        config = self._repeats.get(name)
        if config is None or name in self._repeated:
            return None
        self._repeated.add(name)
        cycle, every = text_of(config.get("repeatCycle")), max(number_of(config.get("repeatEvery")), 1)
        if cycle not in _CYCLES:
            self._to.unread(line, cycle, "This is not a rhythm that taskchat knows.")
            return None
        days = ",".join(day[:2].upper() for day in _WEEKDAYS if config.get(day) is True) if cycle == "WEEKLY" else ""
        rule = f"FREQ={cycle};INTERVAL={every}" + (f";BYDAY={days}" if days else "")
        return Repeat(rule, paused=config.get("isPaused") is True)


def _parent(item: tuple[str, dict[str, Any]]) -> str:
    return text_of(item[1].get("parentId"))
