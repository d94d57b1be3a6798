"""Content of the account's page: the order of day and month, the time zone, reminders on this device."""

import reflex as rx

from taskchat.accounts import DayOrder
from taskchat.ui.components.device import device
from taskchat.ui.state import Conventions

_CHOICES = (
    (DayOrder.AUTOMATIC, "Automatic", "As the language of your browser has it."),
    (DayOrder.DAY_FIRST, "Day first", "12/5 is the twelfth of May."),
    (DayOrder.MONTH_FIRST, "Month first", "12/5 is the fifth of December."),
)


def settings_column() -> rx.Component:
    """All of the content; before it is read it has the same layout without values."""
    return rx.el.main(
        rx.el.div(
            rx.el.h1("Settings"),
            rx.el.section(rx.el.h2("Dates in figures", id="day-order"), _day_order(), class_name="card"),
            rx.el.section(rx.el.h2("Time zone"), _timezone(), class_name="card"),
            rx.el.section(rx.el.h2("Reminders on this device"), device(), class_name="card"),
            class_name="settings-sheet",
        ),
        id="settings",
        class_name="usage",
        tab_index=-1,
    )


def _day_order() -> rx.Component:
    return rx.el.div(
        *(_choice(value, name, meaning) for value, name, meaning in _CHOICES),
        class_name="choices",
        role="radiogroup",
        aria_labelledby="day-order",
    )


def _choice(value: DayOrder, name: str, meaning: str) -> rx.Component:
    return rx.el.label(
        rx.el.input(
            type="radio",
            name="day-order",
            value=value.value,
            checked=Conventions.day_order == value.value,
            on_change=lambda _: Conventions.choose_day_order(value.value),
        ),
        rx.el.span(name),
        rx.el.span(meaning, class_name="choice-note"),
        class_name="choice",
    )


def _timezone() -> rx.Component:
    return rx.el.p(
        rx.el.strong(Conventions.timezone), " · It follows your browser, also on a journey.", class_name="settings-note"
    )
