"""The page of usage, made from a person's report and allowance. Pure."""

from taskchat import usage
from taskchat.assistant import model_label
from taskchat.chat import Allowance, format_moment
from taskchat.text import counted
from taskchat.ui.views.usage_numbers import dollars, whole
from taskchat.ui.views.usage_plots import build_plots
from taskchat.ui.views.usage_view import Remaining, TableRow, UsageView

_NEAR_PERCENT = 80


def build_usage_view(report: usage.UsageReport, allowance: Allowance, timezone: str) -> UsageView:
    """Make everything that the page shows; moments are in the person's time zone."""
    return UsageView(
        loaded=True,
        empty=not (report.models or report.tools or allowance.used),
        remaining=build_remaining(allowance, timezone),
        plots=build_plots(report.days),
        models=[_model_row(total) for total in report.models],
        tools=[_tool_row(total) for total in report.tools],
    )


def build_remaining(allowance: Allowance, timezone: str) -> Remaining:
    """Say how many messages are left in these 24 hours."""
    percent = min(100 * allowance.used // allowance.allowed, 100)
    words, tone = _remaining_words(allowance, timezone)
    return Remaining(
        used=min(allowance.used, allowance.allowed),
        allowed=allowance.allowed,
        width=f"{percent}%",
        title=f"{allowance.used:,} of {counted(allowance.allowed, 'message')} in the last 24 hours",
        words=words,
        tone=tone or ("near" if percent >= _NEAR_PERCENT else ""),
    )


def _remaining_words(allowance: Allowance, timezone: str) -> tuple[str, str]:
    next_at = format_moment(allowance.next_at, timezone) if allowance.next_at else ""
    if not allowance.left:
        return f"None left. The next is possible {next_at}.", "none"
    if next_at:
        return f"{allowance.left:,} left. One more comes back {next_at}.", ""
    return f"All {allowance.allowed:,} are left.", ""


def _model_row(total: usage.ModelTotal) -> TableRow:
    cost = "unknown" if total.cost_microdollars is None else dollars(total.cost_microdollars / 1_000_000)
    numbers = (total.requests, total.input_tokens, total.cached_tokens, total.output_tokens)
    return TableRow(model_label(total.model), [*map(whole, numbers), cost, whole(total.failures)])


def _tool_row(total: usage.ToolTotal) -> TableRow:
    return TableRow(total.tool.replace("_", " ").capitalize(), [whole(total.calls), whole(total.failures)])
