"""What answers use: tokens, time and money per turn and model, and how often each tool ran."""

from taskchat.assistant.usage.meter import Meter, ModelMeter, ToolMeter
from taskchat.assistant.usage.models import ModelUsage, Outcome, Purpose, ToolUsage

__all__ = ["Meter", "ModelMeter", "ModelUsage", "Outcome", "Purpose", "ToolMeter", "ToolUsage"]
