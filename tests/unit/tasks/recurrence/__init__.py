"""Recurrence: rules, slots, changes of the clocks, and the opinions of two libraries."""
