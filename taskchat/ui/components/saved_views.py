"""Saved views: their links in the rail with a menu each, the button that saves one, and the dialog for its name."""

import reflex as rx
from reflex_components_core.react_router.dom import ReactRouterLink

from taskchat.ui.components.dialog import dialog, dialog_close
from taskchat.ui.components.keys import on_script
from taskchat.ui.components.menu_item import menu_item
from taskchat.ui.components.page_links import TASKS_ROUTE
from taskchat.ui.state import SavedViews, TaskList
from taskchat.ui.views import Saved


def saved_list(*, route: str) -> rx.Component:
    """Links to the saved views, under the lists; nothing where there is none."""
    saved = TaskList.board.saved
    return rx.cond(
        # A list to the type checker, a variable to Reflex.
        saved.length() > 0,  # pyright: ignore[reportAttributeAccessIssue]
        rx.el.ul(
            rx.foreach(saved, lambda view: _saved(view, is_tasks=route == TASKS_ROUTE)),
            class_name="lists lists-tags saved",
            aria_label="Saved views",
        ),
    )


def save_button() -> rx.Component:
    """Button behind the chips that saves what is shown under a name; nothing where it is saved already."""
    return rx.cond(
        TaskList.filter_bar.can_save & (TaskList.board.saved_here == ""),
        rx.el.li(
            rx.el.button(
                rx.icon("bookmark", size=13, aria_hidden="true"),
                "Save this view",
                type="button",
                class_name="filter-chip filter-chip-offer",
                on_click=SavedViews.ask_new,
                custom_attrs={"data-asks-name": "true"},
            )
        ),
    )


def name_dialog() -> rx.Component:
    """Dialog that asks for the name of a view."""
    return dialog(
        rx.el.form(
            rx.el.div(
                rx.el.label("Name", html_for="view-name"),
                rx.el.input(
                    id="view-name",
                    name="name",
                    default_value=SavedViews.name,
                    auto_complete="off",
                    aria_invalid=rx.cond(SavedViews.error != "", "true", "false"),
                    aria_describedby="view-name-error",
                ),
                rx.el.p(SavedViews.error, id="view-name-error", class_name="field-error", role="alert"),
                class_name="field",
            ),
            rx.el.div(
                rx.el.button("Save", type="submit", class_name="button"),
                rx.cond(
                    SavedViews.can_replace,
                    rx.el.button(
                        "Replace that one", type="button", class_name="button button-quiet", on_click=SavedViews.replace
                    ),
                ),
                dialog_close(rx.el.button("Cancel", type="button", class_name="button button-quiet")),
                class_name="saved-ends",
            ),
            on_submit=SavedViews.submit,
            class_name="saved-form",
        ),
        title=SavedViews.title,
        class_name="asked",
        is_open=SavedViews.asked != "",
        on_open_change=SavedViews.close,
        on_close_auto_focus=on_script("saved-views", "backFromName"),
    )


def _saved(view: Saved, *, is_tasks: bool) -> rx.Component:
    its_id = f"view-{view.id}"
    return rx.el.li(
        ReactRouterLink.create(
            rx.icon("bookmark", size=16, aria_hidden="true"),
            rx.el.span(view.name, class_name="list-name"),
            to=view.address,
            class_name="list",
            title=view.name,
            aria_current=rx.cond(view.here, "page", "false") if is_tasks else "false",
        ),
        rx.el.button(
            rx.icon("ellipsis", size=16, aria_hidden="true"),
            type="button",
            class_name="icon-button",
            aria_label=f"More for the view “{view.name}”",
            title="More",
            custom_attrs={"popoverTarget": its_id, "data-asks-name": "true"},
        ),
        rx.el.div(
            menu_item(its_id, "Rename", "pencil", SavedViews.ask_name(view.id, view.name)),
            rx.cond(
                view.here, None, menu_item(its_id, "Replace with what is shown", "replace", SavedViews.hold(view.id))
            )
            if is_tasks
            else None,
            rx.cond(
                view.is_first, None, menu_item(its_id, "Move up", "arrow-up", SavedViews.move(view.id, view.place - 1))
            ),
            rx.cond(
                view.is_last,
                None,
                menu_item(its_id, "Move down", "arrow-down", SavedViews.move(view.id, view.place + 1)),
            ),
            menu_item(its_id, "Delete", "trash-2", SavedViews.delete(view.id)),
            id=its_id,
            class_name="menu saved-menu",
            custom_attrs={"popover": "auto"},
        ),
        key=view.id,
        class_name="saved-view",
    )
