"""Panel that edits a task, beside the list; on a phone it covers the page."""

from typing import Any

import reflex as rx
from reflex.event import no_args_event_spec, passthrough_event_spec
from reflex.experimental.client_state import ClientStateVar
from reflex_components_core.react_router.dom import ReactRouterLink

from taskchat.ui.components.form_fields import form_fields
from taskchat.ui.components.subtasks import subtasks
from taskchat.ui.state import Editor

_REACHES = (("this", "Only this one"), ("following", "This and later ones"), ("all", "The whole series"))
# Which opening was closed: in the browser, so that the panel closes without a connection too.
_closed = ClientStateVar.create("closed_form", default="none")


class Panel(rx.Component):
    """Panel that saves what is typed in it.

    `on_save` gets a `SentForm` as JSON, `on_close` is called once what was typed has a place.
    """

    library = rx.asset("page/panel.jsx").importable_path
    tag = "Panel"

    open: rx.Var[bool]
    task: rx.Var[str]
    opening: rx.Var[str]
    undoable: rx.Var[bool]

    on_save: rx.EventHandler[passthrough_event_spec(str)]
    on_undo: rx.EventHandler[no_args_event_spec]
    on_close: rx.EventHandler[no_args_event_spec]


def editor() -> rx.Component:
    """Panel with every field of a task; the due date is in plain words, and their reading stands below."""
    return Panel.create(
        _form(),
        subtasks(),
        _foot(),
        open=(Editor.editing != "") & (_closed.value != Editor.opening),
        task=Editor.editing,
        opening=Editor.opening,
        undoable=Editor.undoable != "",
        on_save=Editor.save,
        on_undo=Editor.undo,
        on_close=[_closed.set_value(Editor.opening), Editor.close().temporal],
    )


def _form() -> rx.Component:
    return rx.el.form(
        # Not of the hidden type: the value of such a one follows the page's, whatever was written into it.
        rx.el.input(type="text", name="task", default_value=Editor.editing, hidden=True),
        rx.el.input(type="text", name="seen", default_value=Editor.form.seen, hidden=True),
        *form_fields(),
        rx.cond(Editor.form.comes_again, _reach()),
        key=Editor.opening,
        custom_attrs={"data-again": rx.cond(Editor.form.comes_again, "true", "false")},
    )


def _foot() -> rx.Component:
    leave = [_closed.set_value(Editor.opening), Editor.close]
    return rx.el.div(
        rx.el.button(
            rx.icon("copy", size=15, aria_hidden="true"),
            "Duplicate",
            type="button",
            class_name="editor-history back-to-task",
            on_click=Editor.duplicate,
        ),
        _link("History of this task", "history", f"/history?task={Editor.editing}", leave),
        _link("Trash", "trash-2", "/trash", leave),
        class_name="editor-foot",
    )


def _link(word: str, icon: str, to: rx.Var[str] | str, on_click: Any) -> rx.Component:
    return ReactRouterLink.create(
        rx.icon(icon, size=15, aria_hidden="true"), word, to=to, class_name="editor-history", on_click=on_click
    )


def _reach() -> rx.Component:
    """Choice of what a change is for; in sight where something was changed that later ones have, too."""
    return rx.el.fieldset(
        rx.el.legend("Save this for"),
        rx.el.div(
            *(
                rx.el.label(
                    rx.el.input(type="radio", name="reach", value=value, default_checked=value == "this"),
                    rx.el.span(word),
                    custom_attrs={"data-reach": value},
                )
                for value, word in _REACHES
            ),
            class_name="segments",
        ),
        rx.el.div(
            rx.el.button(
                "Discard", type="button", class_name="button button-quiet", custom_attrs={"data-discard": "true"}
            ),
            rx.el.button("Save", type="submit", class_name="button"),
            class_name="editor-end",
        ),
        class_name="field reach",
    )
