"""Who answers: the agent and its tools, the Gemini model, the built-in model, and what to say when neither can."""

from taskchat.assistant.agent import run, task_agent
from taskchat.assistant.diagnosis import explain
from taskchat.assistant.failures import AssistantError, AssistantUnavailable
from taskchat.assistant.models import ChosenModel, built_in, choose
from taskchat.assistant.titles import title_from
from taskchat.assistant.turn import Steps, Turn

__all__ = [
    "AssistantError",
    "AssistantUnavailable",
    "ChosenModel",
    "Steps",
    "Turn",
    "built_in",
    "choose",
    "explain",
    "run",
    "task_agent",
    "title_from",
]
