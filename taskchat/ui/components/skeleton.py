"""Grey shapes in the places of tasks and chat, until these are loaded."""

import reflex as rx

_WIDTHS = ("62%", "44%", "71%", "38%", "55%", "48%")


def skeleton_rows() -> rx.Component:
    """Shapes in place of the list."""
    return rx.el.div(
        rx.el.span("Loading your tasks…", class_name="only-heard"),
        rx.el.div(class_name="bone bone-heading"),
        *(_row(width) for width in _WIDTHS),
        class_name="skeleton",
        aria_busy="true",
    )


def skeleton_list() -> rx.Component:
    """Shapes in place of a page's list."""
    return rx.el.div(
        rx.el.span("Loading…", class_name="only-heard"),
        *(_row(width) for width in _WIDTHS),
        key="skeleton",
        class_name="skeleton skeleton-list",
    )


def skeleton_chat() -> rx.Component:
    """Shapes in place of the chat."""
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
