"""The dialog that edits a task."""

from typing import Any

import reflex as rx
from reflex.experimental.client_state import ClientStateVar
from reflex_components_core.react_router.dom import ReactRouterLink

from taskchat.ui.components.keys import on_keys
from taskchat.ui.state import Editor
from taskchat.ui.views import CHOICES, FORM_FIELDS, HINTED, FormField

_REACHES = (("this", "Only this one"), ("following", "This and later ones"), ("all", "The whole series"))
# Which opening was closed: in the browser, so that the dialog closes without a connection too.
_closed = ClientStateVar.create("closed_form", default="none")


def editor() -> rx.Component:
    """Dialog with every field of a task; the due date is in plain words, and their reading stands below."""
    return rx.dialog.root(
        rx.dialog.content(
            rx.dialog.title("Edit task"),
            rx.dialog.description(
                "Change what you like; Enter saves. What you type is kept until then.", class_name="only-heard"
            ),
            _form(),
            class_name="editor",
            size="3",
            on_open_auto_focus=on_keys("intoTitle"),
            on_close_auto_focus=on_keys("backToRow"),
        ),
        open=(Editor.editing != "") & (_closed.value != Editor.opening),
        on_open_change=[_closed.set_value(Editor.opening), Editor.close().temporal],
    )


def _form() -> rx.Component:
    short = [field for field in FORM_FIELDS if field.control == "input"]
    return rx.el.form(
        # Not of the hidden type: the value of such a one follows the page's, whatever was written into it.
        rx.el.input(type="text", name="task", default_value=Editor.editing, hidden=True),
        rx.el.input(type="text", id="edit-seen", name="seen", default_value=Editor.form.seen, hidden=True),
        rx.el.p(
            rx.icon("history", size=14, aria_hidden="true"),
            "These are changes of yours that were not saved.",
            class_name="draft-note",
            role="status",
            hidden=True,
        ),
        *(_field(field) for field in FORM_FIELDS if field not in short),
        rx.el.div(*(_field(field) for field in short), class_name="field-pair"),
        rx.cond(Editor.form.comes_again, _reach()),
        rx.el.p(class_name="editor-trouble field-error", role="alert"),
        rx.el.div(
            ReactRouterLink.create(
                rx.icon("history", size=15, aria_hidden="true"),
                "History",
                to=f"/history?task={Editor.editing}",
                class_name="editor-history",
                on_click=[_closed.set_value(Editor.opening), Editor.close(False)],
            ),
            rx.dialog.close(
                rx.el.button(
                    rx.el.span("Cancel", class_name="when-unchanged"),
                    rx.el.span("Discard changes", class_name="when-changed"),
                    type="button",
                    class_name="button button-quiet",
                    custom_attrs={"data-discard": "true"},
                )
            ),
            rx.el.button("Save", type="submit", class_name="button"),
            class_name="editor-end",
        ),
        on_submit=Editor.on_submit,
    )


def _field(field: FormField) -> rx.Component:
    if field.control == "choice":
        return _choice(field)
    return rx.el.div(
        rx.el.label(field.label, html_for=f"edit-{field.name}"),
        _control(field),
        *([_choices(field)] if field.name == "repeat" else []),
        _note(field),
        class_name="field",
    )


def _choices(field: FormField) -> rx.Component:
    """Rhythms that are chosen most; `page/scope.js` writes one into the field."""
    return rx.el.div(
        *(
            rx.el.button(
                word,
                type="button",
                class_name="chip",
                custom_attrs={"data-fill": f"edit-{field.name}", "data-words": words},
            )
            for word, words in CHOICES
        ),
        class_name="chips",
        role="group",
        aria_label="Common rhythms",
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
        class_name="field reach",
    )


def _words(field: FormField) -> rx.Var[str]:
    # A dictionary to the type checker, a variable to Reflex.
    return Editor.form.words[field.name]  # pyright: ignore[reportIndexIssue]


def _note(field: FormField) -> rx.Component:
    error = Editor.errors[field.name]
    hint = Editor.hints[field.name] if field.name in HINTED else ""
    said = rx.cond(error != "", rx.el.span(error, class_name="field-error", role="alert"), hint)
    return rx.el.div(
        rx.cond(Editor.meanwhile[field.name] != "", _meanwhile(field), said),
        id=f"edit-{field.name}-note",
        class_name="field-note",
    )


def _meanwhile(field: FormField) -> rx.Component:
    """Both versions: one's own in the field, the other here; a choice is made in the field itself."""
    take = rx.el.button("Take theirs", type="button", class_name="take", on_click=Editor.take(field.name))
    return rx.el.div(
        rx.el.span(Editor.meanwhile[field.name], class_name="meanwhile-words", role="alert"),
        *([take] if field.control != "choice" else []),
        class_name="meanwhile",
    )


def _control(field: FormField) -> rx.Component:
    props: dict[str, Any] = {
        "id": f"edit-{field.name}",
        "name": field.name,
        "default_value": _words(field),
        "auto_complete": "off",
        "aria_describedby": f"edit-{field.name}-note",
        "aria_invalid": rx.cond(Editor.errors[field.name] != "", "true", "false"),
    }
    if field.max_length:
        props["max_length"] = field.max_length
    if field.placeholder:
        props["placeholder"] = field.placeholder
    match field.control:
        case "line":
            # It grows with its text, so that one sees all of it; its Enter saves, as in a line.
            return rx.el.textarea(rows="1", required=True, enter_key_submit=True, **props)
        case "text":
            return rx.el.textarea(rows="4", **props)
        case _:
            if field.name in HINTED:
                props["on_change"] = Editor.on_words_change(field.name).debounce(120)
            return rx.el.input(type="text", **props)


def _choice(field: FormField) -> rx.Component:
    return rx.el.fieldset(
        rx.el.legend(field.label),
        rx.el.div(*(_option(field, choice) for choice in field.choices), class_name="segments"),
        _note(field),
        class_name="field",
    )


def _option(field: FormField, choice: str) -> rx.Component:
    checked = _words(field) == choice
    return rx.el.label(
        rx.el.input(type="radio", name=field.name, value=choice, default_checked=checked),
        rx.el.span(choice.capitalize()),
    )
