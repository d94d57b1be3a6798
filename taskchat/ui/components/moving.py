"""Moves of tasks by hand: the browser draws them at once, and asks for them."""

import reflex as rx
from reflex.event import passthrough_event_spec
from reflex_base.components.component import field

from taskchat.ui.state import Moving, TaskList
from taskchat.ui.views import Board, Row


class MovingByHand(rx.Component):
    """Keys, menu and dragging of what the board shows, where it is `movable`.

    `on_move` gets a task's id, where it goes (`Group.drop`) and where it was; `on_place` the id, and the task before or
    behind which it goes.
    """

    library = rx.asset("page/moving.jsx").importable_path
    tag = "Moving"
    lib_dependencies: list[str] = field(default_factory=lambda: ["@dnd-kit/core@6.3.1"])

    board: rx.Var[Board]
    movable: rx.Var[bool]

    on_move: rx.EventHandler[passthrough_event_spec(str, str, str)]
    on_place: rx.EventHandler[passthrough_event_spec(str, str, str)]


def moving() -> rx.Component:
    """Let what the list shows be moved."""
    return MovingByHand.create(
        board=TaskList.board, movable=TaskList.board.movable, on_move=Moving.move, on_place=Moving.place
    )


def move_button(row: Row) -> rx.Component:
    """Button of a row with the places to which it can be moved; `page/moving.jsx` opens its menu."""
    return rx.cond(
        TaskList.board.movable,
        rx.el.button(
            rx.icon("move", size=16, aria_hidden="true"),
            type="button",
            class_name="icon-button",
            aria_label=f"Move “{row.title}”",
            title="Move",
            custom_attrs={"data-action": "move"},
        ),
    )
