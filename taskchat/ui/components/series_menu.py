"""Deeds for a series: the menu of a row that comes again, and the question which ones are to be deleted."""

import reflex as rx
from reflex.event import EventType

from taskchat.ui.components.dialog import dialog, dialog_close, dialog_words
from taskchat.ui.components.keys import on_keys
from taskchat.ui.components.menu_item import menu_item
from taskchat.ui.state import Repeating, TaskList
from taskchat.ui.views import Paused, Row


def series_menu(row: Row) -> rx.Component:
    """Button of a row with the menu of its series."""
    its_id = f"series-{row.id}"
    return rx.fragment(
        rx.el.button(
            rx.icon("repeat", size=16, aria_hidden="true"),
            type="button",
            class_name="icon-button",
            aria_label=f"What comes again of “{row.title}”",
            title="What comes again",
            custom_attrs={"popoverTarget": its_id, "data-action": "series"},
        ),
        rx.el.div(
            menu_item(its_id, "Skip this one", "skip-forward", Repeating.skip(row.id)),
            menu_item(its_id, "Pause", "pause", Repeating.pause(row.id)),
            menu_item(its_id, "End after this one", "circle-stop", Repeating.end(row.id)),
            id=its_id,
            class_name="menu series-menu",
            custom_attrs={"popover": "auto"},
        ),
    )


def delete_question() -> rx.Component:
    """Dialog that asks whether one is to be deleted, or all later ones with it."""
    return dialog(
        dialog_words("It comes again. An undo brings back what you delete.", class_name="asked-words"),
        rx.el.div(
            _answer("Only this one", Repeating.delete_one),
            _answer("This and all later ones", Repeating.delete_later),
            dialog_close(rx.el.button("Cancel", type="button", class_name="button button-quiet")),
            class_name="asked-answers",
        ),
        title=f"Delete “{Repeating.title}”?",
        class_name="asked",
        is_open=Repeating.asked != "",
        on_open_change=Repeating.close,
        on_close_auto_focus=on_keys("backToRow"),
    )


def _answer(word: str, event: EventType[()]) -> rx.Component:
    return rx.el.button(word, type="button", class_name="button", on_click=event, custom_attrs={"data-leaves": "true"})


def paused_series() -> rx.Component:
    """Series that are paused, each with a button that lets it go on."""
    paused = TaskList.board.paused
    return rx.cond(
        # A list to the type checker, a variable to Reflex.
        paused.length() > 0,  # pyright: ignore[reportAttributeAccessIssue]
        rx.el.section(
            rx.el.h2("Paused"),
            rx.el.ul(rx.foreach(paused, _paused), class_name="task-list"),
            class_name="group",
            aria_label="Paused",
        ),
    )


def _paused(series: Paused) -> rx.Component:
    return rx.el.li(
        rx.el.span(rx.icon("pause", size=12), class_name="coming-mark", aria_hidden="true"),
        rx.el.div(
            rx.el.span(series.title, class_name="task-title"),
            rx.el.span(series.repeats, class_name="task-about"),
            class_name="task-words",
        ),
        rx.el.button(
            "Resume",
            type="button",
            class_name="past-link further",
            aria_label=f"Resume “{series.title}”",
            on_click=Repeating.resume(series.id),
        ),
        key=series.id,
        class_name="coming paused",
    )
