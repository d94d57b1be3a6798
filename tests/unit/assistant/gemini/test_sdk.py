"""Assumptions about openai-agents and openai. docs/gemini.md says what to do when one of these tests fails."""

import hashlib
import inspect
import tomllib
from typing import Any

import pytest
from agents import ModelSettings, OpenAIChatCompletionsModel, RunResultStreaming
from agents.models.chatcmpl_converter import Converter
from agents.models.chatcmpl_stream_handler import ChatCmplStreamHandler
from openai import AsyncStream

from taskchat.assistant import ModelChoice, RunContext, run
from taskchat.assistant.gemini.model import gemini_client, gemini_settings
from taskchat.assistant.side.completion import complete_text
from taskchat.settings import ROOT, Settings
from taskchat.usage import Meter
from tests.gemini_stand_in import GeminiStandIn, Reply


def test_the_sdk_is_pinned_to_the_versions_that_were_read() -> None:
    pinned = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    assert "openai-agents~=0.24.0" in pinned


class Seam(OpenAIChatCompletionsModel):
    """Notes what the SDK fetches, and how."""

    asked: list[tuple[tuple[Any, ...], dict[str, Any]]]

    async def _fetch_response(self, *given: Any, **options: Any) -> Any:
        self.asked.append((given, options))
        return await super()._fetch_response(*given, **options)


async def test_everything_is_fetched_through_the_one_seam(
    gemini: GeminiStandIn, settings: Settings, turn: RunContext
) -> None:
    """A new SDK that goes another way would leave calls unnumbered, silently."""
    gemini.reply("Hello!")
    gemini.aside(Reply(text="A title"))
    async with gemini_client(settings) as client:
        model = Seam("gemini", client)
        model.asked = []
        chosen = ModelChoice(model, "gemini", "Gemini", False, gemini_settings(settings))
        assert [event async for event in run(chosen, "hi", turn).stream_events()]
        assert await complete_text(chosen, "Give a title.", "milk", Meter().model("gemini")) == "A title"
    assert [options["stream"] for _, options in model.asked] == [True, False]
    for (instructions, conversation, model_settings, *_), _ in model.asked:
        assert isinstance(instructions, str)
        assert isinstance(conversation, list)
        assert isinstance(model_settings, ModelSettings)


READ = [
    (OpenAIChatCompletionsModel._fetch_response, "c82c41c62830"),
    (OpenAIChatCompletionsModel.get_response, "0db449274537"),
    (OpenAIChatCompletionsModel.stream_response, "f898a33d4027"),
    (ChatCmplStreamHandler.handle_stream, "589077da4ea7"),
    (Converter.items_to_messages, "ac6781f71ec1"),
    (Converter.message_to_output_items, "1958e274ba9e"),
    (RunResultStreaming.stream_events, "5a860dd62fc4"),
    (AsyncStream.__stream__, "381c66f37dd5"),
]


@pytest.mark.parametrize(("function", "fingerprint"), READ, ids=[function.__qualname__ for function, _ in READ])
def test_what_was_read_in_the_sdk_has_not_changed(function: Any, fingerprint: str) -> None:
    """Fails on any change of the code that the adapter was written against: read it again, then note the new one."""
    assert hashlib.sha256(inspect.getsource(function).encode()).hexdigest()[:12] == fingerprint
