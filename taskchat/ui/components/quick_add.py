"""Form that creates tasks from plain words, one a line."""

import reflex as rx

from taskchat.tasks import MAX_TEXT
from taskchat.ui.components.behaviour import Watch
from taskchat.ui.components.quick_preview import quick_preview
from taskchat.ui.state import QuickAdd, TaskList
from taskchat.ui.views import Piece


def _read(text: rx.Var[str], plain: rx.Var[str], number: rx.Var[int]) -> tuple[rx.Var[str], rx.Var[str], rx.Var[int]]:
    return text, plain, number


class QuickPieces(rx.Component):
    """Layer behind the words of the field that colours what was understood of the text of this `number`.

    `on_read` gets each text that is typed, which of its stretches are plain words, as JSON, and its number.
    """

    library = rx.asset("page/quick-pieces.jsx").importable_path
    tag = "QuickPieces"

    pieces: rx.Var[list[Piece]]
    number: rx.Var[int]

    on_read: rx.EventHandler[_read]


def quick_add() -> rx.Component:
    """Field for tasks in plain words, with its reading in it and below."""
    return rx.el.form(
        Watch.create(value=TaskList.view + TaskList.search, on_change=QuickAdd.on_list_change),
        rx.el.div(
            QuickPieces.create(
                pieces=QuickAdd.preview.pieces,
                number=QuickAdd.preview.number,
                on_read=QuickAdd.on_read.debounce(120).temporal,
            ),
            rx.icon("plus", size=18, class_name="quick-icon", aria_hidden="true"),
            _field(),
            class_name="quick-line",
        ),
        rx.el.div(
            rx.cond(
                QuickAdd.error != "",
                rx.el.span(QuickAdd.error, class_name="field-error", role="alert"),
                rx.cond(QuickAdd.preview.heard != "", quick_preview(), "Like “pay rent fri 9am #home”"),
            ),
            id="quick-hint",
            class_name="quick-hint",
        ),
        # Its words are those of the preview, in the order in which they are best heard.
        rx.el.p(QuickAdd.preview.heard, class_name="only-heard", role="status"),
        class_name="quick",
        # `page/outbox.js` sends it, and empties the field once the line has its place among what is not saved yet.
        on_submit=rx.prevent_default,
    )


def _field() -> rx.Component:
    # It has lines, as a list that is pasted needs; Enter sends it.
    return rx.el.textarea(
        id="quick-add",
        name="task",
        rows="1",
        dir="auto",
        placeholder="Add a task…",
        aria_label="Add a task",
        aria_describedby="quick-hint",
        aria_invalid=rx.cond(QuickAdd.error != "", "true", "false"),
        auto_complete="off",
        # Before the handlers are attached, Enter would submit the form to no one.
        disabled=~TaskList.board.loaded,
        max_length=MAX_TEXT,
        enter_key_submit=True,
        custom_attrs={"enterKeyHint": "done"},
    )
