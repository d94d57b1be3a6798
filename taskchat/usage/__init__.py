"""What answers use: tokens, time and money per turn and model, and how often each tool ran."""

from taskchat.usage.meter import Meter, ModelMeter, ToolMeter
from taskchat.usage.models import ModelUsage, Outcome, Purpose, ToolUsage
from taskchat.usage.prices import Price, Prices, load_prices
from taskchat.usage.record import save
from taskchat.usage.report import ModelTotal, ToolTotal, UsageDay, UsageReport, usage_of
from taskchat.usage.totals import DURATIONS_MS, answers_asked_for, model_totals, tool_totals

__all__ = [
    "DURATIONS_MS",
    "Meter",
    "ModelMeter",
    "ModelTotal",
    "ModelUsage",
    "Outcome",
    "Price",
    "Prices",
    "Purpose",
    "ToolMeter",
    "ToolTotal",
    "ToolUsage",
    "UsageDay",
    "UsageReport",
    "answers_asked_for",
    "load_prices",
    "model_totals",
    "save",
    "tool_totals",
    "usage_of",
]
