"""State of the device's settings: the browser knows whether it takes push messages, the server what it does without."""

import reflex as rx

from taskchat.settings import get_settings
from taskchat.ui.state.session import Session

_IN_PAGES = "Without it they show in open pages only; what was missed waits under the bell."
_BY_MAIL = "Without it they show in open pages, and come by e-mail as long as none of your devices takes them."


class DeviceSettings(Session):
    """Words beside the button that subscribes."""

    @rx.var(initial_value="", auto_deps=False, deps=["_visits"])
    def without_push(self) -> str:
        """Sentence on where reminders come while a browser takes no push messages."""
        return _BY_MAIL if get_settings().smtp_url else _IN_PAGES
