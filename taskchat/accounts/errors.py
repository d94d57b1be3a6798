"""Errors of accounts."""


class InvalidAccount(ValueError):
    """An e-mail or password that cannot be used; `field` names it."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


class EmailTaken(Exception):
    """There is an account with this e-mail already."""


class WrongCredentials(Exception):
    """No account has this e-mail and password; the message does not tell which of the two is wrong."""


class UnknownAccount(Exception):
    """No account has this e-mail."""
