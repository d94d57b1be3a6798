"""Contents of a card: its components, and the actions of its buttons."""

from collections.abc import Iterator
from typing import Any

from tests.integration.chat.chat import Event


def nodes(node: Any) -> Iterator[dict[str, Any]]:
    """Every component of a widget, in the order in which it is drawn."""
    if isinstance(node, list):
        for one in node:
            yield from nodes(one)
    elif isinstance(node, dict):
        yield node
        yield from nodes(node.get("children"))


def labels(card: Event) -> list[str]:
    """List the labels of its buttons."""
    return [node["label"] for node in nodes(card["widget"]) if node["type"] == "Button"]


def button(card: Event, label: str, about: str = "") -> dict[str, Any]:
    """The action of a button, in the row with this text."""
    last_text = ""
    for node in nodes(card["widget"]):
        last_text = node["value"] if node["type"] == "Text" else last_text
        if node["type"] == "Button" and node["label"] == label and about in ("", last_text):
            return node["onClickAction"]
    raise AssertionError(f"no button {label!r} beside {about!r} in {labels(card)}")


def values(card: Event, *kinds: str) -> list[str]:
    """List the values of a card's components of these kinds."""
    return [node["value"] for node in nodes(card["widget"]) if node["type"] in kinds]


def struck(card: Event) -> list[str]:
    """List the values that are struck through."""
    return [node["value"] for node in nodes(card["widget"]) if node.get("lineThrough")]
