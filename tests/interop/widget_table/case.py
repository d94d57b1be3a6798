"""A case of the table: one component with one value of one prop, drawn in a row of its own."""

from base64 import b64encode
from dataclasses import dataclass, field
from typing import Any

from tests.files import png

Node = dict[str, Any]
WIDTH = 400

_TEXT: Node = {"type": "Text", "value": "x"}
# Twice as wide as high, so that it is seen how it fits.
PICTURE = f"data:image/png;base64,{b64encode(png(8, 4)).decode()}"
_OPTIONS = [{"value": "a", "label": "A"}, {"value": "b", "label": "B"}]
# What a component needs to be one.
NEEDED: dict[str, Node] = {
    **{key: {"value": "Some words"} for key in ("Title", "Caption", "Text", "Markdown")},
    **{key: {"children": [_TEXT, _TEXT]} for key in ("Basic", "Card", "Box", "Row", "Col", "Form", "ListViewItem")},
    "ListView": {"children": [{"type": "ListViewItem", "children": [_TEXT]} for _ in range(8)]},
    "Transition": {"children": _TEXT},
    "Badge": {"label": "New"},
    "Icon": {"name": "star"},
    "Image": {"src": PICTURE},
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
        shown = _housed(self.component, self._node())
        # Room is seen between two others.
        children = [_TEXT, shown, _TEXT] if self.component == "Spacer" else [shown]
        return {"type": "Row", "width": WIDTH, "align": "start", "children": children}

    def _node(self) -> Node:
        node = {"type": self.component, **NEEDED.get(self.component, {})}
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
