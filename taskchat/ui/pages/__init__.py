"""Pages of the site: one table of them, and the components that they show."""

from taskchat.ui.pages.table import ADDRESSES, PAGES, Audience, Page, add_pages, routes_for

__all__ = ["ADDRESSES", "PAGES", "Audience", "Page", "add_pages", "routes_for"]
