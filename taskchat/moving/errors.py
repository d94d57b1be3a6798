"""Why a move does not begin, or does not end: always with nothing changed in the target."""


class MoveFailed(Exception):
    """The text says what is in the way and what to do, in a line or a few."""
