"""Who answers: the agent and its tools, the Gemini model, the built-in model, and what to say when neither can."""

from taskchat.assistant.agent import run, task_agent
from taskchat.assistant.diagnosis import explain
from taskchat.assistant.failures import AssistantError, AssistantUnavailable
from taskchat.assistant.models import ChosenModel, Models, built_in, choose, label_of, offered_names
from taskchat.assistant.titles import title_from
from taskchat.assistant.turn import Confirmation, Steps, Turn

__all__ = [
    "AssistantError",
    "AssistantUnavailable",
    "ChosenModel",
    "Confirmation",
    "Models",
    "Steps",
    "Turn",
    "built_in",
    "choose",
    "explain",
    "label_of",
    "offered_names",
    "run",
    "task_agent",
    "title_from",
]
