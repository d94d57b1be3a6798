"""Errors of a move."""


class MoveFailed(Exception):
    """A move did not begin or did not end; the target is unchanged. The text gives the reason and the remedy."""
