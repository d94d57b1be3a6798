"""Reflex wrapper of ChatKit's React component: options are props, events call handlers."""

import json
from typing import Any

import reflex as rx
from reflex.event import no_args_event_spec, passthrough_event_spec
from reflex.vars import VarData
from reflex_base.components.component import field
from reflex_base.utils.imports import ImportVar

from taskchat.settings import ROOT

_PACKAGE = ROOT / "packages" / "chatkit-element" / "package.json"


def _packages() -> list[str]:
    """List the npm packages of the bundle, in the versions that the element is built and tested with."""
    package = json.loads(_PACKAGE.read_text(encoding="utf-8"))
    react = "@openai/chatkit-react"
    versions = {**package["dependencies"], react: package["devDependencies"][react]}
    return [f"{name}@{version}" for name, version in sorted(versions.items())]


def _effect(effect: rx.vars.ObjectVar[dict[str, Any]]) -> tuple[rx.Var[str], rx.Var[dict[str, Any]]]:
    return effect["name"].to(str), effect["data"].to(dict[str, Any])


class ChatPanel(rx.NoSSRComponent):
    """The chat as one component: bundled with all that it needs, and never rendered on the server."""

    library = rx.asset("chatkit/panel.jsx").importable_path
    tag = "ChatPanel"
    lib_dependencies: list[str] = field(default_factory=_packages)

    url: rx.Var[str]
    script: rx.Var[str]
    domain_key: rx.Var[str]
    options: rx.Var[dict[str, Any]]
    revision: rx.Var[int]
    remembered: rx.Var[str]
    command: rx.Var[dict[str, Any]]

    on_ready: rx.EventHandler[no_args_event_spec]
    on_thread_change: rx.EventHandler[passthrough_event_spec(str)]
    on_response_start: rx.EventHandler[no_args_event_spec]
    on_response_end: rx.EventHandler[no_args_event_spec]
    on_effect: rx.EventHandler[_effect]
    on_error: rx.EventHandler[passthrough_event_spec(str)]
    on_element: rx.EventHandler[passthrough_event_spec(str)]


def api_url(path: str) -> rx.Var[str]:
    """Address of an API route for the browser: same origin in production, port 8000 in development."""
    imports = {
        "$/utils/state": [ImportVar(tag="getBackendURL")],
        "$/env.json": [ImportVar(tag="env", is_default=True)],
    }
    script = f"new URL({path!r}, getBackendURL(env.PING)).href"
    return rx.Var(script, _var_type=str, _var_data=VarData(imports=imports))


def chat_panel(
    *,
    options: dict[str, Any] | rx.Var[dict[str, Any]],
    script: str | rx.Var[str],
    domain_key: str | rx.Var[str] = "",
    revision: int | rx.Var[int] = 0,
    command: Any = None,
    remembered: str = "",
    **events: Any,
) -> rx.Component:
    """Make the chat, which asks this installation's `/api/chatkit` with the cookie of the person signed in.

    `options` are ChatKit's own, without `api`. A new `revision` makes it load what is new; a `command` is one of its
    methods with arguments, called once for each id. `remembered` is the key of the browser's local storage that
    keeps the id of the open thread. `events` are `on_…` handlers.
    """
    return ChatPanel.create(
        url=api_url("/api/chatkit"),
        script=script,
        domain_key=domain_key,
        options=options,
        revision=revision,
        remembered=remembered,
        **({"command": command} if command is not None else {}),
        **events,
    )
