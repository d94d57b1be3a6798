"""Allowance of a person and the record of what was used."""

from taskchat.chat.quota.allowance import Allowance, allowance_notice, format_moment, load_allowance
from taskchat.chat.quota.usage_log import UsageLog

__all__ = ["Allowance", "UsageLog", "allowance_notice", "format_moment", "load_allowance"]
