"""Column of the chat, beside the tasks."""

from typing import Any

import reflex as rx

from taskchat.assistant import model_label, offered_model_names
from taskchat.chat import FILE_TYPES, MAX_ATTACHMENTS_PER_MESSAGE
from taskchat.settings import get_settings
from taskchat.ui.chatkit import chat_panel
from taskchat.ui.components.skeleton import skeleton_chat
from taskchat.ui.state import REMEMBERED, Chat, Feed, Session, TaskList

# After a reconnect the state is empty for a moment: the chat, once opened, stays mounted.
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
    """Column with the chat, which opens once the server knows the person."""
    return rx.el.div(
        # For screen readers: on narrow screens the column is alone on the page.
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
                on_thread_change=Chat.on_thread_change,
                on_effect=Chat.on_effect,
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
        # The page around it is in English only, and two languages side by side would be worse than a foreign one.
        "locale": "en",
        "theme": {"colorScheme": rx.color_mode_cond("light", "dark"), "radius": "soft"},
        "startScreen": {
            "greeting": rx.cond(name != "", f"How can I help, {name}?", "How can I help with your day?"),
            "prompts": TaskList.board.prompts,
        },
        "composer": _composer(),
        "commands": {"enabled": True},
        "threadItemActions": {"feedback": True, "retry": True},
        "history": {"enabled": True, "showDelete": True, "showRename": True},
    }


def _composer() -> dict[str, Any]:
    settings = get_settings()
    names = offered_model_names(settings)
    models = [{"id": name, "label": model_label(name), "default": name == names[0]} for name in names]
    return {
        "placeholder": "Message taskchat…",
        "attachments": {
            "enabled": True,
            "maxSize": settings.attachment_bytes,
            "maxCount": MAX_ATTACHMENTS_PER_MESSAGE,
            "accept": FILE_TYPES,
        },
        **({"models": models} if len(models) > 1 else {}),
    }
