"""The pages for signing in and up."""

import reflex as rx

from taskchat.ui.components import SIGN_IN, SIGN_UP, account_page


def login() -> rx.Component:
    """Sign in."""
    return account_page(SIGN_IN)


def signup() -> rx.Component:
    """Create an account."""
    return account_page(SIGN_UP)
