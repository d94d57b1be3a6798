"""Bar that does one thing to all tasks that are chosen, the button that begins a choice, and the one for overdue."""

from typing import Any

import reflex as rx
from reflex.event import passthrough_event_spec

from taskchat.tasks import TAG_MAX, Priority
from taskchat.ui.components.day_choice import USUAL_DAYS
from taskchat.ui.state import Several, TaskList
from taskchat.ui.views import TODAY, Board, Group, Tag

_PRIORITIES = (
    ("High", "flag", Priority.HIGH),
    ("Medium", "equal", Priority.MEDIUM),
    ("Low", "arrow-down", Priority.LOW),
    ("None", "minus", Priority.NONE),
)
_TAGS = "several-tags"


class SeveralBar(rx.Component):
    """Bar while tasks are chosen in `list`; `on_act` gets a `SentDeed` as JSON."""

    library = rx.asset("page/several.jsx").importable_path
    tag = "Several"

    board: rx.Var[Board]
    list: rx.Var[str]

    on_act: rx.EventHandler[passthrough_event_spec(str)]


def several_bar() -> rx.Component:
    """Bar with date, priority, tag, done and delete, for the list that is shown."""
    return SeveralBar.create(
        _menu("day", "calendar", "Date", *(_item(word, "day", words) for word, words in USUAL_DAYS), _other_day()),
        _menu(
            "priority",
            "flag",
            "Priority",
            *(_item(word, "priority", value.value, icon=icon) for word, icon, value in _PRIORITIES),
        ),
        _menu("tag", "tag", "Tag", _tag_form()),
        _deed("Complete", "circle-check", "complete"),
        _deed("Reopen", "rotate-ccw", "reopen"),
        _deed("Delete", "trash-2", "delete"),
        board=TaskList.board,
        list=TaskList.view + TaskList.search,
        on_act=Several.act,
    )


def select_button() -> rx.Component:
    """Button after which each press on a task chooses it; a keyboard has keys for that."""
    return rx.cond(
        TaskList.board.empty,
        rx.fragment(),
        rx.el.button(
            rx.icon("list-checks", size=15, aria_hidden="true"),
            "Select",
            type="button",
            class_name="filter-button",
            custom_attrs={"data-select": "true"},
        ),
    )


def overdue_deed(group: Group) -> rx.Component:
    """Button in Today's overdue section that moves all of it to today."""
    shows_today = (TaskList.view == TODAY.key) & (TaskList.search == "")
    return rx.cond(
        shows_today & (group.name == "Overdue"),
        rx.el.button(
            "Move all to today",
            type="button",
            class_name="group-deed further",
            on_click=Several.overdue_to_today,
        ),
    )


def _menu(name: str, icon: str, word: str, *items: rx.Component) -> rx.Component:
    its_id = f"several-{name}"
    return rx.fragment(
        rx.el.button(
            rx.icon(icon, size=17, aria_hidden="true"),
            rx.el.span(word),
            type="button",
            class_name="several-button",
            aria_haspopup="true",
            custom_attrs={"popoverTarget": its_id},
        ),
        rx.el.div(
            *items,
            id=its_id,
            class_name="menu several-menu",
            aria_label=word,
            role="group",
            custom_attrs={"popover": "auto"},
        ),
    )


def _item(word: str, deed: str, value: str, *, icon: str = "") -> rx.Component:
    return rx.el.button(
        *([rx.icon(icon, size=15, aria_hidden="true")] if icon else []),
        word,
        type="button",
        class_name="menu-item",
        custom_attrs=_sends(deed, value),
    )


def _deed(word: str, icon: str, deed: str) -> rx.Component:
    return rx.el.button(
        rx.icon(icon, size=17, aria_hidden="true"),
        rx.el.span(word),
        type="button",
        class_name="several-button",
        custom_attrs=_sends(deed, ""),
    )


def _other_day() -> rx.Component:
    return rx.el.form(
        rx.el.input(type="date", aria_label="Day", class_name="filter-day"),
        rx.el.button("Move", type="submit", class_name="several-go", custom_attrs=_sends("day")),
        class_name="several-form",
    )


def _tag_form() -> rx.Component:
    return rx.el.form(
        rx.el.input(
            type="text",
            aria_label="Tag",
            placeholder="home",
            max_length=TAG_MAX,
            auto_complete="off",
            class_name="several-field",
            custom_attrs={"list": _TAGS},
        ),
        rx.el.datalist(rx.foreach(TaskList.board.tags, _option), id=_TAGS),
        rx.el.button("Add", type="submit", class_name="several-go", custom_attrs=_sends("tag")),
        rx.el.button("Remove", type="button", class_name="several-go", custom_attrs=_sends("untag")),
        class_name="several-form",
    )


def _option(tag: Tag) -> rx.Component:
    return rx.el.option(value=tag.name)


def _sends(deed: str, value: str | None = None) -> dict[str, Any]:
    """Attributes of a button that does a deed; without a value it is the one of the field beside it."""
    return {"data-deed": deed, **({} if value is None else {"data-value": value})}
