"""Content of the account's page: the order of day and month, the time zone, reminders, in and out."""

from typing import Any

import reflex as rx

from taskchat.accounts import DayOrder
from taskchat.ui.components.device import device
from taskchat.ui.components.install import install
from taskchat.ui.components.interchange import interchange_cards
from taskchat.ui.components.keys import key_setting
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
            rx.el.section(
                rx.el.h2("Reminder of timed tasks", id="default-reminder"), _default_reminder(), class_name="card"
            ),
            rx.el.section(rx.el.h2("Reminders on this device"), device(), class_name="card"),
            rx.el.section(rx.el.h2("Keys"), key_setting(), class_name="card", id="keys"),
            rx.el.section(rx.el.h2("taskchat as an app"), install(), class_name="card"),
            *interchange_cards(),
            class_name="settings-sheet",
        ),
        id="settings",
        class_name="usage",
        tab_index=-1,
    )


def _day_order() -> rx.Component:
    return _group(
        "day-order",
        *(
            _choice(
                "day-order",
                value.value,
                name,
                meaning,
                is_chosen=Conventions.day_order == value.value,
                on_choose=Conventions.choose_day_order(value.value),
            )
            for value, name, meaning in _CHOICES
        ),
    )


def _default_reminder() -> rx.Component:
    return rx.el.div(
        rx.el.p("For tasks with a time, where you say none yourself.", class_name="settings-note"),
        _group(
            "default-reminder",
            rx.foreach(
                Conventions.reminder_choices,
                lambda choice: _choice(
                    "default-reminder",
                    choice.value,
                    choice.words,
                    is_chosen=choice.is_chosen,
                    on_choose=Conventions.choose_default_reminder(choice.value),
                ),
            ),
        ),
    )


def _group(name: str, *choices: rx.Component) -> rx.Component:
    return rx.el.div(*choices, class_name="choices", role="radiogroup", aria_labelledby=name)


def _choice(
    group: str,
    value: str | rx.Var[str],
    name: str | rx.Var[str],
    meaning: str = "",
    *,
    is_chosen: bool | rx.Var[bool],
    on_choose: Any,
) -> rx.Component:
    return rx.el.label(
        rx.el.input(type="radio", name=group, value=value, checked=is_chosen, on_change=lambda _: on_choose),
        rx.el.span(name),
        *([rx.el.span(meaning, class_name="choice-note")] if meaning else []),
        class_name="choice",
    )


def _timezone() -> rx.Component:
    return rx.el.p(
        rx.el.strong(Conventions.timezone), " · It follows your browser, also on a journey.", class_name="settings-note"
    )
