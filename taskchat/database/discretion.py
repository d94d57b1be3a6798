"""Discretion of engines: what an error says in the log holds no values of rows."""

from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.engine import ExceptionContext

# SQLSTATEs of data that does not fit its type or column: already their first line repeats it.
_DATA_EXCEPTION = "22"


def keep_values_out(engine: Engine) -> None:
    """Leave out of errors the lines in which PostgreSQL repeats rows; the options of the engine hide parameters."""
    event.listen(engine, "handle_error", _shorten)


def _shorten(context: ExceptionContext) -> None:
    original: Any = context.original_exception
    if not hasattr(original, "sqlstate"):
        return
    said = str(original).splitlines()[:1]
    if str(original.sqlstate).startswith(_DATA_EXCEPTION):
        said = [f"SQLSTATE {original.sqlstate}, the data does not fit"]
    original.args = tuple(said)
    if context.sqlalchemy_exception is not None:
        kind = f"({type(original).__module__}.{type(original).__name__})"
        context.sqlalchemy_exception.args = (" ".join([kind, *said]),)
