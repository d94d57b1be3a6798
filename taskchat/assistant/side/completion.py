"""Completion of a single text, without tools or conversation; titles and summaries use it."""

from agents import ModelTracing
from agents.items import ItemHelpers

from taskchat.assistant.model_choice import ModelChoice
from taskchat.usage import ModelMeter


async def complete_text(chosen: ModelChoice, instructions: str, text: str, meter: ModelMeter) -> str:
    """Ask a model once and return its answer as plain text. Raises what the model raises."""
    meter.start_request()
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
    meter.end_request(response.usage)
    return "".join(ItemHelpers.extract_text(item) or "" for item in response.output)  # pyright: ignore[reportArgumentType]
