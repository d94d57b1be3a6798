"""The first words are read at once, and those that come together in one piece."""

from taskchat.assistant import ModelChoice, RunContext, run
from tests.gemini_stand_in import GeminiStandIn, Reply
from tests.unit.assistant.conftest import Ask


async def test_the_first_words_are_shown_while_the_model_still_thinks_of_the_next(
    gemini: GeminiStandIn, chosen: ModelChoice, turn: RunContext
) -> None:
    gemini.hang(after="You have ")
    deltas: list[str] = []
    async for event in run(chosen, "what is there?", turn).stream_events():
        if event.type == "raw_response_event" and event.data.type == "response.output_text.delta":
            deltas.append(event.data.delta)
            if "".join(deltas) == "You have ":
                gemini.release()
    assert "".join(deltas) == "You have "


async def test_words_that_come_together_travel_together(gemini: GeminiStandIn, ask: Ask) -> None:
    gemini.reply("word " * 1_000, packet=0)
    answer = await ask("say it")
    assert answer.text == "word " * 1_000
    # One packet is several reads of a socket, each of some kilobytes.
    assert len(answer.deltas) < 100


async def test_a_connection_serves_the_next_question(gemini: GeminiStandIn, ask: Ask) -> None:
    for _ in range(3):
        gemini.script(Reply(text="Hello!"))
        await ask("hi")
    assert len({request.port for request in gemini.requests}) == 1


async def test_nothing_is_compressed_on_its_way(gemini: GeminiStandIn, ask: Ask) -> None:
    gemini.reply("Hello!")
    await ask("hi")
    assert gemini.requests[0].headers["accept-encoding"] == "identity"
