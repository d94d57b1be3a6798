"""Who answers: the agent and its tools, the Gemini model, the built-in model, and what to say when neither can."""

from taskchat.assistant import usage
from taskchat.assistant.agent import run, task_agent
from taskchat.assistant.answering import standing_by
from taskchat.assistant.diagnosis import explain
from taskchat.assistant.failures import AssistantError, AssistantUnavailable
from taskchat.assistant.hearing import MessageEnded, Said, Speech
from taskchat.assistant.models import ChosenModel, Models, built_in, choose, label_of, offered_names
from taskchat.assistant.summaries import summary_by
from taskchat.assistant.titles import title_by, title_from
from taskchat.assistant.turn import Confirmation, Steps, Turn

__all__ = [
    "AssistantError",
    "AssistantUnavailable",
    "ChosenModel",
    "Confirmation",
    "MessageEnded",
    "Models",
    "Said",
    "Speech",
    "Steps",
    "Turn",
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
    "usage",
]
