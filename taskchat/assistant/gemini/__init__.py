"""Gemini as a model of the Agents SDK."""

from taskchat.assistant.gemini.cut_off import CUT_OFF
from taskchat.assistant.gemini.errors import ProviderError
from taskchat.assistant.gemini.model import GeminiModel, gemini_client, gemini_settings

__all__ = ["CUT_OFF", "GeminiModel", "ProviderError", "gemini_client", "gemini_settings"]
