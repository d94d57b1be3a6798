"""Installing the page as an app: the browser knows whether it is, can be, or leaves it to its menu, and draws it."""

import reflex as rx


class Install(rx.Component):
    """Button that has the browser install the page, where it offers that, else words."""

    library = rx.asset("page/install.jsx").importable_path
    tag = "Install"


def install() -> rx.Component:
    """Card's content on the app on this device."""
    return Install.create()
