"""Allowance of a person and the record of what was used."""

from taskchat.chat.quota.allowance import Allowance, allowance_notice, format_moment, load_allowance
from taskchat.chat.quota.usage_log import MeteredTurn, UsageLog

__all__ = ["Allowance", "MeteredTurn", "UsageLog", "allowance_notice", "format_moment", "load_allowance"]
