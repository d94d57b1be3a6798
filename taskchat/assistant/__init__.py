"""Who answers: the agent and its tools, the Gemini model, the built-in model, and what to say when neither can."""

from typing import TYPE_CHECKING

from taskchat.lazy import lazy_door

if TYPE_CHECKING:
    from taskchat.assistant.agent import run, task_agent
    from taskchat.assistant.errors import AssistantError, AssistantUnavailable
    from taskchat.assistant.fallback import MessageEnded, Said, Speech, explain, standing_by
    from taskchat.assistant.model_choice import ChosenModel, Models, built_in, choose, label_of, offered_names
    from taskchat.assistant.provisional_title import title_from
    from taskchat.assistant.run_context import Confirmation, RunContext, Steps
    from taskchat.assistant.side import summary_by, title_by
    from taskchat.assistant.tools import READ_ONLY_TOOLS

__all__ = [
    "READ_ONLY_TOOLS",
    "AssistantError",
    "AssistantUnavailable",
    "ChosenModel",
    "Confirmation",
    "MessageEnded",
    "Models",
    "RunContext",
    "Said",
    "Speech",
    "Steps",
    "built_in",
    "choose",
    "explain",
    "label_of",
    "offered_names",
    "run",
    "standing_by",
    "summary_by",
    "task_agent",
    "title_by",
    "title_from",
]

__getattr__ = lazy_door(__name__)
