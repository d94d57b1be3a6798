"""Question of the assistant to the person, with answers that one tap gives."""

from agents.tool_context import ToolContext
from pydantic import ValidationError

from taskchat.assistant.run_context import Question, RunContext
from taskchat.assistant.tools.arguments import AskPerson
from taskchat.assistant.tools.schema import flat_schema
from taskchat.assistant.tools.tool import TaskTool, argument_refusal, compact_json
from taskchat.text import shortened

MAX_SUGGESTIONS = 5
_MAX_QUESTION = 500
# A shortened sentence would say something else, so that longer ones are left out.
_MAX_SUGGESTION = 1_000


async def _ask(context: ToolContext[RunContext], raw: str) -> str:
    turn = context.context
    try:
        asked = AskPerson.model_validate_json(raw or "{}")
    except ValidationError as error:
        turn.meter.record_tool(ask_person.name, failed=True)
        return compact_json(argument_refusal(error).result)
    turn.meter.record_tool(ask_person.name, failed=False)
    # One at a time is answered: the first of a turn is the one that is shown.
    turn.question = turn.question or Question(_line(asked.question, _MAX_QUESTION), _sentences(asked.suggestions or []))
    return compact_json({"asked": turn.question.text})


def _sentences(suggestions: list[str]) -> tuple[str, ...]:
    whole = (" ".join(suggestion.split()) for suggestion in suggestions)
    return tuple(dict.fromkeys(one for one in whole if 0 < len(one) <= _MAX_SUGGESTION))[:MAX_SUGGESTIONS]


def _line(text: str, max_length: int) -> str:
    return shortened(" ".join(text.split()), max_length)


# Not made by `tool`: it shows no step, since the question itself is what the person sees.
ask_person = TaskTool(
    name="ask_person",
    reads_only=True,
    description=(
        "Ask the person one short question when it is unclear what they want; your turn ends with it. The suggestions "
        "are shown as buttons, and the one that is pressed comes back as the person's next message."
    ),
    params_json_schema=flat_schema(AskPerson),
    on_invoke_tool=_ask,
    strict_json_schema=False,
)
