"""Refusal of a recurrence rule."""


class RuleRefused(ValueError):
    """Rule that cannot be kept, or that no task could follow; the reason is a sentence for people."""
