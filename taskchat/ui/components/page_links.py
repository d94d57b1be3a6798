"""Pages that the rail and the account's menu lead to, beside the tasks."""

from dataclasses import dataclass

TASKS_ROUTE = "/"


@dataclass(frozen=True)
class PageLink:
    """A page's address and name, and an icon of Lucide's for it."""

    route: str
    name: str
    icon: str


PAGE_LINKS = (PageLink("/usage", "Usage", "chart-no-axes-column"),)
