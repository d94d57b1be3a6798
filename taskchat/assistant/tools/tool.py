"""Tools made of actions: a step is shown, the work is done, the step closes with what the result says."""

import json
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from agents import FunctionTool
from agents.tool_context import ToolContext
from pydantic import ValidationError

from taskchat.assistant.run_context import RunContext
from taskchat.assistant.tools.once import Action, TurnReplaced, change, read
from taskchat.assistant.tools.refusals import Refusal
from taskchat.assistant.tools.schema import Arguments, flat_schema
from taskchat.tasks import (
    DoneAlready,
    InvalidTask,
    NoOpenOccurrence,
    SeriesNotFound,
    SeriesRefused,
    TaskNotFound,
)
from taskchat.trouble import find_trouble

logger = logging.getLogger(__name__)

A = TypeVar("A", bound=Arguments)
# People know no RRULE.
_SPOKEN_FIELDS = {"rrule": "rhythm", "duration_minutes": "duration", "start_on": "start"}
_BROKEN = "This failed for a reason on our side; nothing was changed."


class ToolRefused(Exception):
    """Refusal of a call; the message tells both the person and the model why, in English.

    A refusal that a person can cause has a `code`, and the facts that its sentence speaks of.
    """

    def __init__(self, message: str, code: Refusal | None = None, **facts: Any) -> None:
        super().__init__(message)
        self.result = {"error": message, **({"code": code} if code else {}), **facts}
        # What a person caused, a person can answer: no mistake of the model's, nor of ours.
        self.is_answerable = code not in (None, Refusal.BROKEN)


@dataclass
class TaskTool(FunctionTool):
    """Tool that says itself whether it only reads; one that does not may change tasks."""

    reads_only: bool = field(kw_only=True)


def tool(
    arguments: type[A], *, reads_only: bool, icon: str, title: Callable[[A], str]
) -> Callable[[Action[A]], TaskTool]:
    """Make a tool of an action; its name is the tool's, its docstring what the model reads of it.

    `reads_only` says that it changes nothing, `title` names the step from the arguments, before anything is done. The
    action runs in one transaction, which is committed when it has returned.
    """

    def decorate(action: Action[A]) -> TaskTool:
        name = action.__name__

        async def invoke(context: ToolContext[RunContext], raw: str) -> str:
            turn = context.context
            try:
                asked = arguments.model_validate_json(raw or "{}")
            except ValidationError as error:
                step = await turn.steps.start(name.replace("_", " ").capitalize(), icon)
                return await _refuse(turn, name, step, argument_refusal(error))
            step = await turn.steps.start(title(asked), icon)
            try:
                outcome = await (read(action, turn, asked) if reads_only else change(action, turn, asked, raw))
            except Exception as error:
                return await _refuse(turn, name, step, _to_refusal(error, name))
            turn.meter.record_tool(name, failed=False)
            await turn.steps.finish(step, outcome.said)
            return compact_json(outcome.result)

        return TaskTool(
            name=name,
            reads_only=reads_only,
            description=" ".join((action.__doc__ or "").split()),
            params_json_schema=flat_schema(arguments),
            on_invoke_tool=invoke,
            # Strict would make every argument required and nullable, a union: Gemini takes none.
            strict_json_schema=False,
        )

    return decorate


async def _refuse(turn: RunContext, name: str, step: Any, refused: ToolRefused) -> str:
    turn.meter.record_tool(name, failed=True)
    await (turn.steps.refuse if refused.is_answerable else turn.steps.fail)(step, str(refused))
    return compact_json(refused.result)


def _to_refusal(error: Exception, name: str) -> ToolRefused:  # noqa: PLR0911 - one for each refusal
    match error:
        case ToolRefused():
            return error
        case InvalidTask():
            facts = {"limit": error.limit} if error.limit else {}
            if error.field == "reminders" and "before the due date needs one" in str(error):
                return ToolRefused(str(error), Refusal.NO_DATE_TO_REMIND)
            if error.field == "parent_id":
                return ToolRefused(str(error), Refusal.NO_SUBTASK)
            field = _SPOKEN_FIELDS.get(error.field, error.field)
            return ToolRefused(str(error), Refusal.INVALID, field=field, **facts)
        case NoOpenOccurrence():
            return ToolRefused(str(error), Refusal.NONE_OPEN)
        case DoneAlready():
            return ToolRefused(str(error), Refusal.DONE_ALREADY)
        case SeriesRefused():
            return ToolRefused(str(error))
        case TurnReplaced():
            # Nobody reads it: the turn is at its end.
            return ToolRefused("Nothing was changed: the message is answered anew.", Refusal.GONE)
        case TaskNotFound() | SeriesNotFound():
            # It was found a moment ago: somebody else deleted it in between.
            return ToolRefused("The task is not there any more.", Refusal.GONE)
        case _:
            logger.exception("The tool %s failed", name, exc_info=error)
            trouble = find_trouble(error)
            return ToolRefused(trouble.sentence if trouble else _BROKEN, Refusal.BROKEN)


def argument_refusal(error: ValidationError) -> ToolRefused:
    """Refuse arguments that do not fit, naming each problem."""
    problems = [f"{'.'.join(map(str, e['loc'])) or 'arguments'}: {e['msg']}" for e in error.errors()]
    return ToolRefused("These arguments do not fit. " + "; ".join(problems))


def compact_json(value: dict[str, Any]) -> str:
    """Write JSON without a character too many; every token of a result is paid for."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
