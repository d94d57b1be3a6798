"""Accounts: users, passwords, tokens and the cookie that carries them."""

from taskchat.accounts.models import RevokedToken, User
from taskchat.accounts.passwords import DEFAULT_HASHER, PasswordHasher
from taskchat.accounts.service import (
    EmailTaken,
    InvalidAccount,
    WrongCredentials,
    check_password,
    get_user_by_token,
    normalise_email,
    revoke,
    set_timezone,
    sign_in,
    sign_up,
    valid_timezone,
)
from taskchat.accounts.tokens import COOKIE, InvalidToken, issue

__all__ = [
    "COOKIE",
    "DEFAULT_HASHER",
    "EmailTaken",
    "InvalidAccount",
    "InvalidToken",
    "PasswordHasher",
    "RevokedToken",
    "User",
    "WrongCredentials",
    "check_password",
    "get_user_by_token",
    "issue",
    "normalise_email",
    "revoke",
    "set_timezone",
    "sign_in",
    "sign_up",
    "valid_timezone",
]
