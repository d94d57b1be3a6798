"""The table: each component that the types name, each of its props, each kind of value of that."""

from collections.abc import Iterator
from typing import Any

from tests.element.widget_types import components
from tests.interop.widget_table.case import NEEDED, Case
from tests.interop.widget_table.lengths import OWN_SIZES, SIZES, SPACES, sizes, spaces
from tests.interop.widget_table.paints import borders, colors
from tests.interop.widget_table.words import others, word

_ICONS = ("iconStart", "iconEnd")
_MEASURED = {*SPACES, *SIZES, "background", "color", "border", "flex", "aspectRatio", "maxLines", "minLines"}


def table() -> list[Case]:
    """Return every case, and for each component one without any prop, whose `prop` is empty."""
    found: list[Case] = []
    for component, props in components().items():
        found.append(Case(component, "", None))
        for prop, kinds in props.items():
            if prop in ("key", "id", "children", *NEEDED.get(component, {})) and prop not in ("name", "iconStart"):
                continue
            found += _cases(component, prop, kinds)
    return found


def _cases(component: str, prop: str, kinds: list[str]) -> Iterator[Case]:
    words = [kind.strip("'") for kind in kinds if kind.startswith("'")]
    for said in words[:3] if prop in _ICONS else words:
        yield Case(component, prop, said, word(component, prop, said), is_word=True)
    for kind in (kind for kind in kinds if not kind.startswith("'")):
        for value, css in _values(component, prop, kind):
            yield Case(component, prop, value, css)
    if prop not in NEEDED.get(component, {}):
        yield Case(component, prop, None, is_left_out=True)
    if (words and prop not in (*_ICONS, "name")) or prop in _MEASURED:
        for wrong in ("url(https://x.example)", {"nonsense": 1}, [1], True):
            yield Case(component, prop, wrong, is_left_out=True)


def _values(component: str, prop: str, kind: str) -> Iterator[tuple[Any, dict[str, str]]]:
    if prop in SPACES:
        yield from spaces(SPACES[prop], kind)
    elif names := OWN_SIZES.get((component, prop), SIZES.get(prop)):
        yield from sizes(component, names, kind)
    elif prop in ("background", "color"):
        yield from colors(component, prop, kind)
    elif prop == "border":
        yield from borders(kind)
    else:
        yield from others(prop, kind)
