"""Pages for signing in and up."""

import reflex as rx

from taskchat.ui.components import SIGN_IN, SIGN_UP, account_page


def login() -> rx.Component:
    """Page to sign in."""
    return account_page(SIGN_IN)


def signup() -> rx.Component:
    """Page to create an account."""
    return account_page(SIGN_UP)
