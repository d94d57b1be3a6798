"""A table of every prop of the official widget types with every kind of value it may have, and how it must look.

What is expected is written after the comments of the types (`chatkit.widgets`): spacing in units of 4 px, sizes in px,
borders in px, colours by scheme. For words it is read from the types; each word must look like no other one.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.element.widget_types import components

Node = dict[str, Any]
# A declaration that is there, whatever it is: a colour by name means what the theme means.
SOME = "some"
WIDTH = 400

_SIDES = ("top", "right", "bottom", "left")
_TEXT: Node = {"type": "Text", "value": "x"}
_PIXEL = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
_OPTIONS = [{"value": "a", "label": "A"}, {"value": "b", "label": "B"}]
# What a component needs to be one.
_NEEDED: dict[str, Node] = {
    **{key: {"value": "Some words"} for key in ("Title", "Caption", "Text", "Markdown")},
    **{key: {"children": [_TEXT, _TEXT]} for key in ("Basic", "Card", "Box", "Row", "Col", "Form", "ListViewItem")},
    "ListView": {"children": [{"type": "ListViewItem", "children": [_TEXT]} for _ in range(8)]},
    "Transition": {"children": _TEXT},
    "Badge": {"label": "New"},
    "Icon": {"name": "star"},
    "Image": {"src": _PIXEL},
    "Button": {"label": "Go", "iconStart": "star"},
    "Table": {"children": [{"type": "Table.Row", "children": [_TEXT]}]},
    "Table.Row": {"children": [_TEXT]},
    "Table.Cell": {"children": [_TEXT]},
    "Label": {"value": "Name", "fieldName": "name"},
    **{key: {"name": "f"} for key in ("Input", "Textarea", "DatePicker", "Checkbox")},
    **{key: {"name": "f", "options": _OPTIONS} for key in ("Select", "RadioGroup")},
}
# Where a component is, inside of what stands for it in the page.
_SELECTORS = {"ListViewItem": "li", "Table.Row": "tr", "Table.Cell": "td", "Label": "label"}

_ICONS = ("iconStart", "iconEnd")
_SPACES = {
    "padding": tuple(f"padding-{side}" for side in _SIDES),
    "margin": tuple(f"margin-{side}" for side in _SIDES),
    "gap": ("row-gap", "column-gap"),
    "spacing": ("margin-top", "margin-bottom"),
}
_SIZES = {
    "width": ("width",),
    "height": ("height",),
    "size": ("width", "height"),
    "minWidth": ("min-width",),
    "minHeight": ("min-height",),
    "minSize": ("min-width", "min-height"),
    "maxWidth": ("max-width",),
    "maxHeight": ("max-height",),
    "maxSize": ("max-width", "max-height"),
}
# A cell is at least as wide as what it holds and its padding.
_CELL_WIDTHS: dict[str, dict[Any, str]] = {"number": {60: "60px", 120: "120px"}, "string": {"4rem": "64px"}}
_OWN_SIZES = {("Spacer", "minSize"): ("flex-basis",), ("Divider", "size"): ("border-top-width",)}
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


_GRADIENTS = (
    "linear-gradient(135deg, rgb(255, 246, 217) 0%, rgb(206, 176, 251) 100%)",
    "radial-gradient(circle at 20% 50%, rgb(255, 0, 0), rgba(0, 0, 255, 0.5))",
)
_MEASURED = {*_SPACES, *_SIZES, "background", "color", "border", "flex", "aspectRatio", "maxLines", "minLines"}


@dataclass
class Case:
    """One component with one value of one prop; `css` is its computed style, beside what it has without the prop."""

    component: str
    prop: str
    value: Any
    css: dict[str, str] = field(default_factory=dict)
    # A word of the types: no other word of the prop looks like it.
    is_word: bool = False
    # Not of the prop's types: it looks as without it.
    is_left_out: bool = False

    @property
    def name(self) -> str:
        """The case in a line."""
        return f"{self.component} {self.prop}={self.value!r}"

    @property
    def selector(self) -> str:
        """CSS selector of the component below the row that it stands in."""
        return _SELECTORS.get(self.component, ":scope > *")

    def drawn(self) -> Node:
        """Return a row with the component in it."""
        return {"type": "Row", "width": WIDTH, "align": "start", "children": [_housed(self.component, self._node())]}

    def _node(self) -> Node:
        node = {"type": self.component, **_NEEDED.get(self.component, {})}
        return node if self.prop == "" else {**node, self.prop: self.value}


def _housed(component: str, node: Node) -> Node:
    """Put what cannot stand alone where it belongs."""
    match component:
        case "ListViewItem":
            return {"type": "ListView", "children": [node]}
        case "Table.Row":
            return {"type": "Table", "children": [node]}
        case "Table.Cell":
            cells = [{"type": "Table.Cell", "children": [_TEXT]}, node, {"type": "Table.Cell", "children": [_TEXT]}]
            return {"type": "Table", "children": [{"type": "Table.Row", "children": cells}]}
        case _:
            return node


def table() -> list[Case]:
    """Return every case, and for each component one without any prop, whose `prop` is empty."""
    found: list[Case] = []
    for component, props in components().items():
        found.append(Case(component, "", None))
        for prop, kinds in props.items():
            if prop in ("key", "id", "children", *_NEEDED.get(component, {})) and prop not in ("name", "iconStart"):
                continue
            found += _cases(component, prop, kinds)
    return found


def _cases(component: str, prop: str, kinds: list[str]) -> Iterator[Case]:
    words = [kind.strip("'") for kind in kinds if kind.startswith("'")]
    for word in words[:3] if prop in _ICONS else words:
        yield Case(component, prop, word, _word(component, prop, word), is_word=True)
    for kind in (kind for kind in kinds if not kind.startswith("'")):
        for value, css in _values(component, prop, kind):
            yield Case(component, prop, value, css)
    if prop not in _NEEDED.get(component, {}):
        yield Case(component, prop, None, is_left_out=True)
    if (words and prop not in (*_ICONS, "name")) or prop in _MEASURED:
        for wrong in ("url(https://x.example)", {"nonsense": 1}, [1], True):
            yield Case(component, prop, wrong, is_left_out=True)


def _word(component: str, prop: str, word: str) -> dict[str, str]:
    known = _OWN_WORDS.get((component, prop), _WORDS.get(prop))
    if known is None or (component in ("ListViewItem",) and prop == "direction"):
        return {}
    return {known[0]: known[1].get(word, word)}


def _values(component: str, prop: str, kind: str) -> Iterator[tuple[Any, dict[str, str]]]:
    if prop in _SPACES:
        yield from _spaces(_SPACES[prop], kind)
    elif names := _OWN_SIZES.get((component, prop), _SIZES.get(prop)):
        yield from _sizes(names, kind, _CELL_WIDTHS.get(kind) if component == "Table.Cell" else None)
    elif prop in ("background", "color"):
        yield from _colors(component, prop, kind)
    elif prop == "border":
        yield from _borders(kind)
    else:
        yield from _others(prop, kind)


def _spaces(names: tuple[str, ...], kind: str) -> Iterator[tuple[Any, dict[str, str]]]:
    def everywhere(css: str) -> dict[str, str]:
        return dict.fromkeys(names, css)

    match kind:
        case "number":
            yield from ((units, everywhere(f"{4 * units:g}px")) for units in (0, 1, 2.5, 6))
        case "string":
            given = {"0": "0px", "12px": "12px", "0.5rem": "8px", "calc(4px + 2px)": "6px"}
            yield from ((text, everywhere(css)) for text, css in given.items())
            if len(names) == 4:
                yield "4px calc(1px + 1px)", dict(zip(names, ["4px", "2px", "4px", "2px"], strict=True))
                yield "1px 2px 3px 4px", dict(zip(names, ["1px", "2px", "3px", "4px"], strict=True))
        case _:
            top, right, bottom, left = names
            yield {"x": 2}, {left: "8px", right: "8px"}
            yield {"y": "5px"}, {top: "5px", bottom: "5px"}
            yield {"x": 0, "y": 0}, everywhere("0px")
            yield {"top": 1, "left": "3px"}, {top: "4px", left: "3px"}
            yield {"right": 0, "bottom": 2, "x": 3, "top": None}, {right: "0px", bottom: "8px", left: "12px"}


def _sizes(names: tuple[str, ...], kind: str, own: dict[Any, str] | None) -> Iterator[tuple[Any, dict[str, str]]]:
    numbers: dict[Any, str] = {0: "0px", 3: "3px", 40: "40px"}
    texts: dict[Any, str] = {"24px": "24px", "3rem": "48px", "calc(10px + 1rem)": "26px"}
    given = own or (numbers if kind == "number" else texts)
    yield from ((value, dict.fromkeys(names, css)) for value, css in given.items())


def _colors(component: str, prop: str, kind: str) -> Iterator[tuple[Any, dict[str, str]]]:
    name = "background-color" if prop == "background" else "border-top-color" if component == "Divider" else "color"
    if kind != "string":
        yield {"light": "#00ff00", "dark": "#ff0000"}, {name: "rgb(0, 255, 0)"}
        yield {"light": "red-100", "dark": "alpha-70"}, {name: SOME}
        return
    yield from ((f"alpha-{share}", {name: SOME}) for share in range(10, 100, 10))
    if prop == "background":
        yield from ((image, {"background-image": image}) for image in _GRADIENTS)
    yield "#ff0000", {name: "rgb(255, 0, 0)"}
    yield "rgb(0 128 0)", {name: "rgb(0, 128, 0)"}
    yield "rebeccapurple", {name: "rgb(102, 51, 153)"}
    yield from ((token, {name: SOME}) for token in ("red-100", "blue-900", "gray-500", *_tokens(name)))


def _tokens(name: str) -> tuple[str, ...]:
    match name:
        case "background-color":
            raised = ("surface-elevated", "surface-elevated-secondary")
            return "surface", "surface-secondary", "surface-tertiary", *raised
        case "color":
            return "prose", "primary", "emphasis", "secondary", "tertiary", "success", "warning", "danger"
        case _:
            return "default", "subtle", "strong"


def _borders(kind: str) -> Iterator[tuple[Any, dict[str, str]]]:
    def lines(width: str, *sides: str, style: str = "solid") -> dict[str, str]:
        return {f"border-{s}-{what}": v for s in sides for what, v in (("width", width), ("style", style))}

    match kind:
        case "number":
            yield 2, lines("2px", *_SIDES)
            yield 0, lines("0px", *_SIDES)
        case "Border":
            red = {f"border-{side}-color": "rgb(255, 0, 0)" for side in _SIDES}
            yield {"size": 3, "style": "dashed"}, lines("3px", *_SIDES, style="dashed")
            yield {"size": 1, "color": "#ff0000"}, lines("1px", *_SIDES) | red
            yield {"size": 1, "color": {"light": "#ff0000", "dark": "#000"}}, lines("1px", *_SIDES) | red
        case _:
            yield {"top": 1}, lines("1px", "top")
            yield {"x": {"size": 2}, "top": None}, lines("2px", "left", "right")
            yield (
                {"y": 3, "bottom": {"size": 1, "style": "dotted"}},
                {
                    **lines("3px", "top"),
                    **lines("1px", "bottom", style="dotted"),
                },
            )


def _others(prop: str, kind: str) -> Iterator[tuple[Any, dict[str, str]]]:
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
            yield from (({"text": "Done", **more}, {}) for more in ({}, {"icon": "check"}, {"favicon": _PIXEL}))
        case "CardAction":
            yield {"label": "Yes", "action": {"type": "yes"}}, {}
        case "ActionConfig":
            yield {"type": "go", "payload": None}, {}
        case _ if kind.startswith("{") and kind.endswith("}"):
            yield {"name": "f", "placeholder": None}, {}
        case _:
            return
