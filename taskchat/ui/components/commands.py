"""Command menu: tasks, lists, deeds and conversations by a few letters. The browser draws it, when it is asked for."""

import reflex as rx
from reflex.event import passthrough_event_spec
from reflex_base.components.component import field

from taskchat.ui.state import Editor


class Commands(rx.Component):
    """Menu of Ctrl K; `on_task` gets the id of the task that was chosen."""

    library = rx.asset("page/commands.jsx").importable_path
    tag = "Commands"
    lib_dependencies: list[str] = field(default_factory=lambda: ["cmdk@1.1.1"])

    on_task: rx.EventHandler[passthrough_event_spec(str)]


def commands() -> rx.Component:
    """Menu of a page in its frame."""
    return Commands.create(on_task=Editor.open)


def commands_item() -> rx.Component:
    """Item of the account's menu that opens it, for those without the key."""
    return rx.el.button(
        rx.icon("command", size=16, aria_hidden="true"),
        "Go to, find or do",
        type="button",
        class_name="menu-item",
        custom_attrs={"data-commands": "true"},
    )
