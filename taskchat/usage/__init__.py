"""Usage of answers: tokens, time and cost of each turn and model, and the calls of each tool."""

from taskchat.usage.meter import Meter, ModelMeter, ToolMeter
from taskchat.usage.models import ModelUsage, Outcome, Purpose, ToolUsage
from taskchat.usage.prices import Price, Prices, load_prices
from taskchat.usage.record import save
from taskchat.usage.report import ModelTotal, ToolTotal, UsageDay, UsageReport, load_report
from taskchat.usage.totals import DURATIONS_MS, count_answers, model_totals, tool_totals

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
    "count_answers",
    "load_prices",
    "load_report",
    "model_totals",
    "save",
    "tool_totals",
]
