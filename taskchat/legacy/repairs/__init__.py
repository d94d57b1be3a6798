"""Repairs of databases that an earlier version migrated: what it lost comes back from the older product's tables."""

from taskchat.legacy.repairs.repair import repair_rows

__all__ = ["repair_rows"]
