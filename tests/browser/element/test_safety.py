"""Safety against the server: nothing that it sends runs, nothing is loaded from a host that was not allowed."""

from playwright.sync_api import expect

from tests.browser.element import hostile
from tests.browser.element.chat import Chat
from tests.browser.element.conftest import OpenChat
from tests.chatkit_stand_in import ChatKitStandIn, items

# What is in the element that must not be: elements, handlers, addresses. Its own icons are SVG, which MathML is not.
_HARM = """() => {
  const elements = 'script, iframe, object, embed, base, link, meta, style, foreignObject, animate, set';
  const attributes = ['srcdoc', 'formaction', 'action', 'ping', 'background'];
  const protocols = ['https:', 'http:', 'mailto:', 'tel:', 'chatkit-link:'];
  // An image of data can load nothing and run nothing, as long as it is in an <img>.
  const isData = (one, src) => one.matches('img') && /^(data:image\\/|blob:)/.test(src);
  const isOwn = (one, src) => isData(one, src) || new URL(src, location).origin === origin;
  const isHarm = (one, { name, value }) =>
    /^on/i.test(name) || attributes.includes(name)
    || (/^(href|xlink:href)$/.test(name) && !protocols.includes(one.protocol))
    || (name === 'src' && !isOwn(one, value))
    || (name === 'style' && /url|image-set/i.test(value))
    || (name === 'target' && value === '_blank' && !/noopener/.test(one.rel));
  return [...document.querySelector('#chat').shadowRoot.querySelectorAll('*')]
    .filter((one) => one.matches(elements) || [...one.attributes].some((attribute) => isHarm(one, attribute)))
    .map((one) => one.outerHTML.slice(0, 160));
}"""


def _expect_no_harm(chat: Chat) -> None:
    assert chat.page.evaluate(_HARM) == []
    assert chat.page.evaluate("window.hits") == 0
    assert chat.foreign == []


def _guarded(open_chat: OpenChat, options: dict[str, object]) -> Chat:
    tall = {"width": 900, "height": 14_000}
    return open_chat(options, script="((window.hits = 0, window.hit = () => (window.hits += 1)), {})", viewport=tall)


def test_a_hostile_thread_runs_nothing_and_loads_nothing(open_chat: OpenChat, server: ChatKitStandIn):
    reason = {"type": "locked", "reason": hostile.TAG}
    server.keep("thr_1", *hostile.thread(), title=hostile.TAG, status=reason, allowed_image_domains=["images.example"])
    chat = _guarded(open_chat, {"initialThread": "thr_1"})
    expect(chat.region.get_by_text("Image not shown").first).to_be_attached()
    chat.page.wait_for_timeout(300)
    _expect_no_harm(chat)
    for fold in chat.region.locator("summary").all():
        fold.press("Enter")
    for mark in chat.region.locator(".cite").all():
        mark.press("Enter")
    for link in chat.region.locator("a[href^='chatkit-link:']").all():
        link.press("Enter")
    assert {"name": "%ff", "data": {"a": "<script>"}} in chat.told("chatkit.deeplink")
    _expect_no_harm(chat)
    chat.picture("hostile")


def test_a_hostile_stream_runs_nothing_either(open_chat: OpenChat, server: ChatKitStandIn):
    chat = _guarded(open_chat, {})
    stream = server.stream()
    chat.say(hostile.TAG)
    stream.send(*server.begin(hostile.TAG), {"type": "progress_update", "icon": hostile.TAG, "text": hostile.TAG})
    for number, text in enumerate(hostile.MARKDOWN.values()):
        identity = f"a{number}"
        stream.send(items.added(items.answer("", identity)))
        stream.send(*(items.delta(identity, text[at : at + 7]) for at in range(0, min(len(text), 200), 7)))
        stream.send({"type": "notice", "level": hostile.TAG, "title": hostile.TAG, "message": text[:400]})
        stream.send(items.done(items.answer(text, identity)))
    stream.send({"type": "client_effect", "name": hostile.TAG, "data": {"__proto__": {"polluted": True}}})
    stream.send({"type": "error", "code": hostile.TAG, "message": hostile.TAG, "allow_retry": True})
    stream.end()
    expect(chat.page.get_by_role("alert")).to_contain_text("<script>")
    _expect_no_harm(chat)
    assert chat.page.evaluate("({}).polluted") is None
