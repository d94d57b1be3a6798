"""Words of the types, and what each of them is as a style."""

from collections.abc import Iterator
from typing import Any

from tests.interop.widget_table.case import PICTURE

_WORDS: dict[str, tuple[str, dict[str, str]]] = {
    "align": ("align-items", {"start": "flex-start", "end": "flex-end"}),
    "justify": (
        "justify-content",
        {"start": "flex-start", "end": "flex-end"}
        | {word: f"space-{word}" for word in ("between", "around", "evenly")},
    ),
    "wrap": ("flex-wrap", {}),
    "direction": ("flex-direction", {"col": "column"}),
    "textAlign": ("text-align", {}),
    "weight": ("font-weight", {"normal": "400", "medium": "500", "semibold": "600", "bold": "700"}),
    "fit": ("--fit", {}),
    "position": ("--position", {}),
}
_OWN_WORDS: dict[tuple[str, str], tuple[str, dict[str, str]] | None] = {
    ("Table.Cell", "align"): ("text-align", {}),
    ("Table.Cell", "vAlign"): ("vertical-align", {"start": "top", "center": "middle", "end": "bottom"}),
    ("DatePicker", "align"): None,
    ("RadioGroup", "direction"): None,
}


def word(component: str, prop: str, said: str) -> dict[str, str]:
    known = _OWN_WORDS.get((component, prop), _WORDS.get(prop))
    if known is None or (component in ("ListViewItem",) and prop == "direction"):
        return {}
    return {known[0]: known[1].get(said, said)}


def others(prop: str, kind: str) -> Iterator[tuple[Any, dict[str, str]]]:
    match prop, kind:
        case "flex", "number":
            yield from ((grow, {"flex-grow": str(grow)}) for grow in (0, 1, 3))
        case "flex", _:
            yield "1 1 150px", {"flex-grow": "1", "flex-basis": "150px"}
            yield "none", {"flex-shrink": "0"}
        case "aspectRatio", "number":
            yield from ((ratio, {"aspect-ratio": f"{ratio} / 1"}) for ratio in (2, 0.5))
        case "aspectRatio", _:
            yield from ((text, {"aspect-ratio": css}) for text, css in {"3/2": "1.5 / 1", "4 / 2": "2 / 1"}.items())
        case "maxLines", _:
            yield 2, {"-webkit-line-clamp": "2"}
        case "italic", _:
            yield from ((True, {"font-style": "italic"}), (False, {"font-style": "normal"}))
        case "truncate", _:
            yield from ((True, {"text-overflow": "ellipsis"}), (False, {}))
        case _:
            yield from _plain(kind)


def _plain(kind: str) -> Iterator[tuple[Any, dict[str, str]]]:
    """Values of which it only counts that they are drawn."""
    match kind:
        case "number":
            yield from ((0, {}), (2, {}))
        case "string":
            yield "2026-11-22", {}
        case "boolean" | "false":
            yield from ((value, {}) for value in (True, False) if kind == "boolean" or not value)
        case "WidgetStatus":
            yield from (({"text": "Done", **more}, {}) for more in ({}, {"icon": "check"}, {"favicon": PICTURE}))
        case "CardAction":
            yield {"label": "Yes", "action": {"type": "yes"}}, {}
        case "ActionConfig":
            yield {"type": "go", "payload": None}, {}
        case _ if kind.startswith("{") and kind.endswith("}"):
            yield {"name": "f", "placeholder": None}, {}
        case _:
            return
