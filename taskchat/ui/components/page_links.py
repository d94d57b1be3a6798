"""Pages that the rail and the account's menu lead to, beside the tasks."""

from dataclasses import dataclass

from taskchat.ui.views import START

TASKS_ROUTE = START


@dataclass(frozen=True)
class PageLink:
    """A page's address and name, and an icon of Lucide's for it; `in_rail` where the rail leads to it, too."""

    route: str
    name: str
    icon: str
    in_rail: bool = True


PAGE_LINKS = (
    PageLink("/history", "History", "history"),
    PageLink("/trash", "Trash", "trash-2"),
    PageLink("/progress", "Progress", "trending-up"),
    PageLink("/usage", "Usage", "chart-no-axes-column"),
    PageLink("/account", "Settings", "settings-2", in_rail=False),
)
