"""Desktop that shows notifications: a session bus of its own, and the service on it that a browser hands them to.

with Desktop() as desktop:
    ...  # a browser with DBUS_SESSION_BUS_ADDRESS = desktop.address shows "Pay rent"
    desktop.press(desktop.wait_for("Pay rent"), "Complete")
"""

import asyncio
import contextlib
import subprocess
import tempfile
import threading
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Self

from dbus_fast.aio import MessageBus
from dbus_fast.annotations import DBusInt32, DBusSignature, DBusStr, DBusUInt32
from dbus_fast.service import ServiceInterface, dbus_method, dbus_signal

_NAME, _PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
# The session bus as Debian sets it up, without the services that it would start.
_BUS = """<busconfig><type>session</type><listen>unix:dir={folder}</listen>
<auth>EXTERNAL</auth><policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>"""
_PATIENCE = 15.0
# Reason of NotificationClosed: by a call of CloseNotification.
_BY_CALL = 3

_Texts = Annotated[list[str], DBusSignature("as")]
_Hints = Annotated[dict[str, Any], DBusSignature("a{sv}")]
_About = Annotated[tuple[str, str, str, str], DBusSignature("ssss")]
_Action = Annotated[tuple[int, str], DBusSignature("us")]
_Closed = Annotated[tuple[int, int], DBusSignature("uu")]


@dataclass(frozen=True)
class Shown:
    """A notification on the desktop; `keys` of its buttons by what is written on them."""

    number: int
    title: str
    body: str
    keys: dict[str, str]

    @property
    def buttons(self) -> list[str]:
        """The buttons that the site asked for; the browser's own and a click beside them have keys that are words."""
        return [label for label, key in self.keys.items() if key.isdecimal()]


class _Notifications(ServiceInterface):
    """Service of the Desktop Notifications Specification 1.2, as far as a browser uses it."""

    def __init__(self, changed: threading.Condition) -> None:
        super().__init__(_NAME)
        self.shown: dict[int, Shown] = {}
        self._changed = changed
        self._last = 0

    @dbus_method("GetCapabilities")
    def capabilities(self) -> _Texts:
        return ["actions", "body"]

    @dbus_method("GetServerInformation")
    def about(self) -> _About:
        return "taskchat's tests", "taskchat", "1", "1.2"

    @dbus_method("Notify")
    def notify(
        self,
        _app: DBusStr,
        replaces: DBusUInt32,
        _icon: DBusStr,
        title: DBusStr,
        body: DBusStr,
        actions: _Texts,
        _hints: _Hints,
        _timeout: DBusInt32,
    ) -> DBusUInt32:
        self._last += 1
        number = replaces or self._last
        keys = dict(zip(actions[1::2], actions[::2], strict=True))
        with self._changed:
            self.shown[number] = Shown(number, title, body, keys)
            self._changed.notify_all()
        return number

    @dbus_method("CloseNotification")
    def close(self, number: DBusUInt32) -> None:
        with self._changed:
            self.shown.pop(number, None)
            self._changed.notify_all()
        self.closed(number, _BY_CALL)

    @dbus_signal("NotificationClosed")
    def closed(self, number: int, reason: int) -> _Closed:
        return number, reason

    @dbus_signal("ActionInvoked")
    def invoked(self, number: int, key: str) -> _Action:
        return number, key


class Desktop:
    """A desktop, for as long as the `with` block lasts; `address` is its session bus."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="desktop", daemon=True)
        self._service = _Notifications(self._changed)

    def wait_for(self, title: str, holds: Callable[[Shown], bool] = lambda _: True) -> Shown:
        """Wait until a notification of this title is shown, and give it."""

        def matching() -> list[Shown]:
            return [one for one in self.shown if one.title == title and holds(one)]

        with self._changed:
            assert self._changed.wait_for(matching, _PATIENCE), self.shown
            return matching()[0]

    def wait_for_titles(self, *titles: str) -> None:
        """Wait until just these are shown."""
        with self._changed:
            wanted = sorted(titles)
            there = self._changed.wait_for(lambda: sorted(one.title for one in self.shown) == wanted, _PATIENCE)
            assert there, self.shown

    @property
    def shown(self) -> list[Shown]:
        """List all that is on the desktop."""
        return list(self._service.shown.values())

    def press(self, notification: Shown, button: str) -> None:
        """Press a button of a notification."""
        self._loop.call_soon_threadsafe(self._service.invoked, notification.number, notification.keys[button])

    def click(self, notification: Shown) -> None:
        """Click on a notification, beside its buttons."""
        self._loop.call_soon_threadsafe(self._service.invoked, notification.number, "default")

    def __enter__(self) -> Self:
        with contextlib.ExitStack() as stack:
            self.address = stack.enter_context(_session_bus())
            self._thread.start()
            stack.callback(self._end_loop)
            bus = self._wait(self._serve())
            stack.callback(self._leave, bus)
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    async def _serve(self) -> MessageBus:
        # Made here, since it keeps to the loop in which it is made.
        bus = await MessageBus(bus_address=self.address).connect()
        bus.export(_PATH, self._service)
        await bus.request_name(_NAME)
        return bus

    def _leave(self, bus: MessageBus) -> None:
        self._loop.call_soon_threadsafe(bus.disconnect)
        self._wait(bus.wait_for_disconnect())

    def _end_loop(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _wait(self, coroutine: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(coroutine, self._loop).result(_PATIENCE)


@contextlib.contextmanager
def _session_bus() -> Iterator[str]:
    """A bus for as long as the block lasts; gives its address."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Path(folder) / "bus.conf"
        settings.write_text(_BUS.format(folder=folder), encoding="utf-8")
        command = ["dbus-daemon", f"--config-file={settings}", "--nofork", "--print-address=1"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as daemon:
            assert daemon.stdout
            try:
                yield daemon.stdout.readline().strip()
            finally:
                daemon.terminate()
