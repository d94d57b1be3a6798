"""The bar at the top: name, search, connection, model, reminders, colours, account."""

import reflex as rx
from reflex_components_core.react_router.dom import ReactRouterLink

from taskchat.assistant import offered_model_names
from taskchat.settings import get_settings
from taskchat.tasks import SEARCH_MAX
from taskchat.ui.components.bell import bell
from taskchat.ui.components.commands import commands_item
from taskchat.ui.components.connection import live_indicator
from taskchat.ui.components.keys import key_help_item
from taskchat.ui.components.page_links import PAGE_LINKS, TASKS_ROUTE, PageLink
from taskchat.ui.state import PageLoad, Session

_MENU = "account-menu"


def bar(*, route: str) -> rx.Component:
    """Bar of the page at this address, with a search field beside the tasks only."""
    return rx.el.header(
        brand(),
        _search() if route == TASKS_ROUTE else rx.el.span(class_name="search"),
        rx.el.div(
            live_indicator(),
            *_model(),
            bell(route=route),
            colour_toggle(),
            _account_menu(),
            class_name="bar-end",
        ),
        class_name="bar",
    )


def brand() -> rx.Component:
    """Mark and name of the product."""
    return rx.el.span(rx.el.img(src="/favicon.svg", alt="", width="22", height="22"), "taskchat", class_name="brand")


def colour_toggle() -> rx.Component:
    """Button that switches between light and dark."""
    return rx.el.button(
        rx.color_mode_cond(rx.icon("moon", size=17), rx.icon("sun", size=17)),
        type="button",
        class_name="icon-button",
        aria_label="Switch between light and dark",
        title="Light or dark",
        custom_attrs={"data-colours": "true"},
        on_click=rx.toggle_color_mode,
    )


def _model() -> list[rx.Component]:
    # Where there is a choice, the composer shows it.
    if len(offered_model_names(get_settings())) > 1:
        return []
    return [rx.el.span(PageLoad.model, class_name="model", title="Which model answers in the chat")]


def _search() -> rx.Component:
    # `page/places.jsx` writes its words into the address.
    return rx.el.form(
        rx.icon("search", size=16, class_name="search-icon", aria_hidden="true"),
        rx.el.input(
            id="search",
            type="search",
            name="search",
            placeholder="Search tasks",
            aria_label="Search tasks",
            auto_complete="off",
            max_length=SEARCH_MAX,
        ),
        rx.el.kbd("/", aria_hidden="true"),
        role="search",
        class_name="search",
        on_submit=rx.prevent_default,
    )


def _account_menu() -> rx.Component:
    return rx.fragment(
        rx.el.button(
            rx.el.span(Session.account.initial, class_name="avatar"),
            rx.icon("chevron-down", size=14, aria_hidden="true"),
            type="button",
            class_name="account-button",
            aria_label="Account",
            custom_attrs={"popoverTarget": _MENU},
        ),
        rx.el.div(
            rx.el.p(
                "Signed in as", rx.el.span(Session.account.email, title=Session.account.email), class_name="menu-label"
            ),
            *map(_menu_link, PAGE_LINKS),
            commands_item(),
            key_help_item(),
            rx.el.button(
                rx.icon("log-out", size=16, aria_hidden="true"),
                "Sign out",
                type="button",
                class_name="menu-item",
                custom_attrs={"data-sign-out": "true"},
            ),
            id=_MENU,
            class_name="menu",
            custom_attrs={"popover": "auto"},
        ),
    )


def _menu_link(link: PageLink) -> rx.Component:
    return ReactRouterLink.create(
        rx.icon(link.icon, size=16, aria_hidden="true"), link.name, to=link.route, class_name="menu-item"
    )
