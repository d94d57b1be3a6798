"""Saved views as the rail shows them, and the name that one could have. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from taskchat.saved_views import NAME_MAX, SavedView
from taskchat.text import shortened
from taskchat.ui.views.address import Address, read_address
from taskchat.ui.views.filter_bar import filter_bar
from taskchat.ui.views.view import ALL, shown_view


@dataclass(frozen=True)
class Saved:
    """Saved view in the rail: `here` where it is what is shown, and its place among the others."""

    id: str
    name: str
    address: str
    here: bool = False
    place: int = 0
    is_first: bool = False
    is_last: bool = False


def saved_rows(views: Sequence[SavedView], shown: Address) -> list[Saved]:
    """List saved views in their order; of several that hold what is shown, the first is `here`."""
    wanted = _content(shown)
    holding = [number for number, view in enumerate(views) if _content(_read(view.address)) == wanted]
    return [
        Saved(
            str(view.id),
            view.name,
            view.address,
            here=number in holding[:1],
            place=number,
            is_first=number == 0,
            is_last=number == len(views) - 1,
        )
        for number, view in enumerate(views)
    ]


def name_for(shown: Address) -> str:
    """Say what a view shows as a name for it, by its chips: `High priority, #home`."""
    view = shown_view(shown.view, shown.search)
    lists = [f"“{shown.search}”"] if shown.search else [view.title] if view != ALL else []
    chips = filter_bar(shown.path, shown.words, shown.filters).chips
    return shortened(", ".join([*lists, *(chip.words for chip in chips)]), NAME_MAX)


def _read(address: str) -> Address | None:
    path, _, query = address.partition("?")
    return read_address(path, query)


def _content(shown: Address | None) -> object:
    # In whichever order the filters stand.
    return shown and (shown.view, shown.search.strip(), sorted(shown.filters.pairs))
