"""Tool calls of the older product as the steps of a workflow, shaped like taskchat's own."""

import json
from collections.abc import Iterator
from typing import Any

from chatkit.types import CustomSummary, CustomTask, Workflow

_NAMES = ("tool", "name", "tool_name", "function_name")
_ARGUMENTS = ("arguments", "parameters", "args", "input")
_RESULTS = ("result", "output", "response", "message")
_FAILED = {"error", "failed", "failure"}
_FAILED_ICON = "lucide:triangle-alert"
_MAX_LENGTH = 2_000


def build_workflow(calls: Any) -> dict[str, Any] | None:
    """Build the workflow of some calls; None without any."""
    steps = [_step(call) for call in _each(calls)]
    if not steps:
        return None
    failed = sum(step.icon == _FAILED_ICON for step in steps)
    title = steps[0].title or "1 step" if len(steps) == 1 else f"{len(steps)} steps"
    if failed and len(steps) > 1:
        title += f", {failed} failed"
    workflow = Workflow(type="custom", tasks=[*steps], summary=CustomSummary(title=title), expanded=False)
    return workflow.model_dump(mode="json")


def build_note(title: str, text: str) -> dict[str, Any]:
    """Build a workflow of one step with a text that nobody in the conversation said."""
    step = CustomTask(title=title, icon="info", content=text, status_indicator="none")
    return Workflow(type="custom", tasks=[step], summary=CustomSummary(title=title), expanded=True).model_dump(
        mode="json"
    )


def _each(calls: Any) -> Iterator[Any]:
    match calls:
        case None | "":
            return
        case dict() if not calls:
            return
        case list():
            yield from calls
        case str() if (inner := _parsed(calls)) is not None:
            yield from _each(inner)
        case {"tool_calls": list(inner) | dict(inner)} | {"calls": list(inner) | dict(inner)}:
            yield from _each(inner)
        case dict() if _is_table(calls):
            yield from (call if key.isdigit() else _named(key, call) for key, call in calls.items())
        case _:
            yield calls


def _parsed(text: str) -> Any:
    """Return what a text holds as JSON; None unless these are calls."""
    try:
        inner = json.loads(text)
    except ValueError:
        return None
    return inner if isinstance(inner, list | dict) or (isinstance(inner, str) and inner != text) else None


def _is_table(calls: dict[str, Any]) -> bool:
    """Whether an object holds calls by their number or name."""
    known = {*_NAMES, *_ARGUMENTS, *_RESULTS, "function", "error", "tool_calls", "calls"}
    return not known & calls.keys() and all(isinstance(call, dict) for call in calls.values())


def _named(name: str, call: dict[str, Any]) -> dict[str, Any]:
    return call if _first(call, _NAMES) or "function" in call else {"name": name, **_as_arguments(call)}


def _as_arguments(call: dict[str, Any]) -> dict[str, Any]:
    return call if {*_ARGUMENTS, *_RESULTS, "error"} & call.keys() else {"arguments": call}


def _step(call: Any) -> CustomTask:
    if not isinstance(call, dict):
        return CustomTask(title=_text(call)[:_MAX_LENGTH], icon="bolt", status_indicator="complete")
    function = call.get("function")
    inner = call | function if isinstance(function, dict) else call
    name = _first(inner, _NAMES) or (function if isinstance(function, str) else None) or "tool"
    title = _text(name).replace("_", " ").strip().capitalize()
    error = inner.get("error")
    arguments, result = _format_arguments(_first(inner, _ARGUMENTS)), _text(error or _first(inner, _RESULTS))
    content = "\n".join(filter(None, (arguments, result)))
    if error or str(inner.get("status", "")).lower() in _FAILED:
        marked = f"{title} · failed"
        return CustomTask(title=marked, icon=_FAILED_ICON, content=content[:_MAX_LENGTH], status_indicator="none")
    return CustomTask(title=title, icon="bolt", content=content[:_MAX_LENGTH] or None, status_indicator="complete")


def _first(call: dict[str, Any], names: tuple[str, ...]) -> Any:
    return next((call[name] for name in names if call.get(name) is not None), None)


def _format_arguments(arguments: Any) -> str:
    if isinstance(arguments, str):
        try:
            arguments = json.loads(arguments)
        except ValueError:
            return arguments
    if isinstance(arguments, dict):
        return "\n".join(f"{name}: {_text(value)}" for name, value in arguments.items())
    return _text(arguments)


def _text(value: Any) -> str:
    match value:
        case None:
            return ""
        case str():
            return value
        case _:
            return json.dumps(value, ensure_ascii=False)
