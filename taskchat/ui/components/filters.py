"""Filters of a view: chips that can be taken away, and the menu that adds some. All are links to addresses."""

import reflex as rx
from reflex_components_core.react_router.dom import ReactRouterLink

from taskchat.ui.components.saved_views import save_button
from taskchat.ui.state import TaskList
from taskchat.ui.views import Chip, Choice, Choices, Range, Tag

_MENU = "filter-menu"


def filter_chips() -> rx.Component:
    """Chips of what holds, each with its way out, and of what a search could find besides."""
    bar = TaskList.filter_bar
    return rx.el.div(
        rx.el.ul(
            rx.foreach(bar.chips, _chip),
            rx.cond(
                bar.offer.leads != "",
                rx.el.li(
                    ReactRouterLink.create(
                        rx.icon("plus", size=13, aria_hidden="true"),
                        bar.offer.words,
                        to=bar.offer.leads,
                        class_name="filter-chip filter-chip-offer",
                    )
                ),
            ),
            save_button(),
            class_name="filter-chips",
            aria_label="Filters",
        ),
        rx.cond(bar.unread != "", rx.el.p(bar.unread, class_name="filter-chips-note", role="status")),
    )


def filter_menu() -> rx.Component:
    """Button, and the menu under it with everything that can be chosen."""
    bar = TaskList.filter_bar
    return rx.fragment(
        rx.el.button(
            rx.icon("sliders-horizontal", size=15, aria_hidden="true"),
            "Filter",
            type="button",
            class_name="filter-button",
            custom_attrs={"popoverTarget": _MENU},
        ),
        rx.el.div(
            rx.foreach(bar.menu, _choices),
            rx.cond(
                # A list to the type checker, a variable to Reflex.
                TaskList.board.tags.length() > 0,  # pyright: ignore[reportAttributeAccessIssue]
                _section("Tag", rx.foreach(TaskList.board.tags, _tag)),
            ),
            rx.foreach(bar.ranges, _range),
            id=_MENU,
            class_name="menu filter-menu",
            role="dialog",
            aria_label="Filters and order",
            custom_attrs={"popover": "auto"},
        ),
    )


def _chip(chip: Chip) -> rx.Component:
    return rx.el.li(
        ReactRouterLink.create(
            chip.words,
            rx.icon("x", size=13, aria_hidden="true"),
            to=chip.without,
            class_name="filter-chip",
            aria_label=f"Take away: {chip.words}",
        ),
        key=chip.words,
    )


def _choices(choices: Choices) -> rx.Component:
    return _section(choices.name, rx.foreach(choices.choices, _choice))


def _section(name: str, content: rx.Component) -> rx.Component:
    return rx.el.div(
        rx.el.p(name, class_name="filter-name"),
        rx.el.div(content, class_name="filter-choices"),
        key=name,
        class_name="filter-section",
        role="group",
        aria_label=name,
    )


def _choice(choice: Choice) -> rx.Component:
    return ReactRouterLink.create(
        choice.words,
        to=choice.leads,
        key=choice.words,
        class_name="filter-chip",
        aria_current=rx.cond(choice.chosen, "true", "false"),
    )


def _tag(tag: Tag) -> rx.Component:
    return ReactRouterLink.create(
        f"#{tag.name}", to=f"{TaskList.filter_bar.tag_base}{tag.query}", key=tag.name, class_name="filter-chip"
    )


def _range(days: Range) -> rx.Component:
    # `page/places.jsx` writes its days into the address.
    return rx.el.div(
        rx.el.p(days.label, " between", class_name="filter-name"),
        rx.el.div(
            _day(days, "from", days.first),
            rx.el.span("and", class_name="filter-and"),
            _day(days, "to", days.last),
            class_name="filter-choices",
        ),
        key=days.name,
        class_name="filter-section",
        role="group",
        aria_label=f"{days.label} between",
    )


def _day(days: Range, end: str, value: str) -> rx.Component:
    return rx.el.input(
        key=f"{end} {value}",
        type="date",
        default_value=value,
        class_name="filter-day",
        aria_label=f"{days.label} {end}",
        custom_attrs={"data-filter": f"{days.name}_{end}"},
    )
