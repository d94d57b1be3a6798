"""Page for unknown addresses."""

import reflex as rx

from taskchat.ui.components import brand, colour_toggle
from taskchat.ui.views import START

NOT_FOUND = "Not found · taskchat"


def not_found() -> rx.Component:
    """Page that says so, and links back to the tasks."""
    return rx.el.div(
        rx.el.header(brand(), colour_toggle(), class_name="account-bar"),
        rx.el.main(
            rx.el.div(
                rx.el.h1("This page is not here"),
                rx.el.p("The address may be old, or mistyped.", class_name="account-sentence"),
                rx.el.a("Back to your tasks", href=START, class_name="button button-wide"),
                class_name="account-card",
            ),
            class_name="account-main",
        ),
        class_name="account",
    )
