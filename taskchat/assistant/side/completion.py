"""A question with neither tools nor conversation: what titles and summaries are made by."""

from agents import ModelTracing
from agents.items import ItemHelpers

from taskchat.assistant.model_choice import ModelChoice
from taskchat.usage import ModelMeter


async def ask_plainly(chosen: ModelChoice, instructions: str, text: str, meter: ModelMeter) -> str:
    """The model's answer in plain text, all at once. Raises what the model raises."""
    meter.asked()
    response = await chosen.model.get_response(
        instructions,
        [{"role": "user", "content": text}],
        chosen.model_settings,
        [],
        None,
        [],
        ModelTracing.DISABLED,
        previous_response_id=None,
        conversation_id=None,
        prompt=None,
    )
    meter.answered(response.usage)
    return "".join(ItemHelpers.extract_text(item) or "" for item in response.output)  # pyright: ignore[reportArgumentType]
