"""Ways out of a view that its filters left empty: which one to take away, and what is there then."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from taskchat.text import counted
from taskchat.ui.views.address import Address
from taskchat.ui.views.board import Remedy
from taskchat.ui.views.filter_bar import words_of
from taskchat.ui.views.filters import Filters
from taskchat.ui.views.view import View

Count = Callable[..., Awaitable[list[int]]]


async def read_remedies(count: Count, base: View, filters: Filters, address: Address) -> list[Remedy]:
    """Count what each filter keeps away, in one statement, the most first; all of them where none does alone."""
    if not filters.conditions:
        return []
    ways = [filters.without(pair) for pair in filters.conditions]
    if len(ways) > 1:
        ways.append(filters.without(*filters.conditions))
    views = [way.upon(base) for way in ways]
    found = await count(choices=[(view.query, view.buckets) for view in views])
    names = [f"Without “{words_of(pair)}”" for pair in filters.conditions] + ["Without any filter"]
    remedies = [
        (number, Remedy(name, counted(number, "task"), replace(address, filters=way).beside))
        for name, way, number in zip(names, ways, found, strict=False)
        if number
    ]
    alone = [one for one in remedies if one[1].words != names[-1]]
    return [remedy for _, remedy in sorted(alone or remedies, key=lambda one: -one[0])]
