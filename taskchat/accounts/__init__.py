"""Accounts: users, passwords, tokens and the cookie that carries them."""

from taskchat.accounts.addresses import normalise_email, stored_email, typed_email
from taskchat.accounts.errors import EmailTaken, InvalidAccount, UnknownAccount, WrongCredentials
from taskchat.accounts.models import EMAIL_MAX, TIMEZONE_MAX, DayOrder, RevokedToken, User
from taskchat.accounts.passwords import DEFAULT_HASHER, PasswordHasher, is_readable_hash
from taskchat.accounts.service import (
    PASSWORD_MAX,
    check_password,
    get_user_by_token,
    notice_browser,
    revoke,
    set_day_order,
    set_email,
    sign_in,
    sign_up,
    signed_out,
    valid_timezone,
)
from taskchat.accounts.tokens import COOKIE, InvalidToken, Token, decode, issue

__all__ = [
    "COOKIE",
    "DEFAULT_HASHER",
    "EMAIL_MAX",
    "PASSWORD_MAX",
    "TIMEZONE_MAX",
    "DayOrder",
    "EmailTaken",
    "InvalidAccount",
    "InvalidToken",
    "PasswordHasher",
    "RevokedToken",
    "Token",
    "UnknownAccount",
    "User",
    "WrongCredentials",
    "check_password",
    "decode",
    "get_user_by_token",
    "is_readable_hash",
    "issue",
    "normalise_email",
    "notice_browser",
    "revoke",
    "set_day_order",
    "set_email",
    "sign_in",
    "sign_up",
    "signed_out",
    "stored_email",
    "typed_email",
    "valid_timezone",
]
