"""Fields of the panel that edits a task: each with its label, its control, and a note of what became of its words."""

from typing import Any

import reflex as rx

from taskchat.ui.components.day_choice import chip, day_choice
from taskchat.ui.state import Editor
from taskchat.ui.views import CHOICES, FORM_FIELDS, HINTED, FormField


def form_fields() -> list[rx.Component]:
    """List the fields, the short ones side by side."""
    short = [field for field in FORM_FIELDS if field.control == "input"]
    return [
        *(_field(field) for field in FORM_FIELDS if field not in short),
        rx.el.div(*(_field(field) for field in short), class_name="field-pair"),
    ]


def _field(field: FormField) -> rx.Component:
    if field.control == "choice":
        return _choice(field)
    return rx.el.div(
        rx.el.label(field.label, html_for=f"edit-{field.name}"),
        _control(field),
        *([_rhythms()] if field.name == "repeat" else []),
        *([day_choice()] if field.name == "due" else []),
        _note(field),
        class_name="field is-short" if field.is_short else "field",
    )


def _rhythms() -> rx.Component:
    """Rhythms that are chosen most."""
    return rx.el.div(
        *(chip(word, "edit-repeat", words) for word, words in CHOICES),
        class_name="chips",
        role="group",
        aria_label="Common rhythms",
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
    """Both versions: one's own in the field, the other here; `page/saving.js` does what is chosen."""
    return rx.el.div(
        rx.el.span(Editor.meanwhile[field.name], class_name="meanwhile-words", role="alert"),
        rx.el.span(
            *(
                rx.el.button(
                    word,
                    type="button",
                    class_name="take",
                    on_click=Editor.settle(field.name),
                    custom_attrs={f"data-{deed}": field.name},
                )
                for deed, word in (("take", "Take theirs"), ("keep", "Keep mine"))
            ),
            class_name="meanwhile-ends",
        ),
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
            # Over it lies what it says, drawn, as long as nobody is in it; `page/notes.js` draws it.
            drawn = rx.el.div(class_name="notes-drawn", id=f"{props['id']}-drawn")
            return rx.el.div(rx.el.textarea(rows="4", **props), drawn, class_name="notes")
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
