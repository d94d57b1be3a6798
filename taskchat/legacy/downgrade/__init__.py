"""The way back: taskchat's rows as rows of the older product's tables."""

from taskchat.legacy.downgrade.write_back import downgrade_rows

__all__ = ["downgrade_rows"]
