"""User interface in Python: pages, their components, and the state of each tab."""

from taskchat.ui.app import make_app

__all__ = ["make_app"]
