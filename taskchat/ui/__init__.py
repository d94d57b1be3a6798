"""The page, in Python: pages, their parts, and the state of each tab."""

from taskchat.ui.app import make_app

__all__ = ["make_app"]
