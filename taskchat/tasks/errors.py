"""Refusals about tasks."""


class TaskNotFound(Exception):
    """Refusal: there is no such task, or it is somebody else's."""


class InvalidTask(ValueError):
    """Refusal of a field: its name in the model, and the reason in a sentence for people.

    `limit` is how many characters it may have, where there are more.
    """

    def __init__(self, field: str, message: str, *, limit: int | None = None) -> None:
        super().__init__(message)
        self.field = field
        self.limit = limit
