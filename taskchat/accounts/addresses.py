"""Addresses of accounts: strict for new ones, as they were typed for those that come from the older product."""

import unicodedata

from email_validator import EmailNotValidError, validate_email

from taskchat.accounts.errors import InvalidAccount
from taskchat.accounts.models import EMAIL_MAX
from taskchat.text import printable


def normalise_email(email: str) -> str:
    """Normalise an address as accounts do: valid, NFC, lower-case; raises `InvalidAccount`."""
    try:
        checked = validate_email(email.strip(), check_deliverability=False, test_environment=True)
    except EmailNotValidError as error:
        raise InvalidAccount("email", "This is not an e-mail address.") from error
    normalised = checked.normalized.lower()
    if len(normalised) > EMAIL_MAX:
        raise InvalidAccount("email", "This e-mail address is too long.")
    return normalised


def stored_email(email: str) -> str:
    """Return the spelling under which an account has this address, whether or not a new account could have it.

    The older product took almost anything around an "@". What no new account may have is kept letter by letter, but in
    small ones, like every address.
    """
    try:
        return normalise_email(email)
    except InvalidAccount:
        return unicodedata.normalize("NFC", typed_email(email).lower())


def typed_email(email: str) -> str:
    """Return an address as it was typed, without spaces around it and what no text can hold."""
    return printable(email).strip()
