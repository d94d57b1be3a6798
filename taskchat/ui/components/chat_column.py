"""The chat beside the tasks."""

from typing import Any

import reflex as rx

from taskchat.ui.chatkit import chat_panel
from taskchat.ui.components.skeleton import skeleton_chat
from taskchat.ui.state import Chat, Feed, Session, TaskList
from taskchat.ui.state.chat import REMEMBERED

# A connection that comes back starts with an empty state: the chat, once there, must outlive that.
_ready: rx.Var = Chat.ready  # pyright: ignore[reportAssignmentType]
_opened = rx.Var(
    "chatOpened.current",
    _var_type=bool,
    _var_data=rx.vars.VarData.merge(
        _ready._get_all_var_data(),
        rx.vars.VarData(
            imports={"react": [rx.ImportVar(tag="useRef")]},
            hooks={
                "const chatOpened = useRef(false);": None,
                f"chatOpened.current ||= {_ready!s};": _ready._get_all_var_data(),
            },
        ),
    ),
)


def chat_column() -> rx.Component:
    """The assistant; it opens once it is known who asks."""
    return rx.el.div(
        # Heard where the column stands alone, on narrow screens.
        rx.el.h1("Chat", class_name="only-heard"),
        _splitter(),
        rx.cond(
            _opened,
            chat_panel(
                options=_options(),
                script=Chat.script,
                domain_key=Chat.domain_key,
                revision=Feed.threads,
                command=Chat.command,
                remembered=REMEMBERED,
                on_thread_change=Chat.remember,
            ),
            skeleton_chat(),
        ),
        id="chat",
        class_name="chat",
        tab_index=-1,
    )


def _splitter() -> rx.Component:
    return rx.el.div(
        role="separator",
        tab_index=0,
        class_name="splitter",
        aria_orientation="vertical",
        aria_label="Width of the chat",
        aria_valuemin=360,
        aria_valuemax=720,
        aria_valuenow=440,
        aria_controls="chat",
    )


def _options() -> dict[str, Any]:
    name = Session.account.name
    return {
        "initialThread": rx.cond(Chat.thread != "", Chat.thread, None),
        "theme": {"colorScheme": rx.color_mode_cond("light", "dark")},
        "startScreen": {
            "greeting": rx.cond(name != "", f"How can I help, {name}?", "How can I help with your day?"),
            "prompts": TaskList.board.prompts,
        },
        "composer": {"placeholder": "Message taskchat…"},
        "threadItemActions": {"feedback": True, "retry": True},
        "history": {"enabled": True, "showDelete": True, "showRename": True},
    }
