"""Refusals about saved views."""


class SavedViewNotFound(Exception):
    """Refusal: there is no such view, or it is somebody else's."""


class InvalidSavedView(ValueError):
    """Refusal of a field: its name, and the reason in a sentence for people."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


class NameTaken(InvalidSavedView):
    """Refusal of a name that another view of the person has: `name` as it is written there, and its `address`."""

    def __init__(self, name: str, address: str) -> None:
        super().__init__("name", f"There is a view called “{name}” already.")
        self.name, self.address = name, address


class TooManySavedViews(InvalidSavedView):
    """Refusal of one more view than a person may have."""

    def __init__(self, limit: int) -> None:
        super().__init__("name", f"There are {limit} saved views already; delete one first.")
