"""Grey shapes where the tasks will be, in their final places."""

import reflex as rx

_WIDTHS = ("62%", "44%", "71%", "38%", "55%", "48%")


def skeleton_rows() -> rx.Component:
    """The list before it was read."""
    return rx.el.div(
        rx.el.span("Loading your tasks…", class_name="only-heard"),
        rx.el.div(class_name="bone bone-heading"),
        *(_row(width) for width in _WIDTHS),
        class_name="skeleton",
        aria_busy="true",
    )


def skeleton_chat() -> rx.Component:
    """The chat before it is there."""
    return rx.el.div(
        rx.el.div(rx.el.div(class_name="bone", style={"width": "96px"}), class_name="skeleton-head"),
        rx.el.div(class_name="skeleton-composer"),
        class_name="skeleton-chat",
        aria_busy="true",
    )


def _row(width: str) -> rx.Component:
    return rx.el.div(
        rx.el.div(class_name="bone bone-check"),
        rx.el.div(class_name="bone", style={"width": width}),
        class_name="bone-row",
    )
