"""Dialogs: Radix's primitives, which know of focus, Escape and what is read aloud, in the page's own look."""

from typing import Any

import reflex as rx
from reflex_components_radix.primitives.dialog import dialog as primitive


def dialog(
    *children: rx.Component,
    title: rx.Var[str] | str,
    is_open: rx.Var[bool] | bool,
    on_open_change: Any,
    class_name: str,
    **handlers: Any,
) -> rx.Component:
    """Dialog over the page, with its title; a press outside and Escape close it. `handlers` are those of its focus."""
    content = primitive.content(
        primitive.title(title, class_name="dialog-title"), *children, class_name=f"dialog {class_name}", **handlers
    )
    return primitive.root(
        primitive.portal(primitive.overlay(class_name="overlay"), content),
        open=is_open,
        on_open_change=on_open_change,
    )


def dialog_words(words: str, *, class_name: str) -> rx.Component:
    """Sentence of a dialog that is read with its title."""
    return primitive.description(words, class_name=class_name)


def dialog_close(button: rx.Component) -> rx.Component:
    """Button that closes its dialog."""
    return primitive.close(button, as_child=True)
