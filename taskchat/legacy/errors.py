"""Errors of the takeover."""


class MigrationRefused(Exception):
    """The migration stopped by itself; the text gives the reason and the remedy."""
