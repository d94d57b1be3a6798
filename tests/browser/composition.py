"""An input method, as those of Japanese and Korean: letters are put together, and Enter takes them over."""

from playwright.sync_api import CDPSession, Page

# What browsers say of every key that goes to an input method.
_OF_INPUT_METHOD = 229


class Composition:
    """Letters that are being put together in the field with the focus."""

    def __init__(self, page: Page, text: str) -> None:
        self._session: CDPSession = page.context.new_cdp_session(page)
        self._text = text
        end = len(text)
        self._session.send("Input.imeSetComposition", {"text": text, "selectionStart": end, "selectionEnd": end})

    def press(self, key: str) -> None:
        """A key that the input method takes for itself."""
        told = {"key": key, "code": key, "windowsVirtualKeyCode": _OF_INPUT_METHOD}
        self._session.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **told})
        self._session.send("Input.dispatchKeyEvent", {"type": "keyUp", **told})

    def take(self) -> None:
        """Take the letters over by Enter."""
        self.press("Enter")
        self._session.send("Input.insertText", {"text": self._text})
        self._session.detach()
