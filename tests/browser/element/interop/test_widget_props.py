"""Every prop of the official widget types with every kind of value: drawn on one page at once, and measured."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.element.chat import Chat
from tests.chatkit_stand_in import items
from tests.interop import InteropServer
from tests.interop.widget_table import SOME, Case, table

# Styles in which two words of one prop may differ, of the component and of what is in it.
_LOOK = [
    *("width", "height", "font-size", "font-weight", "line-height", "color", "background-color", "box-shadow"),
    *("padding-left", "padding-right", "border-top-left-radius", "align-items", "justify-content", "flex-wrap"),
    *("flex-direction", "text-align", "vertical-align", "object-fit", "object-position", "max-width"),
]
_MEASURE = """([cases, look]) => {
  const rows = [...document.querySelector('#chat').shadowRoot.querySelectorAll('.widget')].at(-1).firstElementChild
    .children;
  return cases.map(({ selector, names }, index) => {
    const all = rows[index].querySelectorAll(selector);
    const one = all[all.length > 2 ? 1 : 0];
    if (!one) return null;
    const style = getComputedStyle(one);
    const parts = [one, ...one.querySelectorAll('*')].slice(0, 8);
    return {
      computed: Object.fromEntries(names.map((name) => [name, style.getPropertyValue(name)])),
      own: Object.fromEntries(names.map((name) => [name, one.style.getPropertyValue(name)])),
      look: parts.map((part) => look.map((name) => getComputedStyle(part).getPropertyValue(name)).join()).join('|')
        + (one.type ?? one.querySelector('input')?.type ?? '')
        + [...one.querySelectorAll('svg')].map((svg) => svg.innerHTML + getComputedStyle(svg.lastElementChild).fill),
    };
  });
}"""
# Words that mean the same, or are seen only in a state that is not drawn here.
_ALIKE = {
    *(("Basic", "theme"), ("Card", "theme"), ("ListView", "theme"), ("DatePicker", "side"), ("DatePicker", "align")),
    *(("Button", "discovery"), ("Button", "warning"), ("Badge", "discovery")),
}


# Of these, sides that are not named stay as they are.
_BY_SIDE = ("padding", "margin")
# Rows in one widget, which may hold 6,000 components.
_IN_ONE = 800


@dataclass
class Drawn:
    """A case as the page has it."""

    case: Case
    measured: dict[str, Any] | None


@pytest.fixture
def drawn(chat: Chat, interop: InteropServer) -> list[Drawn]:
    """Every case of the table, each in a row of its own, in as few widgets as one may hold."""
    cases = table()
    names = _names(cases)
    parts = [cases[start : start + _IN_ONE] for start in range(0, len(cases), _IN_ONE)]
    return [Drawn(*pair) for part in parts for pair in _draw(chat, interop, part, names)]


def _draw(
    chat: Chat, interop: InteropServer, cases: list[Case], names: dict[tuple[str, str], list[str]]
) -> Iterator[tuple[Case, dict[str, Any] | None]]:
    """Draw the cases in one widget of a thread of its own, and measure them."""
    root = {"type": "Basic", "children": [case.drawn() for case in cases]}
    thread = items.thread(f"thr_{cases[0].name}")
    made = {"type": "thread.created", "thread": {**thread, "items": {"data": [], "has_more": False}}}
    interop.raw("threads.create", made, items.done(items.said("table")), items.done(items.widget(root)))
    chat.call("setThreadId", None)
    chat.call("sendUserMessage", {"text": "table"})
    expect(chat.page.locator(".widget .w-row").first).to_be_visible()
    expect(chat.page.locator(".w-coming")).to_have_count(0)
    asked = [{"selector": case.selector, "names": names[case.component, case.prop]} for case in cases]
    return zip(cases, chat.page.evaluate(_MEASURE, [asked, _LOOK]), strict=True)


def _names(cases: list[Case]) -> dict[tuple[str, str], list[str]]:
    """The declarations that any value of a prop is about; without a prop, those of all of its component."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for case in cases:
        found[case.component, case.prop] |= {*case.css}
        found[case.component, ""] |= {*case.css}
    return {key: sorted(names) for key, names in found.items()}


def test_every_value_of_every_prop_looks_as_its_type_says(drawn: list[Drawn]):
    bare = {one.case.component: one.measured for one in drawn if not one.case.prop}
    looks: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    wrong: list[str] = []
    for one in drawn:
        case, without = one.case, bare[one.case.component]
        if one.measured is None or without is None:
            wrong.append(f"{case.name} is not there")
            continue
        wrong += _differences(case, one.measured, without)
        if case.is_word and not {(case.component, case.prop), (case.component, case.value)} & _ALIKE:
            same = looks[case.component, case.prop].setdefault(one.measured["look"], case.name)
            wrong += [f"{case.name} looks like {same}"] if same != case.name else []
    assert not wrong, "\n".join(wrong)


def _differences(case: Case, measured: dict[str, Any], without: dict[str, Any]) -> Iterator[str]:
    """Yield a complaint for each style that is not as the case expects it."""
    for name in measured["computed"] if case.prop in _BY_SIDE else case.css:
        is_now, expected = measured["computed"][name], case.css.get(name, without["computed"][name])
        if is_now != expected and not (expected is SOME and measured["own"][name]):
            yield f"{case.name}: {name} is {is_now}, not {expected}"
    if case.is_left_out and measured["look"] != without["look"]:
        yield f"{case.name} does not look as without it"
