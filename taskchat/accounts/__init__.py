"""Accounts: users, passwords, tokens and the cookie that carries them."""

from taskchat.accounts.models import EMAIL_MAX, TIMEZONE_MAX, DayOrder, RevokedToken, User
from taskchat.accounts.passwords import DEFAULT_HASHER, PasswordHasher
from taskchat.accounts.service import (
    PASSWORD_MAX,
    EmailTaken,
    InvalidAccount,
    WrongCredentials,
    check_password,
    get_user_by_token,
    normalise_email,
    notice_browser,
    revoke,
    set_day_order,
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
    "User",
    "WrongCredentials",
    "check_password",
    "decode",
    "get_user_by_token",
    "issue",
    "normalise_email",
    "notice_browser",
    "revoke",
    "set_day_order",
    "sign_in",
    "sign_up",
    "signed_out",
    "valid_timezone",
]
