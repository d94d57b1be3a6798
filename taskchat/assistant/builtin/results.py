"""Results of tool calls, and the facts in them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from taskchat.assistant.tools import READ_ONLY_TOOLS

OUTCOMES = (
    "created",
    "updated",
    "completed",
    "reopened",
    "deleted",
    "unchanged",
    "skipped",
    "paused",
    "resumed",
    "ended",
)


@dataclass(frozen=True)
class Result:
    """A tool call that ran: its tool, arguments and output."""

    tool: str
    arguments: dict[str, Any]
    output: dict[str, Any]

    @property
    def is_read_only(self) -> bool:
        """Whether the tool changes nothing."""
        return self.tool in READ_ONLY_TOOLS

    @property
    def listed(self) -> list[dict[str, Any]]:
        """Tasks that the tool listed."""
        return list_facts(self.output.get("tasks"))

    @property
    def close(self) -> list[dict[str, Any]]:
        """Tasks with similar titles where one was not found or the name fits several."""
        missed = [entry for entry in list_facts(self.output.get("not_found")) if entry.get("close")]
        return list_facts(self.output.get("close")) or (list_facts(missed[0]["close"]) if len(missed) == 1 else [])

    def tasks(self) -> Iterator[dict[str, Any]]:
        """Yield the tasks that exist after the call, as its output names them."""
        for name in OUTCOMES:
            if name != "deleted":
                yield from list_facts(self.output.get(name))
        yield from (task for task in list_facts(self.output.get("undone")) if task.get("what") != "created")
        yield from self.listed


def list_facts(value: Any) -> list[dict[str, Any]]:
    """Wrap one task or several as a list of facts; leave out everything else."""
    entries = value if isinstance(value, list) else [value]
    return [entry for entry in entries if isinstance(entry, dict)]
