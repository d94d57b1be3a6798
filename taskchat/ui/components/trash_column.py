"""Content of the page of the trash: deleted tasks, to restore or to delete for good."""

import reflex as rx

from taskchat.tasks import TRASH_DAYS
from taskchat.ui.components.past_frame import past_frame, past_nothing
from taskchat.ui.state import Trash
from taskchat.ui.views import TrashRow


def trash_column() -> rx.Component:
    """All of the content."""
    view = Trash.trash_view
    return past_frame(
        # A value to the type checker, a variable to Reflex.
        view,  # pyright: ignore[reportArgumentType]
        rx.el.div(rx.el.h1("Trash"), class_name="past-head"),
        rx.el.p(f"What was deleted stays here for {TRASH_DAYS} days.", class_name="past-note"),
        name="trash",
        found=rx.el.ul(rx.foreach(view.rows, _row), class_name="past-list", aria_label="Deleted tasks"),
        nothing=past_nothing("trash-2", "The trash is empty", "Tasks that you delete can be restored from here."),
        show_more=Trash.show_more,
    )


def _row(row: TrashRow) -> rx.Component:
    asked = Trash.asked == row.id
    return rx.el.li(
        rx.el.span(rx.icon("trash-2", size=15, aria_hidden="true"), class_name="past-icon"),
        rx.el.div(
            rx.el.p(row.title, class_name="past-name"),
            rx.el.p(rx.foreach(row.details, rx.el.span), class_name="past-details"),
            rx.el.p(rx.el.span(row.deleted), class_name="past-about"),
            class_name="past-words",
        ),
        rx.el.div(
            rx.cond(asked, _keep(), _restore(row)),
            # One button with two words, so that the focus stays where it is.
            rx.el.button(
                rx.cond(asked, "Yes, for good", "Delete for good"),
                type="button",
                class_name="past-link",
                aria_label=rx.cond(asked, f"Yes, delete “{row.title}” for good", f"Delete “{row.title}” for good"),
                custom_attrs={"data-asked": rx.cond(asked, "true", "false"), "data-step": "forget"},
                on_click=Trash.forget(row.id),
            ),
            class_name="past-deeds",
        ),
        key=row.id,
        class_name="past-row",
    )


def _restore(row: TrashRow) -> rx.Component:
    return rx.el.button(
        "Restore",
        type="button",
        class_name="past-link",
        aria_label=f"Restore “{row.title}”",
        custom_attrs={"data-step": "restore"},
        on_click=Trash.restore(row.id),
    )


def _keep() -> rx.Component:
    return rx.el.button("Keep", type="button", class_name="past-link", on_click=Trash.keep)
