"""Actions of a person with the element, and the events that its host hears."""

from dataclasses import dataclass, field
from typing import Any, Literal, Self

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Error, Locator, Page, Request, expect

from tests.browser import pictures
from tests.browser.element.kept_page import OpensPages, load
from tests.browser.rest import come_to_rest
from tests.chatkit_stand_in import ChatKitStandIn

# The scheme changes colours and nothing else: those alone are looked at again.
_OF_COLOURS = ["color-contrast"]
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@dataclass
class Chat:
    """One element on a page of its own; `foreign` are requests that left this machine's server."""

    page: Page
    server: ChatKitStandIn
    errors: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    @classmethod
    def opened(
        cls, context: OpensPages, server: ChatKitStandIn, options: dict[str, Any], script: str, page: str
    ) -> Self:
        """Open `page` and set `options` (as JSON) merged with what the JavaScript expression `script` gives."""
        chat = cls(context.new_page(), server)
        chat.page.on("pageerror", chat._note_error)
        chat.page.on("request", chat._note)
        load(chat.page, f"{server.url}/{page or 'index.html'}")
        chat.set_options(options, script)
        expect(chat.region).to_be_visible()
        chat.hears("chatkit.ready")
        return chat

    def leave(self) -> None:
        """Hear no more of the page."""
        self.page.remove_listener("pageerror", self._note_error)
        self.page.remove_listener("request", self._note)

    def _note_error(self, error: Error) -> None:
        self.errors.append(str(error))

    def _note(self, request: Request) -> None:
        if request.url.startswith("http") and not request.url.startswith(self.server.url):
            self.foreign.append(request.url)

    def set_options(self, options: dict[str, Any], script: str = "{}") -> None:
        """A full set; `api.url` is the server's, and the colour scheme the browser's, unless they are named."""
        given = {"api": {"url": "/chatkit", "domainKey": "local"}, **options}
        given.setdefault("theme", "system")
        self.page.evaluate(
            f"given => customElements.whenDefined('openai-chatkit').then(() => "
            f"setOptions({{...given, ...({script})}}))",
            given,
        )

    def call(self, method: str, *arguments: Any) -> Any:
        """Call a method of the element; gives what its promise gives."""
        return self.page.evaluate("([method, words]) => methods[method](...words)", [method, list(arguments)])

    def told(self, name: str) -> list[Any]:
        """The details of the events of this name that the host heard so far."""
        return [detail for one, detail in self.page.evaluate("window.told") if one == name]

    def hears(self, name: str) -> Any:
        """Wait until the host has heard of this event; gives the details of the first."""
        # Playwright's own waiting evaluates a text in the page, which the page's policy forbids.
        return self.page.evaluate(
            """name => new Promise((resolve) => {
              const look = () => {
                const found = told.find(([one]) => one === name);
                return found ? resolve(found[1]) : setTimeout(look, 5);
              };
              look();
            })""",
            name,
        )

    @property
    def region(self) -> Locator:
        """The whole chat."""
        return self.page.locator("#chat").get_by_role("region").first

    @property
    def composer(self) -> Locator:
        """The field to write messages in."""
        return self.page.locator("#chat #composer")

    @property
    def scroller(self) -> Locator:
        """The scrolling part: the thread."""
        return self.page.locator("#chat #scroller")

    def say(self, text: str) -> None:
        """Send a message."""
        self.composer.fill(text)
        self.composer.press("Enter")

    def said(self, text: str) -> Locator:
        """One's own message with this text."""
        return self.page.get_by_role("article", name="You").filter(has_text=text)

    def answer(self, text: str) -> Locator:
        """The assistant's message with this text."""
        return self.page.get_by_role("article", name="Assistant").filter(has_text=text)

    def button(self, name: str) -> Locator:
        """A button by its name."""
        return self.page.get_by_role("button", name=name, exact=True)

    def rests(self) -> None:
        """Wait until nothing that comes in moves any more: only then is a box where it stays."""
        come_to_rest(self.page)

    def picture(self, name: str) -> None:
        """A screenshot in `.build/element/`, to be looked at, where pictures are wanted."""
        pictures.take(self.page, "element", name)

    def expect_accessible(self, *schemes: Literal["light", "dark"]) -> None:
        """Nothing for axe to object to, as the page is now, where the system is light and dark, or as `schemes` say."""
        found = []
        rules = _RULES
        was_dark = self.page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
        for scheme in schemes or ("light", "dark"):
            self.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            self.rests()
            report = Axe().run(self.page, options={"runOnly": rules, "resultTypes": ["violations"]}).response
            found += [
                f"{scheme} {violation['id']}: {node['html'][:160]} {node.get('failureSummary', '')}"
                for violation in report["violations"]
                for node in violation["nodes"]
            ]
            rules = _OF_COLOURS
        self.page.emulate_media(color_scheme="dark" if was_dark else "light")
        assert not found, "\n".join(found)
