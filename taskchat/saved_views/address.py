"""Addresses of saved views: a list of the page with its filters, named as `GET /api/tasks` names them. Pure."""

import re
from collections.abc import Iterable
from urllib.parse import parse_qsl, quote

from pydantic import ValidationError

from taskchat.saved_views.errors import InvalidSavedView
from taskchat.tasks import Sort, Start, Status, TaskQuery

ADDRESS_MAX = 2_000
_MAX_PAIRS = 30
_PATH = re.compile(r"/(today|upcoming|all|done|calendar|search|tag/[^/?#]+)")
# Conditions of a query that an address has, in its order; all but a list of tags stand there once.
_NAMES = (
    "status", "priority", "tag", "due", "due_from", "due_to", "completed_from", "completed_to", "created_from",
    "created_to", "sort",
)  # fmt: skip
# Words of a search, and how the page shows what fits.
_PAGES_OWN = ("q", "group", "as", "by")


def check_address(address: str) -> str:
    """Return the address of a list as it is kept; raises `InvalidSavedView` for one that leads to none.

    Filters that the page has and tasks know nothing of, like a grouping, are kept as they are.
    """
    if len(address) > ADDRESS_MAX or not (address.isascii() and address.isprintable()) or " " in address:
        raise InvalidSavedView(
            "address", f"An address has at most {ADDRESS_MAX:,} characters, written as in a browser."
        )
    path, _, query = address.partition("?")
    pairs = parse_qsl(query)
    if not _PATH.fullmatch(path) or "#" in query or len(pairs) > _MAX_PAIRS:
        raise InvalidSavedView("address", "This address leads to no list: it begins like /today, /all or /tag/home.")
    _check_conditions(pairs)
    return address


def filtered_address(address: str) -> str:
    """Return an address with its list and filters alone; empty where it filters nothing, or leads to no list."""
    try:
        path, _, query = check_address(address).partition("?")
    except InvalidSavedView:
        return ""
    pairs = [(name, value) for name, value in parse_qsl(query) if name in {*_NAMES, *_PAGES_OWN} and value]
    return f"{path}{query_string(pairs)}" if pairs or path.startswith("/tag/") else ""


def query_address(query: TaskQuery) -> str:
    """Return the address of all tasks that fit; raises `InvalidSavedView` for conditions that no address has."""
    if query.parent_id or query.start is not Start.ALL:
        raise InvalidSavedView("address", "Subtasks and starts are no filters of a list on the page.")
    pairs = [pair for name in _NAMES for pair in _pairs(query, name)]
    if query.search:
        return f"/search{query_string([('q', query.search), *pairs])}"
    return f"/all{query_string(pairs)}"


def query_string(pairs: Iterable[tuple[str, str]]) -> str:
    """Write names and values as the query of an address, with its question mark; empty for none."""
    text = "&".join(f"{name}={quote(value, safe='')}" for name, value in pairs)
    return f"?{text}" if text else ""


def _pairs(query: TaskQuery, name: str) -> list[tuple[str, str]]:
    value = getattr(query, name)
    if name == "tag":
        return [(name, tag.strip().lstrip("#").lower()) for tag in value]
    # As lists are anyway.
    usual = {"status": Status.OPEN, "sort": Sort.DUE}.get(name)
    return [] if value is None or value == usual else [(name, str(value))]


def _check_conditions(pairs: list[tuple[str, str]]) -> None:
    values = {name: value for name, value in pairs if name in _NAMES and name != "tag"}
    tags = [value for name, value in pairs if name == "tag"]
    try:
        TaskQuery.model_validate({**values, **({"tag": tags} if tags else {})})
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(map(str, first["loc"])) or "filters"
        raise InvalidSavedView("address", f"{name}: {first['msg'].removeprefix('Value error, ')}") from None
