"""Contact sheets: cases of the table of widgets one under another in one picture, in a font that is the same anywhere.

A sheet is compared in the browser, which reads PNG: no pixel may differ much, but for a few that rounding moves.
"""

from base64 import b64encode
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.element.chat import Chat
from tests.chatkit_stand_in import items
from tests.interop import InteropServer
from tests.interop.widget_table import Case

LOOKS = Path(__file__).parent / "looks"
FONT = "Sheet"
# The widget, and the part of the window around it that holds header and composer.
_WIDTH, _AROUND = 400, 400

_LOAD_FONT = """async ([name, data]) => {
  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  document.fonts.add(await new FontFace(name, bytes.buffer).load());
}"""
_ROWS = """() => {
  const widget = [...document.querySelector('#chat').shadowRoot.querySelectorAll('.widget')].at(-1);
  const box = widget.getBoundingClientRect();
  const rows = [...widget.firstElementChild.children].map((row) => row.getBoundingClientRect().top - box.top);
  return { box: { x: box.x, y: box.y, width: box.width, height: box.height }, rows };
}"""
_DIFFERENCES = """async ([before, now, height, tolerance, allowed]) => {
  const pixels = async (data) => {
    const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context.drawImage(bitmap, 0, 0);
    return context.getImageData(0, 0, bitmap.width, bitmap.height);
  };
  const [a, b] = [await pixels(before), await pixels(now)];
  if (a.width !== b.width) return [0];
  const bands = [];
  for (let top = 0; top < Math.max(a.height, b.height); top += height) {
    let count = 0;
    for (let at = top * a.width * 4; at < (top + height) * a.width * 4; at += 4) {
      const isOther = [0, 1, 2].some((one) => !(Math.abs(a.data[at + one] - b.data[at + one]) <= tolerance));
      if (isOther && at < Math.max(a.data.length, b.data.length)) count += 1;
    }
    if (count > allowed) bands.push(top);
  }
  return bands;
}"""
# Rows of pixels that are judged together; how far a channel of 256 may be off, and how many pixels may be further off.
_BAND, _TOLERANCE, _ALLOWED = 16, 40, 20


@dataclass
class Sheet:
    """A picture of cases; `rows` says at which pixel each begins."""

    cases: list[Case]
    png: bytes
    rows: list[float]

    def differences(self, page: Page, before: bytes) -> list[str]:
        """Name the cases that look otherwise than in the picture before; `page` compares them."""
        told = [b64encode(before).decode(), b64encode(self.png).decode(), _BAND, _TOLERANCE, _ALLOWED]
        bands = page.evaluate(_DIFFERENCES, told)
        return list(dict.fromkeys(self._at(band) for band in bands))

    def _at(self, band: float) -> str:
        begun = [case for case, top in zip(self.cases, self.rows, strict=True) if top < band + _BAND]
        return (begun or self.cases)[-1].name


def load_font(chat: Chat) -> None:
    """Have the page know the font of the sheets."""
    font = b64encode((LOOKS / "DejaVuSans.woff2").read_bytes()).decode()
    chat.page.evaluate(_LOAD_FONT, [FONT, font])


def draw_sheet(chat: Chat, interop: InteropServer, cases: list[Case]) -> Sheet:
    """Draw the cases in one widget of a new thread, and take a picture of it."""
    root = {"type": "Basic", "children": [case.drawn() for case in cases]}
    thread = items.thread("thr_sheet")
    made = {"type": "thread.created", "thread": {**thread, "items": {"data": [], "has_more": False}}}
    interop.raw("threads.create", made, items.done(items.said("table")), items.done(items.widget(root)))
    chat.call("setThreadId", None)
    chat.call("sendUserMessage", {"text": "table"})
    expect(chat.page.locator(".widget > * > *")).to_have_count(len(cases))
    expect(chat.page.locator(".w-coming")).to_have_count(0)
    expect(chat.button("Send message")).to_be_visible()
    height = chat.page.evaluate(_ROWS)["box"]["height"]
    chat.page.set_viewport_size({"width": _WIDTH + 60, "height": int(height) + _AROUND})
    chat.rests()
    drawn: dict[str, Any] = chat.page.evaluate(_ROWS)
    png = chat.page.screenshot(clip=drawn["box"], animations="disabled", caret="hide")
    return Sheet(cases, png, drawn["rows"])
