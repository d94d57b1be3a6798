"""Reminders on this device: the browser asks, subscribes and draws it; nothing of it is in the page's state."""

import reflex as rx

from taskchat.ui.state import DeviceSettings, Session


class Device(rx.Component):
    """Button that turns push messages to this browser on or off; `instead` says what happens without them."""

    library = rx.asset("page/device.jsx").importable_path
    tag = "Device"

    person: rx.Var[str]
    instead: rx.Var[str]


def device() -> rx.Component:
    """Messages to this browser for the person who is signed in."""
    return Device.create(person=Session.account.id, instead=DeviceSettings.without_push)
