"""The dialog that edits a task."""

from typing import Any

import reflex as rx

from taskchat.tasks import DESCRIPTION_MAX, TITLE_MAX, Priority
from taskchat.ui.state import Editor


def _of_keys(name: str) -> rx.vars.FunctionStringVar:
    keys = {rx.asset("page/keys.js").importable_path: [rx.ImportVar(tag=name)]}
    return rx.vars.FunctionStringVar.create(name, _var_data=rx.vars.VarData(imports=keys))


def editor() -> rx.Component:
    """Every field of a task; the due date in plain words, with what was understood of them."""
    return rx.dialog.root(
        rx.dialog.content(
            rx.dialog.title("Edit task"),
            rx.dialog.description("Change what you like; Enter saves.", class_name="only-heard"),
            _form(),
            class_name="editor",
            size="3",
            on_open_auto_focus=_of_keys("intoTitle"),
            on_close_auto_focus=_of_keys("backToRow"),
        ),
        open=Editor.editing != "",
        on_open_change=Editor.close,
    )


def _form() -> rx.Component:
    draft, errors = Editor.draft, Editor.errors
    return rx.el.form(
        _field("title", "Title", _title(), errors.title),
        _field("description", "Description", _description(), errors.description),
        _priority(),
        rx.el.div(
            _field("due", "Due", _due(), errors.due, hint=Editor.due_hint),
            _field(
                "tags",
                "Tags",
                _input("tags", draft.tags, errors.tags, placeholder="#home #errands"),
                errors.tags,
            ),
            class_name="field-pair",
        ),
        rx.el.div(
            rx.dialog.close(rx.el.button("Cancel", type="button", class_name="button button-quiet")),
            rx.el.button("Save", type="submit", class_name="button"),
            class_name="editor-end",
        ),
        on_submit=Editor.on_submit,
    )


def _field(name: str, label: str, control: rx.Component, error: str, *, hint: str = "") -> rx.Component:
    return rx.el.div(
        rx.el.label(label, html_for=f"edit-{name}"),
        control,
        _note(name, error, hint),
        class_name="field",
    )


def _note(name: str, error: str, hint: str = "") -> rx.Component:
    return rx.el.p(
        rx.cond(error != "", rx.el.span(error, class_name="field-error", role="alert"), hint),
        id=f"edit-{name}-note",
        class_name="field-note",
    )


def _input(name: str, value: str | rx.Var, error: str, **props: Any) -> rx.Component:
    return rx.el.input(
        id=f"edit-{name}",
        name=name,
        type="text",
        default_value=value,
        auto_complete="off",
        aria_describedby=f"edit-{name}-note",
        aria_invalid=rx.cond(error != "", "true", "false"),
        **props,
    )


def _title() -> rx.Component:
    # It grows with its text, so that one sees all of it; its Enter saves, as in a line.
    return rx.el.textarea(
        id="edit-title",
        name="title",
        default_value=Editor.draft.title,
        rows="1",
        max_length=TITLE_MAX,
        required=True,
        enter_key_submit=True,
        auto_complete="off",
        aria_describedby="edit-title-note",
        aria_invalid=rx.cond(Editor.errors.title != "", "true", "false"),
    )


def _description() -> rx.Component:
    return rx.el.textarea(
        id="edit-description",
        name="description",
        default_value=Editor.draft.description,
        rows="4",
        max_length=DESCRIPTION_MAX,
        aria_describedby="edit-description-note",
    )


def _due() -> rx.Component:
    return _input(
        "due",
        Editor.draft.due,
        Editor.errors.due,
        placeholder="fri 9am, 27 Nov, in 3 days",
        on_change=Editor.on_due_change.debounce(120),
    )


def _priority() -> rx.Component:
    return rx.el.fieldset(
        rx.el.legend("Priority"),
        rx.el.div(
            *(
                rx.el.label(
                    rx.el.input(
                        type="radio",
                        name="priority",
                        value=priority.value,
                        default_checked=Editor.draft.priority == priority.value,
                    ),
                    rx.el.span(priority.value.capitalize()),
                )
                for priority in Priority
            ),
            class_name="segments",
        ),
        _note("priority", Editor.errors.priority),
        class_name="field",
    )
