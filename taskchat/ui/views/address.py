"""Addresses of views: which ones there are, and what each shows. Pure."""

import re
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, quote, unquote

from taskchat.tasks import SEARCH_MAX, TAG_MAX
from taskchat.ui.views.filters import NO_FILTERS, Filters, query_string, read_filters
from taskchat.ui.views.period import Period, read_period
from taskchat.ui.views.view import CALENDAR, LISTS, TODAY, tag_key

START = f"/{TODAY.key}"
# Longest address that is gone back to, in characters; browsers and proxies take little more.
_LOCAL_MAX = 2_000
_THREAD = re.compile(r"[\w-]{1,64}", re.ASCII)
# For the browser, which matches it against a path as it is written, and for Python as well.
VIEW_PATTERN = rf"^/({'|'.join(LISTS)}|search|tag/.+|chat/[\w-]+)/?$"


@dataclass(frozen=True)
class Address:
    """Content of an address: a list by its key, or a search by its words, with filters and a conversation beside.

    The calendar has a `period`, the month that is now without one.
    """

    view: str = TODAY.key
    search: str = ""
    thread: str = ""
    filters: Filters = NO_FILTERS
    period: Period | None = None

    @property
    def beside(self) -> str:
        """Address of the list alone."""
        return self.path + query_string([*self.words, *self.filters.pairs])

    @property
    def path(self) -> str:
        """Path of the list alone."""
        return "/search" if self.search else view_path(self.view)

    @property
    def words(self) -> tuple[tuple[str, str], ...]:
        """Words that are searched for, or the calendar's period, as the query has them."""
        if self.search:
            return (("q", self.search),)
        return (self.period.pair,) if self.period else ()


def is_view(path: str) -> bool:
    """Whether a path leads to a view; it is written as people read it, without escapes."""
    return _read(path, {}) is not None


def read_address(path: str, query: str) -> Address | None:
    """Return what an address shows, from its path and query as they are written; None where it leads to no view.

    Beside a conversation `list` in the query is the path of the list, Today without it.
    """
    pairs = parse_qsl(query)
    address = _read(unquote(path), dict(pairs))
    if address is None:
        return None
    period = read_period(pairs) if address.view == CALENDAR.key else None
    return replace(address, filters=read_filters(pairs), period=period)


def view_path(key: str) -> str:
    """Path of the list with this key."""
    kind, _, name = key.partition(":")
    return tag_path(name) if name else f"/{kind}"


def tag_path(tag: str) -> str:
    """Path of a tag's list."""
    return f"/tag/{quote(tag, safe='')}"


def tag_filter(tag: str) -> str:
    """Filter of a tag, as a query has it."""
    return query_string([("tag", tag)]).removeprefix("?")


def local_path(address: str) -> str:
    """Return an address of this site that one can go back to; empty for any other."""
    is_ours = re.match(r"/(?![/\\])", address) and len(address) <= _LOCAL_MAX
    return address if is_ours and address.isprintable() and "\\" not in address else ""


def _read(path: str, query: dict[str, str]) -> Address | None:
    kind, _, name = path.strip("/").partition("/")
    if kind == "chat":
        beside = _list(unquote(query.get("list", TODAY.key)), query)
        return Address(beside.view, beside.search, name) if beside and _THREAD.fullmatch(name) else None
    return _list(path.strip("/"), query)


def _list(path: str, query: dict[str, str]) -> Address | None:
    kind, _, name = path.partition("/")
    if kind == "tag" and name:
        return Address(tag_key(name)) if name.isprintable() and len(name) <= TAG_MAX else None
    if path == "search":
        return Address(search=_words(query.get("q", "")))
    return Address(path) if path in LISTS else None


def _words(text: str) -> str:
    return "".join(character for character in text if character.isprintable())[:SEARCH_MAX]
