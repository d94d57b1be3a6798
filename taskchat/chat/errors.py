"""Refusals of the chat: a request that cannot be answered, a message that is there already."""


class BadRequest(Exception):
    """A request that cannot be answered; the text says why, for people."""


class DuplicateMessage(Exception):
    """A message that was taken before: its request came twice."""
