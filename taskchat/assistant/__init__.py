"""The assistant: the agent and its tools, the Gemini model, the built-in model, and the errors of both."""

from typing import TYPE_CHECKING

from taskchat.lazy import lazy_door

if TYPE_CHECKING:
    from taskchat.assistant.agent import build_agent, run
    from taskchat.assistant.errors import AssistantError, AssistantUnavailable
    from taskchat.assistant.fallback import MessageEnded, TextDelta, TextEvent, to_assistant_error, with_fallback
    from taskchat.assistant.model_choice import (
        ModelChoice,
        ModelRegistry,
        build_registry,
        builtin_choice,
        model_label,
        offered_model_names,
    )
    from taskchat.assistant.provisional_title import title_from
    from taskchat.assistant.run_context import Question, RunContext, Steps
    from taskchat.assistant.side import write_summary, write_title
    from taskchat.assistant.tools import READ_ONLY_TOOLS, ask_person

__all__ = [
    "READ_ONLY_TOOLS",
    "AssistantError",
    "AssistantUnavailable",
    "MessageEnded",
    "ModelChoice",
    "ModelRegistry",
    "Question",
    "RunContext",
    "Steps",
    "TextDelta",
    "TextEvent",
    "ask_person",
    "build_agent",
    "build_registry",
    "builtin_choice",
    "model_label",
    "offered_model_names",
    "run",
    "title_from",
    "to_assistant_error",
    "with_fallback",
    "write_summary",
    "write_title",
]

__getattr__ = lazy_door(__name__)
