"""Allowance of a person and the record of what was used."""

from taskchat.chat.quota.allowance import Allowance, allowance_of, moment_in_words, notice
from taskchat.chat.quota.usage_log import Recording

__all__ = ["Allowance", "Recording", "allowance_of", "moment_in_words", "notice"]
