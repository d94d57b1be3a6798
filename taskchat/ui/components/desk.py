"""Frame of the pages for people who are signed in: skip links, bar, rail, and the content of the page."""

from typing import Any

import reflex as rx

from taskchat.ui.components.bar import bar
from taskchat.ui.components.behaviour import DeskScript, FollowDevice, ScrollToChosen, WatchConventions
from taskchat.ui.components.commands import commands
from taskchat.ui.components.rail import rail
from taskchat.ui.state import Conventions, Session, TaskList


def desk(
    *content: rx.Component,
    route: str,
    watch: rx.Component,
    skip_links: list[rx.Component],
    custom_attrs: dict[str, Any] | None = None,
    **props: Any,
) -> rx.Component:
    """Page in its frame, at its address; `watch` follows the data that the page shows."""
    return rx.el.div(
        DeskScript.create(),
        watch,
        WatchConventions.create(on_notice=Conventions.on_browser),
        FollowDevice.create(person=Session.account.id),
        ScrollToChosen.create(value=f"{TaskList.view} {TaskList.board.saved_here}"),
        rx.el.nav(*skip_links, class_name="skips", aria_label="Skip"),
        bar(route=route),
        rail(route=route),
        *content,
        commands(),
        class_name="desk",
        custom_attrs={"data-person": Session.account.id, **(custom_attrs or {})},
        **props,
    )


def skip_link(name: str, **props: Any) -> rx.Component:
    """Link to the part of the page with this id, shown when it has the focus."""
    return rx.el.a(f"Skip to {name}", href=f"#{name}", class_name="skip", **props)
